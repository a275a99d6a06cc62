namespace Genie.TypedSecrets.Stores;

/// <summary>Represents the place of a secret in a mount.</summary>
/// <param name="Relative">The path below the directory of the store, with slashes.</param>
/// <param name="Full">The path in the file system, with links of directories resolved.</param>
/// <param name="Kind">The kind of the path.</param>
internal sealed record MountedPath(string Relative, string Full, FileKind Kind)
{
    /// <summary>Finds a path. Names are compared exactly, also on file systems that ignore case.</summary>
    /// <param name="snapshot">The version of the mount.</param>
    /// <param name="root">The resolved directory of the store.</param>
    /// <param name="relative">The path, with slashes.</param>
    /// <param name="found">A sentence that names what exists instead; null when nothing similar exists.</param>
    internal static MountedPath? Find(MountSnapshot snapshot, string root, string relative, out string? found)
    {
        found = null;
        var directory = root;
        var parts = relative.Split('/');
        for (var i = 0; i < parts.Length; i++)
        {
            var entries = snapshot.List(directory);
            if (!entries.Any(entry => string.Equals(entry.Name, parts[i], StringComparison.Ordinal)))
            {
                found = DescribeSimilar(entries, parts[i], string.Join('/', parts[..i]), snapshot, directory);
                return null;
            }

            var path = Path.Combine(directory, parts[i]);
            var kind = snapshot.GetKind(path);
            if (i == parts.Length - 1)
            {
                return new(relative, path, kind);
            }

            if (kind != FileKind.Directory || snapshot.Resolve(path) is not { } next)
            {
                found = $"There is '{string.Join('/', parts[..(i + 1)])}', which is {Describe(kind)} and not a directory.";
                return null;
            }

            directory = next;
        }

        return null;
    }

    internal static string Describe(FileKind kind) => kind switch
    {
        FileKind.File => "a file",
        FileKind.Directory => "a directory",
        FileKind.Special => "a pipe, a socket or a device",
        _ => "a link to a target that does not exist",
    };

    private static string? DescribeSimilar(IReadOnlyList<MountedEntry> entries, string name, string parent, MountSnapshot snapshot, string directory)
    {
        foreach (var (entry, _) in entries)
        {
            var shown = parent.Length == 0 ? entry : $"{parent}/{entry}";
            if (string.Equals(entry, name, StringComparison.OrdinalIgnoreCase))
            {
                return $"There is '{shown}', whose case differs.";
            }

            if (entry.StartsWith(name + ".", StringComparison.Ordinal) && snapshot.GetKind(Path.Combine(directory, entry)) == FileKind.File)
            {
                return $"There is '{shown}': the name of the file must not have an extension.";
            }

            if (entry.Length == name.Length && Simplify(entry) == Simplify(name))
            {
                return $"There is '{shown}', which has other separators.";
            }
        }

        return null;
    }

    private static string Simplify(string name) => string.Concat(name.Select(static c => char.IsLetterOrDigit(c) ? char.ToUpperInvariant(c) : '_'));
}
