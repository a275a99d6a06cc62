namespace Genie.TypedSecrets.Emulator.Persistence;

/// <summary>Represents the file system. Tests replace it to simulate a full disk and crashes.</summary>
internal interface IStorageFiles
{
    /// <summary>Reads a file; null if it doesn't exist.</summary>
    byte[]? Read(string path);

    /// <summary>Writes a file so that after a crash it has either its former content or the new one. If it throws, the file is unchanged.</summary>
    void Write(string path, ReadOnlySpan<byte> content);

    /// <summary>Deletes a file if it exists.</summary>
    void Delete(string path);

    /// <summary>Renames a file.</summary>
    void Rename(string from, string to);

    /// <summary>Flushes a directory: writes, renames and deletions before it survive a crash.</summary>
    void Flush(string directory);

    /// <summary>Gets the names of the entries in a directory.</summary>
    IReadOnlyList<string> List(string directory);
}
