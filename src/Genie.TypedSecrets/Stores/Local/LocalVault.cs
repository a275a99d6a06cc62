using System.Security.Cryptography;

namespace Genie.TypedSecrets.Stores;

/// <summary>Represents the directory of a local store. Reads do not lock, and a crash at any point of a write loses nothing.</summary>
/// <remarks>
/// A write creates a temporary file in the same directory, flushes it, and renames it over the final one. A reader sees the complete old
/// file or the complete new one, also after a crash. Temporary files are created only under the lock, so one that exists when the lock is
/// acquired was left by a crash.
/// </remarks>
internal sealed class LocalVault(ILocalFiles files, string directory, TimeProvider timeProvider)
{
    private const string TemporaryPrefix = ".new-";
    private const UnixFileMode WritableByOthers = UnixFileMode.GroupWrite | UnixFileMode.OtherWrite;

    private readonly LocalKeyFile _keyFile = new(files, directory);
    private readonly LocalLock _lock = new(files, directory, timeProvider);

    /// <summary>Reads a secret; returns null when it does not exist. The caller wipes it.</summary>
    internal StoredSecret? Read(string name)
    {
        var path = PathOf(name);
        byte[]? file;
        try
        {
            ThrowIfDirectoryIsFile();
            ThrowIfDirectoryIsUnsafe();
            file = files.Read(path, LocalSecretFile.MaxLength);
        }
        catch (InvalidDataException e)
        {
            throw LocalErrors.Unreadable(name, path, new LocalFileException(LocalFileProblem.Damaged, e.Message), _keyFile.Path);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw LocalErrors.CannotRead(name, path, files.GetMode, e);
        }

        if (file is null)
        {
            return null;
        }

        using var key = LoadKey(name) ?? throw LocalErrors.KeyMissing(_keyFile.Path, directory);
        try
        {
            return LocalSecretFile.Decode(name, file, key);
        }
        catch (LocalFileException e)
        {
            throw LocalErrors.Unreadable(name, path, e, _keyFile.Path);
        }
    }

    /// <summary>Writes a new current version of a secret.</summary>
    internal async ValueTask WriteAsync(string name, StoredVersion version, CancellationToken cancellationToken) =>
        await TryWriteAsync(name, version, static _ => true, cancellationToken).ConfigureAwait(false);

    /// <summary>Writes a new current version of a secret if the version in use meets a condition. Both happen under the lock.</summary>
    internal async ValueTask<bool> TryWriteAsync(string name, StoredVersion version, Func<StoredSecret?, bool> condition, CancellationToken cancellationToken)
    {
        try
        {
            using var held = await EnterAsync(cancellationToken).ConfigureAwait(false);
            using var key = LoadKey(name) ?? CreateKey();
            var former = ReadFormer(name, key);
            try
            {
                if (!condition(former))
                {
                    return false;
                }

                await ReplaceAsync(PathOf(name), LocalSecretFile.Encode(name, new StoredSecret(version, former?.Current), key)).ConfigureAwait(false);
                return true;
            }
            finally
            {
                former?.Wipe();
            }
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw LocalErrors.CannotWrite(name, directory, e);
        }
    }

    /// <summary>Removes a secret, damaged or not.</summary>
    internal async ValueTask<bool> DeleteAsync(string name, CancellationToken cancellationToken)
    {
        try
        {
            ThrowIfDirectoryIsFile();
            if (!files.List(directory).Contains(LocalFileName.Encode(name), StringComparer.Ordinal))
            {
                return false;
            }

            using var held = await EnterAsync(cancellationToken).ConfigureAwait(false);
            var deleted = files.Delete(PathOf(name));
            files.FlushDirectory(directory);
            return deleted;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw LocalErrors.CannotWrite(name, directory, e);
        }
    }

    /// <summary>Lists all secrets. A file that cannot be used is listed with its problem, and the others are not affected. It does not read the key.</summary>
    internal IReadOnlyList<ListedSecret> List()
    {
        try
        {
            ThrowIfDirectoryIsFile();
            return files.List(directory).Select(Describe).OfType<ListedSecret>().OrderBy(static entry => entry.Name, StringComparer.Ordinal).ToArray();
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new SecretStoreUnavailableException(LocalSecretStore.StoreName, $"The directory {directory} cannot be listed: {e.Message}", innerException: e);
        }
    }

    private string PathOf(string name) => Path.Combine(directory, LocalFileName.Encode(name));

    // Null for files that are not of this store.
    private ListedSecret? Describe(string fileName)
    {
        if (LocalFileName.IsSetAside(fileName))
        {
            return new(LocalFileName.Decode(LocalFileName.WithoutSetAside(fileName)) ?? fileName, $"A damaged file was kept as {Path.Combine(directory, fileName)} when the secret was put again. Delete it when it is not needed.");
        }

        if (LocalFileName.Decode(fileName) is { } name)
        {
            return new(name, Problem: null);
        }

        if (!fileName.EndsWith(LocalFileName.Extension, StringComparison.Ordinal) || !LocalFileName.IsShortened(fileName))
        {
            return null;
        }

        var path = Path.Combine(directory, fileName);
        try
        {
            var full = files.Read(path, LocalSecretFile.MaxLength) is { } file ? LocalSecretFile.DecodeName(file) : null;
            return full is not null && LocalFileName.Encode(full) == fileName ? new(full, Problem: null) : null;
        }
        catch (Exception e) when (e is LocalFileException or IOException or InvalidDataException or UnauthorizedAccessException)
        {
            var problem = (e as LocalFileException)?.Problem ?? LocalFileProblem.Damaged;
            return new(fileName, LocalErrors.Unreadable(secretName: null, path, new LocalFileException(problem, e.Message), _keyFile.Path).Message);
        }
    }

    private async ValueTask<IDisposable> EnterAsync(CancellationToken cancellationToken)
    {
        ThrowIfDirectoryIsFile();
        files.CreateDirectory(directory);
        ThrowIfDirectoryIsUnsafe();
        var held = await _lock.EnterAsync(cancellationToken).ConfigureAwait(false);
        try
        {
            foreach (var leftover in files.List(directory).Where(static file => file.StartsWith(TemporaryPrefix, StringComparison.Ordinal)))
            {
                files.Delete(Path.Combine(directory, leftover));
            }

            return held;
        }
        catch
        {
            held.Dispose();
            throw;
        }
    }

    // Reads and lists would find nothing in it, as in a directory that does not exist yet.
    private void ThrowIfDirectoryIsFile()
    {
        if (File.Exists(directory))
        {
            throw LocalErrors.DirectoryIsFile(directory);
        }
    }

    // A user who can write to the directory could replace the key.
    private void ThrowIfDirectoryIsUnsafe()
    {
        if (files.IsOwnedByOther(directory))
        {
            throw LocalErrors.DirectoryOfOther(directory);
        }

        if (files.GetMode(directory) is { } mode && (mode & WritableByOthers) != UnixFileMode.None)
        {
            throw LocalErrors.DirectoryOpen(directory, mode);
        }
    }

    private LocalKey? LoadKey(string name)
    {
        try
        {
            return _keyFile.Load();
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw LocalErrors.CannotRead(name, _keyFile.Path, files.GetMode, e);
        }
    }

    private LocalKey CreateKey() =>
        // A second key beside secrets of the first would hide that the first is lost.
        files.List(directory).Any(static file => file.EndsWith(LocalFileName.Extension, StringComparison.Ordinal))
            ? throw LocalErrors.KeyMissing(_keyFile.Path, directory)
            : _keyFile.Create(TemporaryPath());

    // The current version becomes the previous one. A damaged file has none: it is kept under another name, and the secret is created again. A file that
    // another key or a later release can read is not replaced.
    private StoredSecret? ReadFormer(string name, LocalKey key)
    {
        var path = PathOf(name);
        try
        {
            return files.Read(path, LocalSecretFile.MaxLength) is { } file ? LocalSecretFile.Decode(name, file, key) : null;
        }
        catch (LocalFileException e) when (e.Problem != LocalFileProblem.Damaged)
        {
            throw LocalErrors.Unreadable(name, path, e, _keyFile.Path);
        }
        catch (Exception e) when (e is LocalFileException or InvalidDataException)
        {
            files.Replace(path, path + LocalFileName.SetAsideSuffix);
            files.FlushDirectory(directory);
            return null;
        }
    }

    private async ValueTask ReplaceAsync(string path, byte[] content)
    {
        var temporary = TemporaryPath();
        try
        {
            files.Create(temporary, content);
            for (var attempt = 1; ; attempt++)
            {
                try
                {
                    files.Replace(temporary, path);
                    break;
                }
                catch (Exception e) when (OperatingSystem.IsWindows() && attempt < 50 && e is IOException or UnauthorizedAccessException)
                {
                    // Windows does not rename over a file that another process is reading; a read takes milliseconds.
                    await Task.Delay(LocalLock.Pause, timeProvider, CancellationToken.None).ConfigureAwait(false);
                }
            }
        }
        catch
        {
            DeleteQuietly(temporary);
            throw;
        }

        try
        {
            files.FlushDirectory(directory);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw LocalErrors.NotConfirmed(directory, e);
        }
    }

    // The first error is the one to report. The next write removes what remains here.
    private void DeleteQuietly(string path)
    {
        try
        {
            files.Delete(path);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            _ = e;
        }
    }

    private string TemporaryPath() => Path.Combine(directory, $"{TemporaryPrefix}{Convert.ToHexString(RandomNumberGenerator.GetBytes(8))}");
}
