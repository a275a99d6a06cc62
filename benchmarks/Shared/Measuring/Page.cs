namespace Genie.TypedSecrets.Benchmarks.Shared;

/// <summary>The page the results go to.</summary>
internal static class Page
{
    /// <summary>Writes sections into <c>docs/benchmarks.md</c>, found from the program's own folder.</summary>
    public static void Write(IReadOnlyDictionary<string, string> sections)
    {
        var path = Path.GetFullPath(Path.Combine(AppContext.BaseDirectory, "../../../../../docs/benchmarks.md"));
        File.WriteAllText(path, MarkedSections.Replace(File.ReadAllText(path), sections));
        Console.WriteLine($"Wrote {string.Join(", ", sections.Keys)} into {path}.");
    }
}
