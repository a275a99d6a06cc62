using Microsoft.CodeAnalysis;

namespace Genie.TypedSecrets.Generator.Analyzers;

/// <content>GTS12xx: a secret in source. No message quotes the value.</content>
internal static partial class AnalyzerRules
{
    private const string InSource = " Whoever reads the source or its history can use it. Revoke it, and read it from a secret.";

    /// <summary>GTS1201: the shape of a credential. Argument: what it looks like.</summary>
    internal static DiagnosticDescriptor CredentialInSource { get; } = Rule(
        "GTS1201",
        DiagnosticSeverity.Error,
        "Credential in source",
        "This looks like {0}." + InSource);

    /// <summary>GTS1202: a value of a key. Arguments: the key, the category.</summary>
    internal static DiagnosticDescriptor KeyValueInSource { get; } = Rule(
        "GTS1202",
        DiagnosticSeverity.Error,
        "Value of a key in source",
        "This fits the pattern of the key '{0}' of '{1}'." + InSource);

    /// <summary>GTS1203: random, and named like a secret. Argument: what it looks like.</summary>
    internal static DiagnosticDescriptor RandomValueInSource { get; } = Rule(
        "GTS1203",
        DiagnosticSeverity.Warning,
        "Random value under a secret's name",
        "This looks like {0}." + InSource);
}
