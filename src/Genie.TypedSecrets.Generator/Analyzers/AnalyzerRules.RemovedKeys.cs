using Microsoft.CodeAnalysis;

namespace Genie.TypedSecrets.Generator.Analyzers;

/// <content>GTS14xx: renamed and removed keys. A renamed key's error is the compiler's own, CS0619, for its former property is obsolete.</content>
internal static partial class AnalyzerRules
{
    /// <summary>GTS1401: a key, category or environment that is not there. Arguments: the name, what it would be a member of, what to do.</summary>
    internal static DiagnosticDescriptor UnknownKey { get; } = Rule(
        "GTS1401",
        DiagnosticSeverity.Error,
        "Name that no schema has",
        "The schemas have no '{0}' in '{1}'. {2}");
}
