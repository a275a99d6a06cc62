using System.Reflection;
using Genie.TypedSecrets.Generator.Diagnostics;
using Microsoft.CodeAnalysis;

namespace Genie.TypedSecrets.Generator.Analyzers;

/// <summary>Defines the rules of the analyzers. Each rule has a page, <c>docs/rules/GTS1nnn.md</c>, and can be configured.</summary>
/// <remarks>
/// Ids by family: GTS11xx leaks of revealed values, GTS12xx hard-coded secrets, GTS13xx access by strings, GTS14xx renamed and removed keys,
/// GTS15xx environments, GTS16xx stale values, GTS17xx blocking reads, GTS18xx bypassed redaction, GTS19xx schema lint.
/// </remarks>
internal static partial class AnalyzerRules
{
    private static readonly Lazy<IReadOnlyList<DiagnosticDescriptor>> s_all = new(() =>
    [
        .. typeof(AnalyzerRules)
            .GetProperties(BindingFlags.NonPublic | BindingFlags.Static)
            .Where(property => property.PropertyType == typeof(DiagnosticDescriptor))
            .Select(property => (DiagnosticDescriptor)property.GetValue(null, null)!)
            .OrderBy(rule => rule.Id, StringComparer.Ordinal),
    ]);

    /// <summary>Gets all rules, ordered by id.</summary>
    internal static IReadOnlyList<DiagnosticDescriptor> All => s_all.Value;

    private static DiagnosticDescriptor Rule(string id, DiagnosticSeverity severity, string title, string message) => new(
        id,
        title,
        message,
        DiagnosticDescriptors.Category,
        severity,
        isEnabledByDefault: true,
        helpLinkUri: DiagnosticDescriptors.PageOf(id));
}
