namespace Genie.TypedSecrets.Names;

/// <summary>Expands <c>~/</c>, which shells expand on their command line only: not in <c>.env</c> files, YAML, unit files or <c>--option=~/file</c>.</summary>
internal static class HomePath
{
    /// <summary>Replaces a leading <c>~</c> or <c>~/</c> by the home directory of the user; every other path is returned unchanged.</summary>
    /// <param name="path">The path.</param>
    /// <param name="readVariable">Reads an environment variable.</param>
    internal static string Expand(string path, Func<string, string?> readVariable)
    {
        if (path.Length == 0 || path[0] != '~' || (path.Length > 1 && path[1] != '/' && path[1] != Path.DirectorySeparatorChar))
        {
            return path;
        }

        var home = readVariable("HOME") is { Length: > 0 } variable ? variable : Environment.GetFolderPath(Environment.SpecialFolder.UserProfile, Environment.SpecialFolderOption.DoNotVerify);
        return home.Length == 0 ? path : path.Length == 1 ? home : Path.Combine(home, path.Substring(2));
    }
}
