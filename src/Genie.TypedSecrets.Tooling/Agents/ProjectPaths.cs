using Genie.TypedSecrets.Constraints;

namespace Genie.TypedSecrets.Tooling.Agents;

/// <summary>Confines paths to a folder.</summary>
internal sealed class ProjectPaths(string root)
{
    private readonly string _root = Real(Path.GetFullPath(root));

    /// <summary>Gets the full path of what a caller names.</summary>
    /// <exception cref="ToolingException">It is outside of the folder, or does not exist.</exception>
    internal string Resolve(string path)
    {
        string full;
        try
        {
            full = Path.GetFullPath(path, _root);
        }
        catch (ArgumentException)
        {
            throw new ToolingException("That is not a path.");
        }

        // Before anything is looked up, so that nothing is learned about other folders.
        if (!IsInside(full))
        {
            throw Outside(path);
        }

        if (!Path.Exists(full))
        {
            throw new ToolingException($"{DisplayText.CleanName(path)} does not exist in the project.");
        }

        return IsInside(Real(full)) ? full : throw Outside(path);
    }

    private bool IsInside(string full) => full == _root || full.StartsWith(_root.TrimEnd(Path.DirectorySeparatorChar) + Path.DirectorySeparatorChar, StringComparison.Ordinal);

    private static ToolingException Outside(string path) => new($"{DisplayText.CleanName(path)} is outside of the project. Paths are relative to the folder that contains schemas/.");

    // With the links in every part of the path followed.
    private static string Real(string path)
    {
        var real = Path.GetPathRoot(path)!;
        foreach (var part in path[real.Length..].Split(Path.DirectorySeparatorChar, StringSplitOptions.RemoveEmptyEntries))
        {
            real = Path.Combine(real, part);
            FileSystemInfo info = Directory.Exists(real) ? new DirectoryInfo(real) : new FileInfo(real);
            try
            {
                real = info.ResolveLinkTarget(returnFinalTarget: true) is { } target ? Real(target.FullName) : real;
            }
            catch (IOException)
            {
                throw new ToolingException("The path has a link that leads nowhere.");
            }
        }

        return real;
    }
}
