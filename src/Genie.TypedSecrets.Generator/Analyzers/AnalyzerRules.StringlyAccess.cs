using Microsoft.CodeAnalysis;

namespace Genie.TypedSecrets.Generator.Analyzers;

/// <content>GTS13xx: access by strings where there is a typed one.</content>
internal static partial class AnalyzerRules
{
    private const string Typed = " Write '{1}': there a typo or a renamed key does not compile.";

    /// <summary>GTS1301: a secret with a schema, read by its name. Arguments: the name, the typed access.</summary>
    internal static DiagnosticDescriptor SecretByName { get; } = Rule(
        "GTS1301",
        DiagnosticSeverity.Warning,
        "Secret read by its name",
        "The secret '{0}' has a schema." + Typed);

    /// <summary>GTS1302: an environment variable named as a key. Arguments: the variable, the typed access.</summary>
    internal static DiagnosticDescriptor SecretInVariable { get; } = Rule(
        "GTS1302",
        DiagnosticSeverity.Info,
        "Secret read from an environment variable",
        "The environment variable '{0}' is named as a key that has a schema." + Typed);

    /// <summary>GTS1303: a configuration key named as a key. Arguments: the configuration key, the typed access.</summary>
    internal static DiagnosticDescriptor SecretInConfiguration { get; } = Rule(
        "GTS1303",
        DiagnosticSeverity.Info,
        "Secret read from the configuration",
        "The configuration key '{0}' is named as a key that has a schema." + Typed);
}
