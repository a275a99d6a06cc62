namespace Genie.TypedSecrets.Stores;

/// <summary>Uses the real file system.</summary>
internal sealed class LocalFiles : ILocalFiles
{
    internal static readonly LocalFiles Instance = new();

    private const UnixFileMode OwnerFile = UnixFileMode.UserRead | UnixFileMode.UserWrite;
    private const UnixFileMode OwnerDirectory = OwnerFile | UnixFileMode.UserExecute;

    public void CreateDirectory(string path)
    {
        if (OperatingSystem.IsWindows())
        {
            // The user profile is private by inheritance.
            Directory.CreateDirectory(path);
            return;
        }

        if (Directory.Exists(path))
        {
            return;
        }

        // One by one: .NET creates missing parents with the permissions of the umask.
        var parent = Path.GetDirectoryName(path);
        if (!string.IsNullOrEmpty(parent))
        {
            CreateDirectory(parent);
        }

        Directory.CreateDirectory(path, OwnerDirectory);
        if (!string.IsNullOrEmpty(parent))
        {
            FlushDirectory(parent);
        }
    }

    public void FlushDirectory(string path) => UnixFiles.FlushDirectory(path);

    public bool IsOwnedByOther(string path) =>
        UnixFiles.GetOwner(path) is { } owner && owner != 0 && owner != UnixFiles.GetCurrentUser();

    public UnixFileMode? GetMode(string path)
    {
        if (OperatingSystem.IsWindows())
        {
            return null;
        }

        try
        {
            return File.GetUnixFileMode(path);
        }
        catch (Exception e) when (e is FileNotFoundException or DirectoryNotFoundException)
        {
            return null;
        }
    }

    public byte[]? Read(string path, int maxLength)
    {
        if (UnixFiles.GetKind(path) == FileKind.Special)
        {
            throw new InvalidDataException("It is a pipe, a socket or a device.");
        }

        try
        {
            // Delete sharing: a writer renames its new file over this one while we read the old.
            using var handle = File.OpenHandle(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
            var length = RandomAccess.GetLength(handle);
            if (length > maxLength)
            {
                throw new InvalidDataException($"It has {length} bytes, more than the {maxLength} a file of this kind can have.");
            }

            var content = new byte[length];
            var read = 0;
            while (read < content.Length && RandomAccess.Read(handle, content.AsSpan(read), read) is > 0 and var count)
            {
                read += count;
            }

            return read == content.Length ? content : content[..read];
        }
        catch (Exception e) when (e is FileNotFoundException or DirectoryNotFoundException)
        {
            return null;
        }
    }

    public void Create(string path, ReadOnlySpan<byte> content)
    {
        using var stream = Open(path, FileMode.CreateNew, FileAccess.Write);
        stream.Write(content);

        // Before the rename, or a power cut could leave the final name on an empty file.
        stream.Flush(flushToDisk: true);
    }

    public void Replace(string from, string to) => File.Move(from, to, overwrite: true);

    public bool TryClaim(string from, string to)
    {
        try
        {
            File.Move(from, to, overwrite: false);
            return true;
        }
        catch (IOException) when (File.Exists(to))
        {
            return false;
        }
    }

    public bool Delete(string path)
    {
        var exists = File.Exists(path);
        try
        {
            File.Delete(path);
        }
        catch (DirectoryNotFoundException)
        {
            return false;
        }

        return exists;
    }

    public IReadOnlyList<string> List(string directory)
    {
        try
        {
            return new DirectoryInfo(directory).EnumerateFiles().Select(static file => file.Name).ToArray();
        }
        catch (DirectoryNotFoundException)
        {
            return [];
        }
    }

    public IDisposable? TryLock(string path)
    {
        try
        {
            return Open(path, FileMode.OpenOrCreate, FileAccess.ReadWrite);
        }
        catch (IOException e) when (IsHeldByOther(e))
        {
            return null;
        }
    }

    /// <summary>Gets whether a file could not be opened because another process holds it: EAGAIN on Linux, on macOS, ERROR_SHARING_VIOLATION, ERROR_LOCK_VIOLATION.</summary>
    internal static bool IsHeldByOther(IOException e) =>
        e.GetType() == typeof(IOException) && (OperatingSystem.IsWindows() ? (e.HResult & 0xFFFF) is 32 or 33 : e.HResult == (OperatingSystem.IsMacOS() ? 35 : 11));

    /// <summary>Gets whether a write failed because the disk is full: ENOSPC, EDQUOT, ERROR_DISK_FULL, ERROR_HANDLE_DISK_FULL.</summary>
    internal static bool IsDiskFull(Exception e) =>
        e is IOException && (OperatingSystem.IsWindows() ? (e.HResult & 0xFFFF) is 112 or 39 : e.HResult is 28 or 122 or 69);

    private static FileStream Open(string path, FileMode mode, FileAccess access)
    {
        var options = new FileStreamOptions { Mode = mode, Access = access, Share = FileShare.None, BufferSize = 0 };
        if (!OperatingSystem.IsWindows())
        {
            options.UnixCreateMode = OwnerFile;
        }

        return new FileStream(path, options);
    }
}
