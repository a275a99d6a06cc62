using System.Security.Cryptography;

namespace Genie.TypedSecrets.Stores;

/// <summary>
/// The store for development: encrypted files in the user's profile. Needs no server, no account and no setup. Fill it with the
/// command <c>genie-secrets put</c>.
/// </summary>
/// <remarks>
/// <para>
/// The directory is <c>GENIE_SECRETS_LOCAL_DIRECTORY</c>, or else <c>genie-secrets</c> under <c>XDG_DATA_HOME</c> or the user's local application
/// data. Each secret is one file with its current and its previous version, encrypted with AES-256-GCM under a key that is
/// created with the first secret and kept beside them, readable by its owner alone.
/// </para>
/// <para>
/// It protects against other users of the machine, against values that end up in plain text in backups, search indexes, screen shares or
/// commits of single files, and against files that were changed, swapped or cut short. It does <b>not</b> protect
/// against programs that run as the same user, against an administrator, or against whoever has a copy of the whole directory: the key is in it. It is no place for
/// production secrets, and a client whose environment is not the default one does not choose it by itself.
/// </para>
/// <para>
/// Thread-safe, and safe to use from several processes at once: writers wait for each other (10 seconds at most), readers for nobody. A write that is interrupted
/// leaves the former value or the new one, whole. Buffers are wiped after use.
/// </para>
/// </remarks>
public sealed class LocalSecretStore : IWritableSecretStore
{
    internal const string StoreName = "local";
    internal const string DirectoryVariable = "GENIE_SECRETS_LOCAL_DIRECTORY";

    private readonly LocalVault _vault;
    private readonly TimeProvider _timeProvider;

    /// <summary>The store in a directory. Nothing is read or created yet.</summary>
    /// <param name="directory">The directory; created, for its owner alone, with the first write.</param>
    /// <param name="timeProvider">The clock that dates versions and waits for other writers; the system's by default.</param>
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

    /// <summary>The directory the secrets are in: an absolute path.</summary>
    public string Directory { get; }

    /// <summary>The store of the current user: in <c>GENIE_SECRETS_LOCAL_DIRECTORY</c>, or else in the profile.</summary>
    /// <param name="context">Where environment variables and the clock come from.</param>
    /// <exception cref="SecretsConfigurationException">The user has no profile directory, and none is set.</exception>
    public static LocalSecretStore Create(SecretStoreContext context)
    {
        ArgumentNullException.ThrowIfNull(context);
        return new LocalSecretStore(FindDirectory(context.EnvironmentVariableReader), context.TimeProvider);
    }

    /// <inheritdoc/>
    public ValueTask<SecretPayload> GetAsync(SecretRequest request, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(request);
        cancellationToken.ThrowIfCancellationRequested();
        return new(GetCore(request));
    }

    /// <inheritdoc/>
    public ValueTask<IReadOnlyList<SecretResult>> GetManyAsync(IReadOnlyList<SecretRequest> requests, CancellationToken cancellationToken = default) =>
        new(SecretStoreCalls.GetEach(requests, GetCore, cancellationToken));

    /// <inheritdoc/>
    /// <exception cref="ArgumentException">The name or the value is one Secrets Manager would not take.</exception>
    /// <exception cref="SecretStoreUnavailableException">The disk is full, the directory cannot be written to, or the key cannot be used. The former value is unchanged.</exception>
    public async ValueTask<string> PutAsync(string name, ReadOnlyMemory<byte> value, bool isBinary = false, CancellationToken cancellationToken = default)
    {
        SecretName.ThrowIfUnwritable(name);
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
    /// <exception cref="SecretStoreUnavailableException">The file cannot be removed.</exception>
    public ValueTask<bool> DeleteAsync(string name, CancellationToken cancellationToken = default)
    {
        SecretName.ThrowIfUnwritable(name);
        cancellationToken.ThrowIfCancellationRequested();
        return _vault.DeleteAsync(name, cancellationToken);
    }

    /// <inheritdoc/>
    /// <exception cref="SecretStoreUnavailableException">The directory cannot be read.</exception>
    public ValueTask<IReadOnlyList<string>> ListAsync(CancellationToken cancellationToken = default)
    {
        cancellationToken.ThrowIfCancellationRequested();
        return new(_vault.List());
    }

    /// <summary>The store's name and directory.</summary>
    public override string ToString() => $"local ({Directory})";

    private static string FindDirectory(Func<string, string?> getEnvironmentVariable)
    {
        if (getEnvironmentVariable(DirectoryVariable) is { Length: > 0 } directory)
        {
            return directory;
        }

        // The XDG base directory specification: a relative path is to be ignored.
        var parent = getEnvironmentVariable("XDG_DATA_HOME") is { } data && Path.IsPathFullyQualified(data)
            ? data
            : Environment.GetFolderPath(Environment.SpecialFolder.LocalApplicationData, Environment.SpecialFolderOption.DoNotVerify);
        return parent.Length > 0
            ? Path.Combine(parent, "genie-secrets")
            : throw new SecretsConfigurationException(
                $"The local secret store has no directory: this user has no profile. Set {DirectoryVariable} to one, or choose another store with GENIE_SECRETS_STORE.");
    }

    private SecretPayload GetCore(SecretRequest request)
    {
        SecretName.ThrowIfUnreadable(request.Name, StoreName);
        var secret = _vault.Read(request.Name) ?? throw LocalErrors.NotFound(request.Name);
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
