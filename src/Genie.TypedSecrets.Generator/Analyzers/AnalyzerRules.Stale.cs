using Microsoft.CodeAnalysis;

namespace Genie.TypedSecrets.Generator.Analyzers;

internal static partial class AnalyzerRules
{
    /// <summary>GTS1601: a revealed value in a static member or in a singleton. Arguments: the secret, the member.</summary>
    internal static DiagnosticDescriptor StoredForLong { get; } = Rule(
        "GTS1601",
        DiagnosticSeverity.Warning,
        "Revealed value kept for the life of the process",
        "'{1}' keeps the value '{0}' has now and misses every rotation. Keep the accessor, and reveal the value where it is used.");

    /// <summary>GTS1602: a revealed value in an instance's member. Arguments: the secret, the member.</summary>
    internal static DiagnosticDescriptor StoredInField { get; } = Rule(
        "GTS1602",
        DiagnosticSeverity.Info,
        "Revealed value kept in an object",
        "'{1}' keeps the value '{0}' has now for as long as the object lives. Keep the Secret<T> or the accessor, and reveal the value where it is used.");

    /// <summary>GTS1603: a revealed value in a lambda that lives on. Arguments: the captured variable, the secret.</summary>
    internal static DiagnosticDescriptor CapturedValue { get; } = Rule(
        "GTS1603",
        DiagnosticSeverity.Warning,
        "Revealed value captured by a lambda that lives on",
        "The lambda keeps in '{0}' the value that '{1}' has now and misses every rotation. Reveal the value inside the lambda.");
}
