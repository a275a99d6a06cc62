using Microsoft.CodeAnalysis;

namespace Genie.TypedSecrets.Generator.Analyzers;

internal static partial class AnalyzerRules
{
    /// <summary>Gets GTS1501: a named environment in code that runs in every environment. Arguments: the expression, the environment, what to do.</summary>
    internal static DiagnosticDescriptor EnvironmentNamed { get; } = Rule(
        "GTS1501",
        DiagnosticSeverity.Warning,
        "Environment named in shared code",
        "'{0}' always reads the secrets of {1}, also when this code runs in another environment. {2}");

    /// <summary>Gets GTS1502: a value is written to another environment. Arguments: the secret, its environment, the other environment.</summary>
    internal static DiagnosticDescriptor EnvironmentCrossed { get; } = Rule(
        "GTS1502",
        DiagnosticSeverity.Warning,
        "Value written to another environment",
        "The value of '{0}' is read from {1} and written to a secret of {2}. Use a different value in each environment.");
}
