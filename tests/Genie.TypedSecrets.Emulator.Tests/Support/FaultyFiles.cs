using Genie.TypedSecrets.Emulator.Persistence;

namespace Genie.TypedSecrets.Emulator.Tests.Support;

/// <summary>Wraps the real file system, and fails as a full disk does while <see cref="IsFull"/> is set.</summary>
internal sealed class FaultyFiles : IStorageFiles
{
    internal bool IsFull { get; set; }

    /// <summary>Gets or sets the number of writes that still succeed on the full disk.</summary>
    internal int WritesLeft { get; set; }

    public byte[]? Read(string path) => StorageFiles.Instance.Read(path);

    public void Write(string path, ReadOnlySpan<byte> content)
    {
        if (IsFull && WritesLeft-- <= 0)
        {
            throw new IOException("No space left on device");
        }

        StorageFiles.Instance.Write(path, content);
    }

    public void Delete(string path)
    {
        ThrowIfFull();
        StorageFiles.Instance.Delete(path);
    }

    public void Rename(string from, string to)
    {
        ThrowIfFull();
        StorageFiles.Instance.Rename(from, to);
    }

    public void Flush(string directory) => StorageFiles.Instance.Flush(directory);

    public IReadOnlyList<string> List(string directory) => StorageFiles.Instance.List(directory);

    private void ThrowIfFull()
    {
        if (IsFull)
        {
            throw new IOException("Read-only file system");
        }
    }
}
