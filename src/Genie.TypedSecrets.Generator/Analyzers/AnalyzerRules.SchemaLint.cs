using Genie.TypedSecrets.Schema.Diagnostics;
using Microsoft.CodeAnalysis;

namespace Genie.TypedSecrets.Generator.Analyzers;

/// <content>GTS19xx: recommendations for schemas. The rules are defined in the Schema project, see <see cref="LintRules"/>.</content>
internal static partial class AnalyzerRules
{
    /// <summary>Gets GTS1901.</summary>
    internal static DiagnosticDescriptor NoDescription { get; } = Rule(LintRules.NoDescription);

    /// <summary>Gets GTS1902.</summary>
    internal static DiagnosticDescriptor NoOwner { get; } = Rule(LintRules.NoOwner);

    /// <summary>Gets GTS1903.</summary>
    internal static DiagnosticDescriptor OpenSecret { get; } = Rule(LintRules.OpenSecret);

    /// <summary>Gets GTS1904.</summary>
    internal static DiagnosticDescriptor RealValue { get; } = Rule(LintRules.RealValue);

    /// <summary>Gets GTS1905.</summary>
    internal static DiagnosticDescriptor LongRotation { get; } = Rule(LintRules.LongRotation);

    /// <summary>Gets GTS1906.</summary>
    internal static DiagnosticDescriptor NearDuplicate { get; } = Rule(LintRules.NearDuplicate);

    /// <summary>Gets GTS1907.</summary>
    internal static DiagnosticDescriptor NameLikeArn { get; } = Rule(LintRules.NameLikeArn);

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
