namespace Genie.TypedSecrets.Stores;

/// <summary>Represents the file system operations of the directory store. Tests replace it to swap mounts and to remove permissions.</summary>
internal interface IMountedFiles
{
    /// <summary>Gets the directory that a mount points to at this moment; null when it does not exist.</summary>
    string? Resolve(string directory);

    /// <summary>Gets the kind of a path, without opening it. Links are followed.</summary>
    FileKind GetKind(string path);

    /// <summary>Lists the entries of a directory in ordinal order; returns null when it does not exist.</summary>
    IReadOnlyList<MountedEntry>? List(string directory);

    /// <summary>Reads the content of a file; returns null when there is no file of that name.</summary>
    /// <exception cref="InvalidDataException">The file is longer than <paramref name="maxLength"/>.</exception>
    MountedFile? Read(string path, int maxLength);

    /// <summary>Gets the permissions of a file; null when it does not exist, and on systems without them.</summary>
    UnixFileMode? GetMode(string path);
}

/// <summary>Represents the content of a file.</summary>
/// <param name="Content">The bytes.</param>
/// <param name="IsStable">Whether the file stayed unchanged while it was read.</param>
internal readonly record struct MountedFile(byte[] Content, bool IsStable);

/// <summary>Represents an entry of a directory. Two entries are equal when the entry was not replaced between two listings.</summary>
/// <param name="Name">The name.</param>
/// <param name="WrittenAt">The time of the last change of its content.</param>
internal readonly record struct MountedEntry(string Name, DateTime WrittenAt);
