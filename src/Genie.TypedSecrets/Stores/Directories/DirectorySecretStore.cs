using System.Collections.Concurrent;
using Genie.TypedSecrets.Names;

namespace Genie.TypedSecrets.Stores;

/// <summary>Reads secrets from files in a directory, as a secrets CSI driver, Kubernetes, External Secrets or Docker mount them.</summary>
/// <remarks>
/// <para>
/// The secret <c>genie-dev/api-keys</c> is the file <c>genie-dev/api-keys</c>, or a directory of that name with one file for each key
/// (<c>genie-dev/api-keys/github_token</c>), or else <c>genie-dev_api-keys</c>, which drivers create from a name with a slash by default. A
/// name is compared exactly, also on file systems that ignore case. Two names that would be read from the same path are an error.
/// </para>
/// <para>
/// A mount is swapped to its next version by a link. Each link is resolved once for a read, and the read is repeated when a link was swapped or a
/// file was replaced meanwhile: all keys of a secret, and all secrets that are read together, are of the same version. To change files
/// in place, replace them by renaming.
/// </para>
/// <para>
/// Content that is not UTF-8 text is binary. A file is one version (<c>AWSCURRENT</c>); its id stays the same as long as the content does, within this
/// process only. Pipes and devices are never opened. Files are read on threads of the store, so that a mount that hangs does not block the caller.
/// Thread-safe.
/// </para>
/// </remarks>
public sealed class DirectorySecretStore : IListableSecretStore
{
    internal const string StoreName = "directory";
    internal const string DirectoryVariable = "GENIE_SECRETS_DIRECTORY";

    // A mount is swapped about once a minute. After this many conflicts in a row the directory is not a mount.
    private const int MaxAttempts = 20;

    private readonly IMountedFiles _files;
    private readonly BlockingCalls _calls = new();

    // The secret of each file without a directory, for which several names are possible.
    private readonly ConcurrentDictionary<string, string> _flatNames = new(StringComparer.Ordinal);

    /// <summary>Initializes a store in a directory. Nothing is read yet.</summary>
    /// <param name="directory">The directory. It does not have to exist yet.</param>
    public DirectorySecretStore(string directory)
        : this(directory, MountedFiles.Instance)
    {
    }

    internal DirectorySecretStore(string directory, IMountedFiles files)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(directory);
        Directory = Path.GetFullPath(directory);
        _files = files;
    }

    /// <inheritdoc/>
    public string Name => StoreName;

    /// <inheritdoc/>
    public bool SupportsBatching => false;

    /// <inheritdoc/>
    public string GetLocation(string name)
    {
        ArgumentNullException.ThrowIfNull(name);

        // A slash may be stored as an underscore; Windows drops dots at the end of a file's or folder's name.
        return string.Join('_', SecretArn.NameOf(name).Split('/').Select(static part => part.TrimEnd('.')));
    }

    /// <summary>Gets the absolute path of the directory of the secrets.</summary>
    public string Directory { get; }

    /// <summary>Creates the store in the directory that <c>GENIE_SECRETS_DIRECTORY</c> names.</summary>
    /// <param name="context">The environment variables.</param>
    /// <exception cref="SecretsConfigurationException">The variable is not set.</exception>
    public static DirectorySecretStore Create(SecretStoreContext context)
    {
        ArgumentNullException.ThrowIfNull(context);
        return context.EnvironmentVariableReader(DirectoryVariable) is { } directory && !string.IsNullOrWhiteSpace(directory)
            ? new DirectorySecretStore(HomePath.Expand(directory, context.EnvironmentVariableReader))
            : throw new SecretsConfigurationException($"The store 'directory' requires a directory. Set {DirectoryVariable} to the directory where the secrets are mounted.");
    }

    /// <inheritdoc/>
    public async ValueTask<SecretPayload> GetAsync(SecretRequest request, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(request);
        var results = await GetManyAsync([request], cancellationToken).ConfigureAwait(false);
        return results[0].IsSuccess ? results[0].Payload! : throw results[0].Error!;
    }

    /// <inheritdoc/>
    public ValueTask<IReadOnlyList<SecretResult>> GetManyAsync(IReadOnlyList<SecretRequest> requests, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(requests);
        return _calls.RunAsync(token => GetConsistently(requests, token), SecretStoreCalls.Discard, cancellationToken);
    }

    /// <inheritdoc/>
    /// <exception cref="SecretStoreUnavailableException">The directory cannot be read.</exception>
    public ValueTask<IReadOnlyList<ListedSecret>> ListEntriesAsync(CancellationToken cancellationToken = default) =>
        _calls.RunAsync(
            _ =>
            {
                var snapshot = new MountSnapshot(_files);
                return MountedList.Read(snapshot, Resolve(snapshot));
            },
            static _ => { },
            cancellationToken);

    /// <summary>Returns the name and the directory of the store.</summary>
    public override string ToString() => $"directory ({Directory})";

    private IReadOnlyList<SecretResult> GetConsistently(IReadOnlyList<SecretRequest> requests, CancellationToken cancellationToken)
    {
        for (var attempt = 1; attempt <= MaxAttempts; attempt++)
        {
            var snapshot = new MountSnapshot(_files);
            var root = Resolve(snapshot);
            var results = SecretStoreCalls.GetEach(requests, request => GetCore(snapshot, root, request), cancellationToken);
            if (IsStable(snapshot))
            {
                return results;
            }

            SecretStoreCalls.Discard(results);
        }

        throw new SecretStoreUnavailableException(
            StoreName,
            $"The files in {Directory} changed during each of {MaxAttempts} reads. Replace files by renaming, not by writing to them.");
    }

    private string Resolve(MountSnapshot snapshot)
    {
        try
        {
            return snapshot.Resolve(Directory) ?? throw new SecretStoreUnavailableException(
                StoreName,
                $"The directory {Directory} does not exist, or is a file. Mount the secrets there, or set {DirectoryVariable} to their directory.");
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new SecretStoreUnavailableException(StoreName, $"The directory {Directory} cannot be read: {e.Message}", innerException: e);
        }
    }

    // An error here was one of the reads too, and is in their results.
    private static bool IsStable(MountSnapshot snapshot)
    {
        try
        {
            return snapshot.IsStable();
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return false;
        }
    }

    private SecretPayload GetCore(MountSnapshot snapshot, string root, SecretRequest request)
    {
        var name = SecretName.ToReadable(request.Name, StoreName);
        byte[] content;
        try
        {
            var path = Find(snapshot, root, name);
            content = Read(snapshot, path, name);
        }
        catch (InvalidDataException e)
        {
            throw new SecretStoreUnavailableException(StoreName, $"{PathOf(name)} cannot be used. {e.Message}", name, isTransient: false);
        }
        catch (UnauthorizedAccessException e)
        {
            var path = PathOf(name);
            throw new SecretAccessDeniedException(name, FilePermission.Describe("read permission", path, _files.GetMode), path, e);
        }
        catch (IOException e)
        {
            throw new SecretStoreUnavailableException(StoreName, $"Reading {PathOf(name)} failed: {e.Message}", name, innerException: e);
        }

        return ToPayload(request, content);
    }

    private MountedPath Find(MountSnapshot snapshot, string root, string name)
    {
        var flat = name.Replace('/', '_');
        string? found = null;
        var path = HasNestedPath(name) ? MountedPath.Find(snapshot, root, name, out found) : null;
        if (path is null && flat != name)
        {
            path = MountedPath.Find(snapshot, root, flat, out var foundFlat);
            found ??= foundFlat;
        }

        if (path is null)
        {
            throw NotFound(name, found);
        }

        // "a/b_c" and "a_b/c" have the same flat name.
        if (!path.Relative.Contains('/', StringComparison.Ordinal) && _flatNames.GetOrAdd(path.Relative, name) is var other && other != name)
        {
            throw SecretNotFoundException.Because(
                name,
                StoreName,
                $"would be read from '{path.Relative}', which is the file of the secret '{other}'",
                $"Mount it as {Path.Combine(Directory, name)}, in directories.");
        }

        return path;
    }

    private byte[] Read(MountSnapshot snapshot, MountedPath path, string name)
    {
        switch (path.Kind)
        {
            case FileKind.File:
                return snapshot.Read(path.Full, SecretValue.MaxLength) ?? throw NotFound(name, found: null);
            case FileKind.Directory when name.Contains('/', StringComparison.Ordinal):
                return MountedKeys.Read(snapshot, path.Full, SecretValue.MaxLength) ?? throw NotFound(name, $"There is '{path.Relative}', which is an empty directory.");
            case FileKind.Directory:
                // Its files can be secrets of their own: "genie-prod" must not return all of "genie-prod/…".
                throw NotFound(name, $"There is '{path.Relative}', which is a directory; only a secret with a slash in its name can have one file for each key.");
            default:
                throw new InvalidDataException($"It is {MountedPath.Describe(path.Kind)}.");
        }
    }

    private static SecretPayload ToPayload(SecretRequest request, byte[] content)
    {
        var isBinary = !SecretText.TryRead(content, out _, out _);
        var payload = new SecretPayload(request.Name, ProcessVersionId.Of(request.Name, content), content, isBinary);
        try
        {
            SecretStoreCalls.ThrowIfNotOnlyVersion(request, payload.VersionId, StoreName);
            return payload;
        }
        catch
        {
            payload.Dispose();
            throw;
        }
    }

    // Secrets Manager allows "/prod//db" and "a/../b", which are not paths; "..data" is the link of a mount.
    private static bool HasNestedPath(string name) =>
        !Array.Exists(name.Split('/'), static part => part.Length == 0 || part is "." || part.StartsWith("..", StringComparison.Ordinal));

    private string PathOf(string name) => Path.Combine(Directory, HasNestedPath(name) ? name : name.Replace('/', '_'));

    private SecretNotFoundException NotFound(string name, string? found)
    {
        var flat = Path.Combine(Directory, name.Replace('/', '_'));
        var nested = HasNestedPath(name) ? Path.Combine(Directory, name) : flat;
        return new(
            name,
            StoreName,
            $"{(found is null ? string.Empty : found + " ")}Mount it as the file {nested}{(nested == flat ? "." : $" or {flat}.")}");
    }
}
