namespace Genie.TypedSecrets.Stores;

/// <summary>What the local store does to the disk: the seam tests inject crashes and full disks through.</summary>
internal interface ILocalFiles
{
    /// <summary>Creates a directory that its owner alone can enter, with its parents. Does nothing where it is there.</summary>
    void CreateDirectory(string path);

    /// <summary>The permissions of a file or directory; null where it is not there, and on systems without them.</summary>
    UnixFileMode? GetMode(string path);

    /// <summary>The whole content of a file, without locking anybody out; null where it is not there.</summary>
    /// <exception cref="InvalidDataException">The file is longer than <paramref name="maxLength"/>.</exception>
    byte[]? Read(string path, int maxLength);

    /// <summary>Creates a file that its owner alone can read, writes it, and flushes it to the disk. Fails where it is there.</summary>
    void Create(string path, ReadOnlySpan<byte> content);

    /// <summary>Gives a file its final name in one step, replacing what has it.</summary>
    void Replace(string from, string to);

    /// <summary>Gives a file its final name in one step.</summary>
    /// <returns>False where the name was taken; the file then keeps its own.</returns>
    bool TryClaim(string from, string to);

    /// <summary>Removes a file.</summary>
    /// <returns>Whether it was there.</returns>
    bool Delete(string path);

    /// <summary>The names of the files in a directory; none where it is not there.</summary>
    IReadOnlyList<string> List(string directory);

    /// <summary>Takes the lock of a lock file, which the system lets go of when the process dies.</summary>
    /// <returns>What to dispose to let go; null where somebody else has it.</returns>
    IDisposable? TryLock(string path);
}
