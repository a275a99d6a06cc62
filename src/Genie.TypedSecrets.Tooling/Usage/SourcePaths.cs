namespace Genie.TypedSecrets.Tooling.Usage;

/// <summary>Shows the files of reads in a way that is the same on every machine.</summary>
internal static class SourcePaths
{
    // What builds with deterministic source paths record instead of the repository.
    private const string Mapped = "/_/";

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
