using System.Security.Cryptography;
using System.Text.Unicode;

namespace Genie.TypedSecrets.Stores;

/// <summary>
/// Secrets as files in a directory, as a secrets CSI driver, Kubernetes or Docker mounts them: <c>genie-dev/api-keys</c> is the file
/// <c>genie-dev/api-keys</c>, or else <c>genie-dev_api-keys</c>, which is what drivers make of a name with a slash by default.
/// </summary>
/// <remarks>
/// <para>
/// Files are read through the place the mount points to at that moment, and read again where it moved meanwhile: secrets that are
/// asked for together are all of the same version of the mount. A file that is rewritten in place is read again until it
/// holds still; to be sure, replace files by renaming, as mounts do.
/// </para>
/// <para>
/// Content that is not UTF-8 is binary. A byte order mark is dropped, everything else is taken as it is, line ends included. A file is one
/// version (<c>AWSCURRENT</c>), with an id that stays the same as long as the content does, within this process only. Thread-safe.
/// </para>
/// </remarks>
public sealed class DirectorySecretStore : ISecretStore
{
    internal const string StoreName = "directory";
    internal const string DirectoryVariable = "GENIE_SECRETS_DIRECTORY";

    // A mount is swapped about once a minute. After this many conflicts in a row the directory is not a mount.
    private const int MaxAttempts = 20;

    private readonly IMountedFiles _files;

    /// <summary>The store in a directory. Nothing is read yet.</summary>
    /// <param name="directory">The directory. It need not be there yet.</param>
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
        return string.Join('_', name.Split('/').Select(static part => part.TrimEnd('.')));
    }

    /// <summary>The directory the secrets are in: an absolute path.</summary>
    public string Directory { get; }

    /// <summary>The store in the directory that <c>GENIE_SECRETS_DIRECTORY</c> names.</summary>
    /// <param name="context">Where environment variables come from.</param>
    /// <exception cref="SecretsConfigurationException">The variable is not set.</exception>
    public static DirectorySecretStore Create(SecretStoreContext context)
    {
        ArgumentNullException.ThrowIfNull(context);
        return context.EnvironmentVariableReader(DirectoryVariable) is { } directory && !string.IsNullOrWhiteSpace(directory)
            ? new DirectorySecretStore(directory)
            : throw new SecretsConfigurationException($"The store 'directory' needs to know its directory. Set {DirectoryVariable} to where the secrets are mounted.");
    }

    /// <inheritdoc/>
    public ValueTask<SecretPayload> GetAsync(SecretRequest request, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(request);
        var result = GetConsistently([request], cancellationToken)[0];
        return result.IsSuccess ? new(result.Payload) : throw result.Error;
    }

    /// <inheritdoc/>
    public ValueTask<IReadOnlyList<SecretResult>> GetManyAsync(IReadOnlyList<SecretRequest> requests, CancellationToken cancellationToken = default) =>
        new(GetConsistently(requests, cancellationToken));

    /// <summary>The store's name and directory.</summary>
    public override string ToString() => $"directory ({Directory})";

    // What was read, and what was not found, counts only where the mount was the same before and after.
    private IReadOnlyList<SecretResult> GetConsistently(IReadOnlyList<SecretRequest> requests, CancellationToken cancellationToken)
    {
        for (var attempt = 1; attempt <= MaxAttempts; attempt++)
        {
            var isStable = true;
            var root = Resolve();
            var results = SecretStoreCalls.GetEach(requests, request => GetCore(root, request, ref isStable), cancellationToken);
            if (isStable && Resolve() == root)
            {
                return results;
            }

            foreach (var result in results)
            {
                result.Payload?.Dispose();
            }
        }

        throw new SecretStoreUnavailableException(
            StoreName,
            $"The files in {Directory} changed during each of {MaxAttempts} reads. Replace files by renaming, not by writing into them.");
    }

    private string Resolve()
    {
        try
        {
            return _files.Resolve(Directory) ?? throw new SecretStoreUnavailableException(
                StoreName,
                $"There is no directory {Directory}. Mount the secrets there, or set {DirectoryVariable} to where they are.");
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new SecretStoreUnavailableException(StoreName, $"The directory {Directory} cannot be read: {e.Message}", innerException: e);
        }
    }

    private SecretPayload GetCore(string root, SecretRequest request, ref bool isStable)
    {
        SecretName.ThrowIfUnreadable(request.Name, StoreName);
        var file = Read(root, request.Name, request.Name) ?? Read(root, request.Name.Replace('/', '_'), request.Name);
        if (file is not { } found)
        {
            throw new SecretNotFoundException(
                request.Name,
                StoreName,
                $"Mount it as the file {Path.Combine(Directory, request.Name)} or {Path.Combine(Directory, request.Name.Replace('/', '_'))}.");
        }

        isStable &= found.IsStable;
        var payload = ToPayload(request.Name, found.Content);
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

    private MountedFile? Read(string root, string relativePath, string secretName)
    {
        var path = Path.Combine(root, relativePath);
        try
        {
            return _files.Read(path, SecretValue.MaxLength);
        }
        catch (InvalidDataException e)
        {
            throw new SecretStoreUnavailableException(StoreName, $"The file {path} is not a secret. {e.Message}", secretName, isTransient: false);
        }
        catch (UnauthorizedAccessException e)
        {
            throw new SecretAccessDeniedException(secretName, FilePermission.Describe("read permission", path, _files.GetMode), path, e);
        }
        catch (IOException e)
        {
            throw new SecretStoreUnavailableException(StoreName, $"Reading {path} failed: {e.Message}", secretName, innerException: e);
        }
    }

    private static SecretPayload ToPayload(string name, byte[] content)
    {
        var isBinary = !Utf8.IsValid(content);
        if (!isBinary && content.AsSpan().StartsWith("\uFEFF"u8))
        {
            var text = content[3..];
            CryptographicOperations.ZeroMemory(content);
            content = text;
        }

        return new SecretPayload(name, ProcessVersionId.Of(name, content), content, isBinary);
    }
}
