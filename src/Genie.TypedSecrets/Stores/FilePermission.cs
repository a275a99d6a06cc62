namespace Genie.TypedSecrets.Stores;

/// <summary>Names a missing permission on a file together with the mode the file has.</summary>
internal static class FilePermission
{
    /// <summary>The permission, and the mode where it can be had: <c>read permission (its mode is 0200)</c>.</summary>
    internal static string Describe(string permission, string path, Func<string, UnixFileMode?> getMode)
    {
        try
        {
            return getMode(path) is { } mode ? $"{permission} (the mode is {LocalKeyFile.Octal(mode)})" : permission;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            // The directory above is closed too.
            return permission;
        }
    }
}
