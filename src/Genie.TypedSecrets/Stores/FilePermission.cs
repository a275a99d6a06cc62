namespace Genie.TypedSecrets.Stores;

/// <summary>Describes a missing permission on a file together with the mode of the file.</summary>
internal static class FilePermission
{
    /// <summary>Describes the permission, with the mode of the file when it can be read: <c>read permission (the mode is 0200)</c>.</summary>
    internal static string Describe(string permission, string path, Func<string, UnixFileMode?> getMode)
    {
        try
        {
            return getMode(path) is { } mode ? $"{permission} (the mode is {LocalKeyFile.Octal(mode)})" : permission;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            // The parent directory is not accessible either.
            return permission;
        }
    }
}
