using Microsoft.CodeAnalysis;

namespace Genie.TypedSecrets.Generator.Analyzers;

internal static partial class AnalyzerRules
{
    /// <summary>GTS1701: a read that can block, where awaiting is possible. Arguments: the read, what to write.</summary>
    internal static DiagnosticDescriptor BlockingRead { get; } = Rule(
        "GTS1701",
        DiagnosticSeverity.Info,
        "Blocking read in asynchronous code",
        "'{0}' blocks the thread while the secret is not in the cache. Write '{1}'.");
}
