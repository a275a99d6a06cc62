using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace Genie.TypedSecrets.Generator.Analyzers;

/// <summary>
/// <c>genie_secrets.ignored_rules = GTS1201, GTS1904</c> in an <c>.editorconfig</c> section that a file other than C# is in. The
/// compiler itself applies <c>dotnet_diagnostic.….severity</c> to such files only from a <c>.globalconfig</c>, for all of them alike.
/// </summary>
internal static class IgnoredRules
{
    private const string Key = "genie_secrets.ignored_rules";

    internal static IReadOnlyList<string> Of(AdditionalText file, AnalyzerOptions options) =>
        options.AnalyzerConfigOptionsProvider.GetOptions(file).TryGetValue(Key, out var value)
            ? value.Split(',').Select(id => id.Trim()).ToList()
            : [];
}
