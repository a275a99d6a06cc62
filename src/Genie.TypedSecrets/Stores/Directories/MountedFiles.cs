namespace Genie.TypedSecrets.Stores;

/// <summary>Reads the real file system.</summary>
internal sealed class MountedFiles : IMountedFiles
{
    internal static readonly MountedFiles Instance = new();

    /// <summary>The link in a mounted volume that is swapped to the next version in one step.</summary>
    private const string DataLink = "..data";

    public string? Resolve(string directory)
    {
        if (!Directory.Exists(directory))
        {
            return null;
        }

        var root = FinalTarget(directory);
        var data = Path.Combine(root, DataLink);
        return Directory.Exists(data) ? FinalTarget(data) : root;
    }

    public FileKind GetKind(string path) => UnixFiles.GetKind(path);

    public IReadOnlyList<MountedEntry>? List(string directory)
    {
        try
        {
            return new DirectoryInfo(directory)
                .EnumerateFileSystemInfos("*", new EnumerationOptions { AttributesToSkip = FileAttributes.None, IgnoreInaccessible = false, MatchType = MatchType.Simple })
                .Select(static entry => new MountedEntry(entry.Name, entry.LastWriteTimeUtc))
                .OrderBy(static entry => entry.Name, StringComparer.Ordinal)
                .ToArray();
        }
        catch (DirectoryNotFoundException)
        {
            return null;
        }
    }

    public MountedFile? Read(string path, int maxLength)
    {
        try
        {
            using var handle = File.OpenHandle(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
            var before = (Length: RandomAccess.GetLength(handle), Written: File.GetLastWriteTimeUtc(handle));
            if (before.Length > maxLength)
            {
                throw new InvalidDataException($"It has {before.Length} bytes; a secret has {maxLength} at most.");
            }

            // One byte more than it has, to detect that it grew.
            var buffer = new byte[before.Length + 1];
            var read = 0;
            while (read < buffer.Length && RandomAccess.Read(handle, buffer.AsSpan(read), read) is > 0 and var count)
            {
                read += count;
            }

            var after = (Length: RandomAccess.GetLength(handle), Written: File.GetLastWriteTimeUtc(handle));
            var content = buffer.AsSpan(0, read).ToArray();
            Array.Clear(buffer);
            return new MountedFile(content, before == after && read == before.Length);
        }
        catch (Exception e) when (e is FileNotFoundException or DirectoryNotFoundException)
        {
            return null;
        }
    }

    public UnixFileMode? GetMode(string path) => LocalFiles.Instance.GetMode(path);

    private static string FinalTarget(string directory) =>
        Directory.ResolveLinkTarget(directory, returnFinalTarget: true)?.FullName ?? directory;
}
