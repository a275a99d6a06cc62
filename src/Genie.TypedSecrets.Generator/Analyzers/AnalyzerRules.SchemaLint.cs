using Genie.TypedSecrets.Schema.Diagnostics;
using Microsoft.CodeAnalysis;

namespace Genie.TypedSecrets.Generator.Analyzers;

/// <content>GTS19xx: what schemas should have or avoid. The rules are the Schema project's, <see cref="LintRules"/>.</content>
internal static partial class AnalyzerRules
{
    /// <summary>GTS1901.</summary>
    internal static DiagnosticDescriptor NoDescription { get; } = Rule(LintRules.NoDescription);

    /// <summary>GTS1902.</summary>
    internal static DiagnosticDescriptor NoOwner { get; } = Rule(LintRules.NoOwner);

    /// <summary>GTS1903.</summary>
    internal static DiagnosticDescriptor OpenSecret { get; } = Rule(LintRules.OpenSecret);

    /// <summary>GTS1904.</summary>
    internal static DiagnosticDescriptor RealValue { get; } = Rule(LintRules.RealValue);

    /// <summary>GTS1905.</summary>
    internal static DiagnosticDescriptor LongRotation { get; } = Rule(LintRules.LongRotation);

    /// <summary>GTS1906.</summary>
    internal static DiagnosticDescriptor NearDuplicate { get; } = Rule(LintRules.NearDuplicate);

    private static DiagnosticDescriptor Rule(SchemaRule rule) => Rule(
        rule.Id,
        rule.Severity switch
        {
            SchemaSeverity.Error => DiagnosticSeverity.Error,
            SchemaSeverity.Warning => DiagnosticSeverity.Warning,
            _ => DiagnosticSeverity.Info,
        },
        rule.Title,
        rule.MessageFormat);
}
