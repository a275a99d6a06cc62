namespace Genie.TypedSecrets.Emulator.Persistence;

/// <summary>Implements <see cref="IStorageFiles"/> on the real file system, with files that only their owner can read.</summary>
internal sealed class StorageFiles : IStorageFiles
{
    internal const string TemporaryExtension = ".tmp";
    internal static readonly StorageFiles Instance = new();

    private const UnixFileMode OwnerOnly = UnixFileMode.UserRead | UnixFileMode.UserWrite;

    public byte[]? Read(string path)
    {
        try
        {
            return File.ReadAllBytes(path);
        }
        catch (Exception e) when (e is FileNotFoundException or DirectoryNotFoundException)
        {
            return null;
        }
    }

    public void Write(string path, ReadOnlySpan<byte> content)
    {
        var temporary = path + TemporaryExtension;
        try
        {
            var options = new FileStreamOptions { Mode = FileMode.Create, Access = FileAccess.Write, BufferSize = 0 };
            if (!OperatingSystem.IsWindows())
            {
                options.UnixCreateMode = OwnerOnly;
            }

            using (var stream = new FileStream(temporary, options))
            {
                stream.Write(content);
                stream.Flush(flushToDisk: true);
            }

            File.Move(temporary, path, overwrite: true);
        }
        catch
        {
            TryDelete(temporary);
            throw;
        }
    }

    public void Delete(string path) => File.Delete(path);

    public void Rename(string from, string to) => File.Move(from, to, overwrite: false);

    public void Flush(string directory)
    {
        // Windows has no such call and needs none.
        if (!OperatingSystem.IsWindows())
        {
            DirectoryFlush.Flush(directory);
        }
    }

    public IReadOnlyList<string> List(string directory) => new DirectoryInfo(directory).EnumerateFileSystemInfos().Select(static entry => entry.Name).ToArray();

    private static void TryDelete(string path)
    {
        try
        {
            File.Delete(path);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            // The next start deletes it.
        }
    }

}
