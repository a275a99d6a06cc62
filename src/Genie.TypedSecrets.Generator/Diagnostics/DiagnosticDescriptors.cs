using Genie.TypedSecrets.Generator.Analyzers;
using Genie.TypedSecrets.Schema.Diagnostics;
using Microsoft.CodeAnalysis;

namespace Genie.TypedSecrets.Generator.Diagnostics;

/// <summary>Represents the rules as the compiler knows them, each with its page.</summary>
internal static class DiagnosticDescriptors
{
    internal const string Category = "Genie.TypedSecrets";
    private const string Pages = "https://github.com/genie-platform/typed-secrets/blob/main/docs/rules/";

    private static readonly Dictionary<string, DiagnosticDescriptor> s_byId = SchemaRules.All
        .Concat(ProjectRules.All)
        .ToDictionary(rule => rule.Id, Describe, StringComparer.Ordinal);

    /// <summary>Gets every descriptor: the schemas', the project's and the analyzers'.</summary>
    internal static IReadOnlyCollection<DiagnosticDescriptor> All => [.. s_byId.Values, .. AnalyzerRules.All];

    /// <summary>Gets the address of a rule's page.</summary>
    internal static string PageOf(string id) => $"{Pages}{id}.md";

    /// <summary>Gets the descriptor of a rule.</summary>
    internal static DiagnosticDescriptor Of(SchemaRule rule) => s_byId[rule.Id];

    // The compiler formats a message only if it has arguments, so the braces of a message without placeholders must not be doubled.
    private static DiagnosticDescriptor Describe(SchemaRule rule) => new(
        rule.Id,
        rule.Title,
        HasArguments(rule.MessageFormat) ? rule.MessageFormat : rule.MessageFormat.Replace("{{", "{").Replace("}}", "}"),
        Category,
        rule.Severity == SchemaSeverity.Error ? DiagnosticSeverity.Error : DiagnosticSeverity.Warning,
        isEnabledByDefault: true,
        helpLinkUri: PageOf(rule.Id),
        customTags: WellKnownDiagnosticTags.NotConfigurable);

    private static bool HasArguments(string format) => format.Replace("{{", string.Empty).Contains('{');
}
