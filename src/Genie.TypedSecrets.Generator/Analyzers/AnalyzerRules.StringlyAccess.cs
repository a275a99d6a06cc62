using Microsoft.CodeAnalysis;

namespace Genie.TypedSecrets.Generator.Analyzers;

/// <content>GTS13xx: access by strings where a typed accessor exists.</content>
internal static partial class AnalyzerRules
{
    private const string Typed = " Write '{1}' instead, so that the compiler finds typos and renamed keys.";

    /// <summary>Gets GTS1301: a secret with a schema is read by its name. Arguments: the name, the typed access.</summary>
    internal static DiagnosticDescriptor SecretByName { get; } = Rule(
        "GTS1301",
        DiagnosticSeverity.Warning,
        "Secret read by its name",
        "The secret '{0}' has a schema." + Typed);

    /// <summary>Gets GTS1302: an environment variable has the name of a key. Arguments: the variable, the typed access.</summary>
    internal static DiagnosticDescriptor SecretInVariable { get; } = Rule(
        "GTS1302",
        DiagnosticSeverity.Info,
        "Secret read from an environment variable",
        "The environment variable '{0}' has the name of a key in the schemas." + Typed);

    /// <summary>Gets GTS1303: a configuration key has the name of a key. Arguments: the configuration key, the typed access.</summary>
    internal static DiagnosticDescriptor SecretInConfiguration { get; } = Rule(
        "GTS1303",
        DiagnosticSeverity.Info,
        "Secret read from configuration",
        "The configuration key '{0}' has the name of a key in the schemas." + Typed);
}
