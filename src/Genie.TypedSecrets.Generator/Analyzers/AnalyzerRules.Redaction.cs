using Microsoft.CodeAnalysis;

namespace Genie.TypedSecrets.Generator.Analyzers;

internal static partial class AnalyzerRules
{
    /// <summary>GTS1801: the text of an object reveals a value. Arguments: the secret, the method.</summary>
    internal static DiagnosticDescriptor RevealingText { get; } = Rule(
        "GTS1801",
        DiagnosticSeverity.Warning,
        "Text of an object reveals a value",
        "{1} reveals the value of '{0}' to everything that prints the object. Print the Secret<T>, which gives ***.");

    /// <summary>GTS1802: a converter serializes a revealed value. Arguments: the secret, the converter.</summary>
    internal static DiagnosticDescriptor RevealingConverter { get; } = Rule(
        "GTS1802",
        DiagnosticSeverity.Warning,
        "Converter reveals a value",
        "{1} reveals the value of '{0}' wherever an object with it is serialized. Write the value where the receiver is known, by hand.");

    /// <summary>GTS1803: a plain copy in an object that shows it. Arguments: the secret, the type.</summary>
    internal static DiagnosticDescriptor PlainCopy { get; } = Rule(
        "GTS1803",
        DiagnosticSeverity.Warning,
        "Plain copy of a value",
        "The value of '{0}' is copied into {1}, which prints and serializes it in plain text. Make that member a Secret<T>.");
}
