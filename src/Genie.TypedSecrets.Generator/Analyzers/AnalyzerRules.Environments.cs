using Microsoft.CodeAnalysis;

namespace Genie.TypedSecrets.Generator.Analyzers;

internal static partial class AnalyzerRules
{
    /// <summary>GTS1501: an environment by name in code that every environment runs. Arguments: the expression, the environment.</summary>
    internal static DiagnosticDescriptor EnvironmentNamed { get; } = Rule(
        "GTS1501",
        DiagnosticSeverity.Warning,
        "Environment named in shared code",
        "'{0}' reads another environment's secrets wherever this code does not run in {1}. Write Secrets.Current, or mark the code with [UsesEnvironment].");

    /// <summary>GTS1502: a value goes from one environment to another. Arguments: the secret, its environment, the other.</summary>
    internal static DiagnosticDescriptor EnvironmentCrossed { get; } = Rule(
        "GTS1502",
        DiagnosticSeverity.Warning,
        "Value written to another environment",
        "The value of '{0}' comes from {1} and is written to a secret of {2}. Give each environment a value of its own.");
}
