using System.Security.Cryptography;
using System.Text;
using System.Text.Json;

namespace Genie.TypedSecrets.Emulator.Persistence;

/// <summary>
/// Represents the directory of one emulator: a marker that identifies it, a lock that prevents a second emulator from using it, and the key that encrypts its files.
/// </summary>
internal sealed class DataDirectory : IDisposable
{
    private const string MarkerName = "genie-emulator.json";
    private const string LockName = "emulator.lock";
    private const string KeyName = "key";
    private const int FormatVersion = 1;

    private readonly FileStream _lock;
    private readonly byte[] _key;
    private readonly IStorageFiles _files;

    private DataDirectory(string path, IStorageFiles files, FileStream @lock, byte[] key)
    {
        Path = path;
        _files = files;
        _lock = @lock;
        _key = key;
    }

    internal string Path { get; }

    internal ReadOnlySpan<byte> Key => _key;

    /// <summary>Opens a directory for one emulator; creates it if it doesn't exist or is empty.</summary>
    /// <exception cref="SecretsConfigurationException">The directory contains something else, another emulator uses it, or it can't be used.</exception>
    internal static DataDirectory Open(string directory, IStorageFiles files)
    {
        var path = System.IO.Path.GetFullPath(directory);
        try
        {
            Create(path);
            var isNew = ThrowIfForeign(path, files);
            var @lock = Lock(path);
            try
            {
                if (isNew)
                {
                    files.Write(System.IO.Path.Combine(path, MarkerName), Encoding.UTF8.GetBytes($$"""{"format":{{FormatVersion}}}"""));
                }

                return new DataDirectory(path, files, @lock, ReadOrCreateKey(path, files));
            }
            catch
            {
                @lock.Dispose();
                throw;
            }
        }
        catch (UnauthorizedAccessException e)
        {
            throw new SecretsConfigurationException($"The emulator can't write to the directory {path}: {e.Message} Make it writable for this user, or choose another directory.");
        }
        catch (IOException e)
        {
            throw new SecretsConfigurationException($"The emulator can't use the directory {path}: {e.Message} Check the disk, or choose another directory.");
        }
    }

    internal string FileOf(string name) => System.IO.Path.Combine(Path, name);

    /// <summary>Checks that what is written now can be read after a restart.</summary>
    /// <exception cref="IOException">The key file is missing or was replaced.</exception>
    internal void ThrowIfKeyIsMissing()
    {
        if (_files.Read(FileOf(KeyName)) is not { } key || !CryptographicOperations.FixedTimeEquals(key, _key))
        {
            throw new IOException($"The key file {FileOf(KeyName)} is missing or was replaced.");
        }
    }

    public void Dispose()
    {
        CryptographicOperations.ZeroMemory(_key);
        _lock.Dispose();
    }

    private static void Create(string path)
    {
        if (OperatingSystem.IsWindows())
        {
            Directory.CreateDirectory(path);
            return;
        }

        Directory.CreateDirectory(path, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        if ((File.GetUnixFileMode(path) & (UnixFileMode.GroupWrite | UnixFileMode.OtherWrite)) != UnixFileMode.None)
        {
            throw new SecretsConfigurationException($"Other users can write to the emulator's directory {path}. Restrict it: chmod 700 '{path}'");
        }
    }

    // Whether the directory is new. The file system's own lost+found and files of an interrupted initialization don't count.
    private static bool ThrowIfForeign(string path, IStorageFiles files)
    {
        var names = files.List(path);
        if (!names.Contains(MarkerName, StringComparer.Ordinal))
        {
            return names.All(static name => name is "lost+found" or LockName or MarkerName + StorageFiles.TemporaryExtension)
                ? true
                : throw new SecretsConfigurationException(
                    $"The directory {path} contains files that are not an emulator's, such as {names.First(static name => name is not "lost+found")}. Choose an empty or a new directory.");
        }

        var marker = Encoding.UTF8.GetString(files.Read(System.IO.Path.Combine(path, MarkerName)) ?? []);
        return IsKnownFormat(marker)
            ? false
            : throw new SecretsConfigurationException($"The directory {path} has a format that this version of the emulator doesn't know. Use a newer version, or choose another directory.");
    }

    private static bool IsKnownFormat(string marker)
    {
        try
        {
            using var document = JsonDocument.Parse(marker);
            return document.RootElement.ValueKind == JsonValueKind.Object
                && document.RootElement.TryGetProperty("format", out var format)
                && format.ValueKind == JsonValueKind.Number
                && format.TryGetInt32(out var version)
                && version == FormatVersion;
        }
        catch (JsonException)
        {
            return false;
        }
    }

    private static FileStream Lock(string path)
    {
        try
        {
            return new FileStream(System.IO.Path.Combine(path, LockName), FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
        }
        catch (IOException e) when (e.GetType() == typeof(IOException))
        {
            throw new SecretsConfigurationException($"The emulator can't lock the directory {path}: {e.Message} Stop the emulator that uses it, or choose another directory.");
        }
    }

    // A directory without records has nothing to decrypt: its initialization was interrupted before the key was written.
    private static byte[] ReadOrCreateKey(string path, IStorageFiles files)
    {
        var file = System.IO.Path.Combine(path, KeyName);
        if (files.Read(file) is { Length: EncryptedFile.KeyLength } key)
        {
            return key;
        }

        if (files.List(path).Any(static name => name.Contains(DirectoryStorage.RecordExtension, StringComparison.Ordinal)))
        {
            throw new SecretsConfigurationException($"The emulator's key file {file} is missing or damaged. Restore it from a backup, or choose another directory.");
        }

        var created = RandomNumberGenerator.GetBytes(EncryptedFile.KeyLength);
        files.Write(file, created);
        files.Flush(path);
        return created;
    }
}
