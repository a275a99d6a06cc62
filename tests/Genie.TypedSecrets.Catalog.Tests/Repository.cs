using System.Runtime.CompilerServices;

namespace Genie.TypedSecrets.Catalog.Tests;

/// <summary>Finds the repository's files by the path that this file was compiled from.</summary>
internal static class Repository
{
    internal static string Root { get; } = Path.GetFullPath(Path.Combine(Here(), "..", ".."));

    private static string Here([CallerFilePath] string path = "") => Path.GetDirectoryName(path)!;
}
