using System.Reflection;

namespace Genie.TypedSecrets.Documentation.Tests.Support;

/// <summary>The checkout the tests were built from.</summary>
internal static class Repository
{
    internal static string Root { get; } = Assembly.GetExecutingAssembly()
        .GetCustomAttributes<AssemblyMetadataAttribute>()
        .Single(a => a.Key == "RepositoryRoot").Value!;

    internal static string Schemas => Path.Combine(Root, "schemas");

    /// <summary>README, CONTRIBUTING and everything under <c>docs/</c>, as paths from the root.</summary>
    internal static IEnumerable<string> Documents =>
        Directory.EnumerateFiles(Root, "*.md")
            .Concat(Directory.EnumerateFiles(Path.Combine(Root, "docs"), "*.md", SearchOption.AllDirectories))
            .Select(path => Path.GetRelativePath(Root, path).Replace('\\', '/'))
            .Order(StringComparer.Ordinal);
}
