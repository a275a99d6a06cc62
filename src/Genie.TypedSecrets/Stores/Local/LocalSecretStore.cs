using System.Security.Cryptography;
using Genie.TypedSecrets.Names;

namespace Genie.TypedSecrets.Stores;

/// <summary>
/// Stores secrets for development in encrypted files in the user profile. It requires no server, no account and no setup. Add secrets with
/// the command <c>genie-secrets put</c>.
/// </summary>
/// <remarks>
/// <para>
/// The directory is <c>GENIE_SECRETS_LOCAL_DIRECTORY</c>, or else <c>genie-secrets</c> under <c>XDG_DATA_HOME</c> or the user's local application
/// data. Each secret is one file with its current and its previous version, encrypted with AES-256-GCM. The key is created with the first
/// secret and stored in the same directory, readable by its owner only.
/// </para>
/// <para>
/// It protects against other users of the machine, against values in plain text in backups, search indexes, screen shares or commits of
/// single files, and against files that were changed, swapped or truncated. It does <b>not</b> protect against programs that run as the
/// same user, against an administrator, or against a copy of the whole directory, because the key is in it. Do not store production secrets
/// in it. A client whose environment is not the default one does not select it by default.
/// </para>
/// <para>
/// Thread-safe, and safe to use from several processes at once: writers wait for each other (10 seconds at most), and readers never wait. An interrupted write
/// leaves either the former value or the new one. Buffers are overwritten after use.
/// </para>
/// </remarks>
public sealed class LocalSecretStore : IWritableSecretStore
{
    internal const string StoreName = "local";
    internal const string DirectoryVariable = "GENIE_SECRETS_LOCAL_DIRECTORY";

    private readonly LocalVault _vault;
    private readonly BlockingCalls _calls = new();
    private readonly TimeProvider _timeProvider;

    /// <summary>Initializes a store in a directory. Nothing is read or created yet.</summary>
    /// <param name="directory">The directory. It is created with the first write, accessible to its owner only.</param>
    /// <param name="timeProvider">The clock for the dates of versions and for waiting; the system clock by default.</param>
    public LocalSecretStore(string directory, TimeProvider? timeProvider = null)
        : this(directory, timeProvider ?? TimeProvider.System, LocalFiles.Instance)
    {
    }

    internal LocalSecretStore(string directory, TimeProvider timeProvider, ILocalFiles files)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(directory);
        Directory = Path.GetFullPath(directory);
        _timeProvider = timeProvider;
        _vault = new LocalVault(files, Directory, timeProvider);
    }

    /// <inheritdoc/>
    public string Name => StoreName;

    /// <inheritdoc/>
    public bool SupportsBatching => false;

    /// <summary>Gets the absolute path of the directory of the secrets.</summary>
    public string Directory { get; }

    /// <summary>Creates the store of the current user: in <c>GENIE_SECRETS_LOCAL_DIRECTORY</c>, or else in the user profile.</summary>
    /// <param name="context">The environment variables and the clock.</param>
    /// <exception cref="SecretsConfigurationException">The user has no profile directory, and the variable is not set.</exception>
    public static LocalSecretStore Create(SecretStoreContext context)
    {
        ArgumentNullException.ThrowIfNull(context);
        return new LocalSecretStore(FindDirectory(context.EnvironmentVariableReader), context.TimeProvider);
    }

    /// <inheritdoc/>
    public ValueTask<SecretPayload> GetAsync(SecretRequest request, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(request);
        return _calls.RunAsync(_ => GetCore(request), static payload => payload.Dispose(), cancellationToken);
    }

    /// <inheritdoc/>
    public ValueTask<IReadOnlyList<SecretResult>> GetManyAsync(IReadOnlyList<SecretRequest> requests, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(requests);
        return _calls.RunAsync(token => SecretStoreCalls.GetEach(requests, GetCore, token), SecretStoreCalls.Discard, cancellationToken);
    }

    /// <inheritdoc/>
    /// <exception cref="ArgumentException">Secrets Manager would not accept the name or the value.</exception>
    /// <exception cref="SecretStoreUnavailableException">The disk is full, the directory is not writable, or the key cannot be used. The stored value is unchanged.</exception>
    public async ValueTask<string> PutAsync(string name, ReadOnlyMemory<byte> value, bool isBinary = false, CancellationToken cancellationToken = default)
    {
        name = SecretName.ToWritable(name);
        SecretValue.ThrowIfUnwritable(value.Span, isBinary);
        var copy = value.ToArray();
        try
        {
            var version = new StoredVersion(Guid.NewGuid(), _timeProvider.GetUtcNow(), isBinary, copy);
            await _vault.WriteAsync(name, version, cancellationToken).ConfigureAwait(false);
            return version.Id;
        }
        finally
        {
            CryptographicOperations.ZeroMemory(copy);
        }
    }

    /// <inheritdoc/>
    /// <remarks>The comparison and the write happen under the store's lock.</remarks>
    /// <exception cref="ArgumentException">Secrets Manager would not accept the name or the value.</exception>
    public async ValueTask<string?> TryPutAsync(string name, ReadOnlyMemory<byte> value, string? expectedVersionId, SecretWriteOptions options, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(options);
        name = SecretName.ToWritable(name);
        SecretValue.ThrowIfUnwritable(value.Span, options.IsBinary);
        var copy = value.ToArray();
        try
        {
            var version = new StoredVersion(Guid.NewGuid(), _timeProvider.GetUtcNow(), options.IsBinary, copy);
            return await _vault.TryWriteAsync(name, version, former => former?.Current.Id == expectedVersionId, cancellationToken).ConfigureAwait(false) ? version.Id : null;
        }
        finally
        {
            CryptographicOperations.ZeroMemory(copy);
        }
    }

    /// <inheritdoc/>
    /// <exception cref="SecretStoreUnavailableException">The file cannot be removed.</exception>
    public ValueTask<bool> DeleteAsync(string name, CancellationToken cancellationToken = default)
    {
        name = SecretName.ToWritable(name);
        cancellationToken.ThrowIfCancellationRequested();
        return _vault.DeleteAsync(name, cancellationToken);
    }

    /// <inheritdoc/>
    /// <remarks>Damaged files whose name cannot be read are omitted; <see cref="ListEntriesAsync"/> lists them.</remarks>
    /// <exception cref="SecretStoreUnavailableException">The directory cannot be read.</exception>
    public async ValueTask<IReadOnlyList<string>> ListAsync(CancellationToken cancellationToken = default)
    {
        var entries = await ListEntriesAsync(cancellationToken).ConfigureAwait(false);
        return entries.Where(static entry => entry.Problem is null).Select(static entry => entry.Name).ToArray();
    }

    /// <inheritdoc/>
    /// <exception cref="SecretStoreUnavailableException">The directory cannot be read.</exception>
    public ValueTask<IReadOnlyList<ListedSecret>> ListEntriesAsync(CancellationToken cancellationToken = default) =>
        _calls.RunAsync(_ => _vault.List(), static _ => { }, cancellationToken);

    /// <summary>Returns the name and the directory of the store.</summary>
    public override string ToString() => $"local ({Directory})";

    private static string FindDirectory(Func<string, string?> getEnvironmentVariable)
    {
        if (getEnvironmentVariable(DirectoryVariable) is { Length: > 0 } directory)
        {
            return HomePath.Expand(directory, getEnvironmentVariable);
        }

        // The XDG base directory specification: a relative path is to be ignored.
        var parent = getEnvironmentVariable("XDG_DATA_HOME") is { } data && Path.IsPathFullyQualified(data)
            ? data
            : Environment.GetFolderPath(Environment.SpecialFolder.LocalApplicationData, Environment.SpecialFolderOption.DoNotVerify);
        return parent.Length > 0
            ? Path.Combine(parent, "genie-secrets")
            : throw new SecretsConfigurationException(
                $"The local secret store has no directory: this user has no profile. Set {DirectoryVariable} to a directory, or choose another store with GENIE_SECRETS_STORE.");
    }

    private SecretPayload GetCore(SecretRequest request)
    {
        var name = SecretName.ToReadable(request.Name, StoreName);
        var secret = _vault.Read(name) ?? throw LocalErrors.NotFound(name);
        try
        {
            return secret.Find(request, StoreName).ToPayload(request.Name);
        }
        finally
        {
            secret.Wipe();
        }
    }
}
