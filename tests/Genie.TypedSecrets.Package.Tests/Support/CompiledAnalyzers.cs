using System.Runtime.InteropServices;
using System.Text.Json;

namespace Genie.TypedSecrets.Package.Tests.Support;

/// <summary>Knows where the analyzers are that the package contains compiled ahead of time.</summary>
internal static class CompiledAnalyzers
{
    internal const string Directory = "tools/analyzers/linux-x64";

    /// <summary>Gets a value indicating whether a build on this machine makes them.</summary>
    internal static bool AreBuiltHere => OperatingSystem.IsLinux() && RuntimeInformation.OSArchitecture == Architecture.X64;

    /// <summary>Gets their paths in the package.</summary>
    internal static IEnumerable<string> Files => AreBuiltHere
        ? [$"{Directory}/Genie.TypedSecrets.CodeFixes.dll", $"{Directory}/Genie.TypedSecrets.Generator.dll", $"{Directory}/Genie.TypedSecrets.Schema.dll"]
        : [];

    /// <summary>Gets the paths of this product's analyzers among those that a build printed.</summary>
    internal static List<string> In(string items) =>
    [
        .. JsonDocument.Parse(items).RootElement.GetProperty("Items").GetProperty("Analyzer").EnumerateArray()
            .Select(item => item.GetProperty("FullPath").GetString()!.Replace('\\', '/'))
            .Where(path => Path.GetFileName(path).StartsWith("Genie.", StringComparison.Ordinal)),
    ];
}
