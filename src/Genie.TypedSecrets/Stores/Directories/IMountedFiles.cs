namespace Genie.TypedSecrets.Stores;

/// <summary>What the directory store reads from the disk: the seam tests swap mounts and take permissions away through.</summary>
internal interface IMountedFiles
{
    /// <summary>Where the files of a directory really are at this moment; null where it is not there.</summary>
    string? Resolve(string directory);

    /// <summary>The content of a file; null where there is no file of that name.</summary>
    /// <exception cref="InvalidDataException">The file is longer than <paramref name="maxLength"/>.</exception>
    MountedFile? Read(string path, int maxLength);

    /// <summary>The permissions of a file; null where it is not there, and on systems without them.</summary>
    UnixFileMode? GetMode(string path);
}

/// <summary>What was read of a file.</summary>
/// <param name="Content">The bytes.</param>
/// <param name="IsStable">Whether nobody wrote to the file meanwhile.</param>
internal readonly record struct MountedFile(byte[] Content, bool IsStable);
