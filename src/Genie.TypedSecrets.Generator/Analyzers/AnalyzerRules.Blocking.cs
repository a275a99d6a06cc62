using Microsoft.CodeAnalysis;

namespace Genie.TypedSecrets.Generator.Analyzers;

internal static partial class AnalyzerRules
{
    /// <summary>Gets GTS1701: a synchronous read in code that can await. Arguments: the read, its replacement.</summary>
    internal static DiagnosticDescriptor BlockingRead { get; } = Rule(
        "GTS1701",
        DiagnosticSeverity.Info,
        "Blocking read in asynchronous code",
        "'{0}' blocks the thread while the secret is being fetched. Write '{1}' instead.");
}
