using System.Reflection;

namespace Genie.TypedSecrets.Documentation.Tests.Support;

/// <summary>Finds files of the repository that the tests were built from.</summary>
internal static class Repository
{
    internal static string Root { get; } = Assembly.GetExecutingAssembly()
        .GetCustomAttributes<AssemblyMetadataAttribute>()
        .Single(a => a.Key == "RepositoryRoot").Value!;

    internal static string Schemas => Path.Combine(Root, "schemas");

    /// <summary>Gets the documents of the root and of <c>docs/</c> and the packages' READMEs, as paths from the root.</summary>
    internal static IEnumerable<string> Documents =>
        Directory.EnumerateFiles(Root, "*.md")
            .Concat(Directory.EnumerateFiles(Path.Combine(Root, "docs"), "*.md", SearchOption.AllDirectories))
            .Concat(Directory.EnumerateDirectories(Path.Combine(Root, "src")).Select(project => Path.Combine(project, "README.md")).Where(File.Exists))
            .Select(path => Path.GetRelativePath(Root, path).Replace('\\', '/'))
            .Order(StringComparer.Ordinal);
}
