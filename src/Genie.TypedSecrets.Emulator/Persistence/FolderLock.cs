namespace Genie.TypedSecrets.Emulator.Persistence;

/// <summary>Keeps a second emulator from a directory: each would overwrite what it does not know of.</summary>
internal static class FolderLock
{
    private const string FileName = "emulator.lock";

    /// <exception cref="SecretsConfigurationException">Another emulator has the directory, or it cannot be written to.</exception>
    internal static FileStream Take(string directory)
    {
        try
        {
            if (OperatingSystem.IsWindows())
            {
                Directory.CreateDirectory(directory);
            }
            else
            {
                Directory.CreateDirectory(directory, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
            }

            return new FileStream(Path.Combine(directory, FileName), FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
        }
        catch (IOException e)
        {
            throw new SecretsConfigurationException($"The emulator cannot have the directory {directory} for itself: {e.Message} Stop the emulator that uses it, or choose another directory.");
        }
        catch (UnauthorizedAccessException e)
        {
            throw new SecretsConfigurationException($"The emulator cannot write to the directory {directory}: {e.Message}");
        }
    }
}
