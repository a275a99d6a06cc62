using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace Genie.TypedSecrets.Generator.Analyzers;

/// <summary>
/// Reads <c>genie_secrets.ignored_rules = GTS1201, GTS1904</c> from the <c>.editorconfig</c> section of an additional file. The compiler
/// applies <c>dotnet_diagnostic.….severity</c> to additional files only from a <c>.globalconfig</c>, and then to all of them.
/// </summary>
internal static class IgnoredRules
{
    private const string Key = "genie_secrets.ignored_rules";

    internal static IReadOnlyList<string> Of(AdditionalText file, AnalyzerOptions options) =>
        options.AnalyzerConfigOptionsProvider.GetOptions(file).TryGetValue(Key, out var value)
            ? value.Split(',').Select(id => id.Trim()).ToList()
            : [];
}
