namespace Genie.TypedSecrets.Stores;

/// <summary>Represents the file system operations of the local store. Tests replace it to inject crashes and full disks.</summary>
internal interface ILocalFiles
{
    /// <summary>Creates a directory and its missing parents, each accessible to its owner only. Does nothing when the directory exists.</summary>
    void CreateDirectory(string path);

    /// <summary>Flushes the entries of a directory to the disk, so that created, renamed and removed files survive a power failure.</summary>
    void FlushDirectory(string path);

    /// <summary>Gets whether a path belongs to another user than the current one and root; false when it does not exist, and on systems without owners.</summary>
    bool IsOwnedByOther(string path);

    /// <summary>Gets the permissions of a file or directory; null when it does not exist, and on systems without them.</summary>
    UnixFileMode? GetMode(string path);

    /// <summary>Reads the whole content of a file without locking it; returns null when it does not exist.</summary>
    /// <exception cref="InvalidDataException">The file is longer than <paramref name="maxLength"/>.</exception>
    byte[]? Read(string path, int maxLength);

    /// <summary>Creates a file that only its owner can read, writes it, and flushes it to the disk. Fails when it exists.</summary>
    void Create(string path, ReadOnlySpan<byte> content);

    /// <summary>Renames a file atomically and replaces the file that has the name.</summary>
    void Replace(string from, string to);

    /// <summary>Renames a file atomically unless the name is taken.</summary>
    /// <returns><see langword="false"/> when the name was taken; the file then keeps its own.</returns>
    bool TryClaim(string from, string to);

    /// <summary>Removes a file.</summary>
    /// <returns>Whether the file existed.</returns>
    bool Delete(string path);

    /// <summary>Lists the names of the files in a directory; returns none when it does not exist.</summary>
    IReadOnlyList<string> List(string directory);

    /// <summary>Acquires the lock of a lock file, which the system releases when the process ends.</summary>
    /// <returns>The lock, released on disposal; null when another process holds it.</returns>
    IDisposable? TryLock(string path);
}
