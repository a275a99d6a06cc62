namespace Genie.TypedSecrets.Tooling.Usage;

/// <summary>Shows the files of reads in a way that is the same on every machine.</summary>
public static class SourcePaths
{
    // What builds with deterministic source paths record instead of the repository.
    private const string Mapped = "/_/";

    /// <summary>Gets the root of the repository that a path is in, so that a report does not depend on the directory in which it is written.</summary>
    /// <param name="path">A file or folder.</param>
    /// <returns>The nearest folder above the path that Git keeps a repository in; null where there is none.</returns>
    public static string? RootOf(string path)
    {
        for (var at = new DirectoryInfo(Path.GetFullPath(path)); at is not null; at = at.Parent)
        {
            // A file in a linked work tree, a folder otherwise.
            if (Path.Exists(Path.Combine(at.FullName, ".git")))
            {
                return at.FullName;
            }
        }

        return null;
    }

    /// <summary>Gets a function that makes paths relative to a folder, and drops the prefix of deterministic builds.</summary>
    internal static Func<string, string> RelativeTo(string? root) => path =>
    {
        path = path.Replace('\\', '/');
        if (path.StartsWith(Mapped, StringComparison.Ordinal))
        {
            return path[Mapped.Length..];
        }

        var prefix = root?.Replace('\\', '/').TrimEnd('/') + "/";
        return prefix.Length > 1 && path.StartsWith(prefix, StringComparison.Ordinal) ? path[prefix.Length..] : path;
    };
}
