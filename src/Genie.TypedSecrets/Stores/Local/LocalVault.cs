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
            ThrowIfDirectoryIsOpen();
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
            if (!files.List(directory).Contains(LocalFileName.Encode(name), StringComparer.Ordinal))
            {
                return false;
            }

            using var held = await EnterAsync(cancellationToken).ConfigureAwait(false);
            return files.Delete(PathOf(name));
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw LocalErrors.CannotWrite(name, directory, e);
        }
    }

    /// <summary>Lists the names of all secrets. It does not read the key.</summary>
    internal IReadOnlyList<string> List()
    {
        try
        {
            return files.List(directory).Select(NameOf).OfType<string>().Order(StringComparer.Ordinal).ToArray();
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new SecretStoreUnavailableException(LocalSecretStore.StoreName, $"The directory {directory} cannot be listed: {e.Message}", innerException: e);
        }
    }

    private string PathOf(string name) => Path.Combine(directory, LocalFileName.Encode(name));

    private string? NameOf(string fileName)
    {
        if (!fileName.EndsWith(LocalFileName.Extension, StringComparison.Ordinal) || !LocalFileName.IsShortened(fileName))
        {
            return LocalFileName.Decode(fileName);
        }

        var path = Path.Combine(directory, fileName);
        try
        {
            var name = files.Read(path, LocalSecretFile.MaxLength) is { } file ? LocalSecretFile.DecodeName(file) : null;
            return name is not null && LocalFileName.Encode(name) == fileName ? name : null;
        }
        catch (Exception e) when (e is LocalFileException or InvalidDataException)
        {
            throw LocalErrors.Unreadable(secretName: null, path, new LocalFileException(LocalFileProblem.Damaged, e.Message), _keyFile.Path);
        }
    }

    private async ValueTask<IDisposable> EnterAsync(CancellationToken cancellationToken)
    {
        files.CreateDirectory(directory);
        ThrowIfDirectoryIsOpen();
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

    private void ThrowIfDirectoryIsOpen()
    {
        // A user who can write to the directory could replace the key.
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

    // The current version becomes the previous one. A damaged file has none, and putting the secret again repairs it.
    private StoredSecret? ReadFormer(string name, LocalKey key)
    {
        var path = PathOf(name);
        try
        {
            return files.Read(path, LocalSecretFile.MaxLength) is { } file ? LocalSecretFile.Decode(name, file, key) : null;
        }
        catch (LocalFileException e) when (e.Problem == LocalFileProblem.WrongKey)
        {
            throw LocalErrors.Unreadable(name, path, e, _keyFile.Path);
        }
        catch (Exception e) when (e is LocalFileException or InvalidDataException)
        {
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
                    return;
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
