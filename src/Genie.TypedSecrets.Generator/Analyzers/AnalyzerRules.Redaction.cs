using Microsoft.CodeAnalysis;

namespace Genie.TypedSecrets.Generator.Analyzers;

internal static partial class AnalyzerRules
{
    /// <summary>Gets GTS1801: the text of an object contains a revealed value. Arguments: the secret, the method.</summary>
    internal static DiagnosticDescriptor RevealingText { get; } = Rule(
        "GTS1801",
        DiagnosticSeverity.Warning,
        "Object's text contains a revealed value",
        "{1} returns the value of '{0}', and logs and debuggers call it. Use the Secret<T> itself, which prints ***.");

    /// <summary>Gets GTS1802: a converter writes a revealed value. Arguments: the secret, the converter.</summary>
    internal static DiagnosticDescriptor RevealingConverter { get; } = Rule(
        "GTS1802",
        DiagnosticSeverity.Warning,
        "Converter writes a revealed value",
        "{1} writes the value of '{0}' wherever an object that contains it is serialized. Write the value explicitly at the place that needs it.");

    /// <summary>Gets GTS1803: a value is copied into an object that prints its members. Arguments: the secret, the type.</summary>
    internal static DiagnosticDescriptor PlainCopy { get; } = Rule(
        "GTS1803",
        DiagnosticSeverity.Warning,
        "Plain-text copy of a revealed value",
        "The value of '{0}' is copied into {1}, which prints and serializes it in plain text. Change the member's type to Secret<T>.");
}
