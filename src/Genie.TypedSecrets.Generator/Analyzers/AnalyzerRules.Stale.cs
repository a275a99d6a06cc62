using Microsoft.CodeAnalysis;

namespace Genie.TypedSecrets.Generator.Analyzers;

internal static partial class AnalyzerRules
{
    /// <summary>Gets GTS1601: a revealed value is stored in a static member or a singleton. Arguments: the secret, the member.</summary>
    internal static DiagnosticDescriptor StoredForLong { get; } = Rule(
        "GTS1601",
        DiagnosticSeverity.Warning,
        "Revealed value stored for the lifetime of the process",
        "'{1}' stores the current value of '{0}' and does not follow its rotation. Store the accessor, and reveal the value where it is used.");

    /// <summary>Gets GTS1602: a revealed value is stored in an instance member. Arguments: the secret, the member.</summary>
    internal static DiagnosticDescriptor StoredInField { get; } = Rule(
        "GTS1602",
        DiagnosticSeverity.Info,
        "Revealed value stored in an object",
        "'{1}' stores the current value of '{0}' for the lifetime of the object. Store the Secret<T> or the accessor, and reveal the value where it is used.");

    /// <summary>Gets GTS1603: a stored lambda captures a revealed value. Arguments: the captured variable, the secret.</summary>
    internal static DiagnosticDescriptor CapturedValue { get; } = Rule(
        "GTS1603",
        DiagnosticSeverity.Warning,
        "Revealed value captured by a stored lambda",
        "The lambda captures in '{0}' the current value of '{1}' and does not follow its rotation. Reveal the value inside the lambda.");

    /// <summary>Gets GTS1604: an object that is used for long is created from a revealed value. Arguments: the secret, the object, what to do.</summary>
    internal static DiagnosticDescriptor StaleObject { get; } = Rule(
        "GTS1604",
        DiagnosticSeverity.Warning,
        "Long-lived object created from a revealed value",
        "{1} is created once with the current value of '{0}' and does not follow its rotation. {2}");

    /// <summary>Gets GTS1605: an endless loop uses a value that was revealed before it. Arguments: the secret, the variable.</summary>
    internal static DiagnosticDescriptor StaleLoop { get; } = Rule(
        "GTS1605",
        DiagnosticSeverity.Warning,
        "Value revealed before an endless loop",
        "'{1}' holds the value that '{0}' had before the loop, and the loop does not follow its rotation. Reveal the value inside the loop.");
}
