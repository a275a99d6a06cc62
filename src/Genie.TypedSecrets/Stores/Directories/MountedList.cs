namespace Genie.TypedSecrets.Stores;

/// <summary>Lists the secrets of a mount: files, and directories with one file for each key.</summary>
internal static class MountedList
{
    private const int MaxDepth = 16;

    internal static IReadOnlyList<ListedSecret> Read(MountSnapshot snapshot, string root)
    {
        var result = new List<ListedSecret>();
        Add(result, snapshot, root, parent: string.Empty, MaxDepth);
        result.Sort(static (left, right) => string.CompareOrdinal(left.Name, right.Name));
        return result;
    }

    private static void Add(List<ListedSecret> result, MountSnapshot snapshot, string directory, string parent, int depth)
    {
        foreach (var (entry, _) in snapshot.List(directory))
        {
            var name = parent.Length == 0 ? entry : $"{parent}/{entry}";
            var path = Path.Combine(directory, entry);
            try
            {
                AddEntry(result, snapshot, path, name, depth);
            }
            catch (Exception e) when (e is IOException or UnauthorizedAccessException)
            {
                result.Add(new(name, $"{path} cannot be read: {e.Message}"));
            }
        }
    }

    private static void AddEntry(List<ListedSecret> result, MountSnapshot snapshot, string path, string name, int depth)
    {
        switch (snapshot.GetKind(path))
        {
            case FileKind.File:
                result.Add(new(name, Problem: null));
                break;
            case FileKind.Directory when depth > 0 && snapshot.Resolve(path) is { } target:
                var entries = snapshot.List(target);
                if (name.Contains('/', StringComparison.Ordinal) && entries.Count > 0 && entries.All(entry => snapshot.GetKind(Path.Combine(target, entry.Name)) == FileKind.File))
                {
                    result.Add(new(name, Problem: null));
                }
                else
                {
                    Add(result, snapshot, target, name, depth - 1);
                }

                break;
            case var kind:
                result.Add(new(name, $"{path} is {MountedPath.Describe(kind)}."));
                break;
        }
    }
}
