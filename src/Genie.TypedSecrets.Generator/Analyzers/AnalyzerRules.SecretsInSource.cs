using Microsoft.CodeAnalysis;

namespace Genie.TypedSecrets.Generator.Analyzers;

/// <content>GTS12xx: a secret in source code or configuration. Messages never contain the value.</content>
internal static partial class AnalyzerRules
{
    private const string InSource = " Anyone who can read the repository or its history can use it. Revoke it, and read it from the secrets store.";

    /// <summary>Gets GTS1201: a text with the shape of a credential. Argument: what it looks like.</summary>
    internal static DiagnosticDescriptor CredentialInSource { get; } = Rule(
        "GTS1201",
        DiagnosticSeverity.Error,
        "Hard-coded credential",
        "This looks like {0}." + InSource);

    /// <summary>Gets GTS1202: a value of a key. Arguments: the key, the category.</summary>
    internal static DiagnosticDescriptor KeyValueInSource { get; } = Rule(
        "GTS1202",
        DiagnosticSeverity.Error,
        "Hard-coded value of a key",
        "This matches the pattern of the key '{0}' of the category '{1}'." + InSource);

    /// <summary>Gets GTS1203: a text that is assigned to something named like a secret. Argument: what it looks like.</summary>
    internal static DiagnosticDescriptor RandomValueInSource { get; } = Rule(
        "GTS1203",
        DiagnosticSeverity.Warning,
        "Possible hard-coded secret",
        "This looks like {0}." + InSource);
}
