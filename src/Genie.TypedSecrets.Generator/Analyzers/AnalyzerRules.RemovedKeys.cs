using Microsoft.CodeAnalysis;

namespace Genie.TypedSecrets.Generator.Analyzers;

/// <content>GTS14xx: renamed and removed keys. For a renamed key the compiler itself reports CS0619, because the former property is obsolete.</content>
internal static partial class AnalyzerRules
{
    /// <summary>Gets GTS1401: an unknown key, category or environment. Arguments: the name, the type that does not have it, what to do. Hidden, because the compiler reports the same mistake as an error; it carries the code fix.</summary>
    internal static DiagnosticDescriptor UnknownKey { get; } = Rule(
        "GTS1401",
        DiagnosticSeverity.Hidden,
        "Unknown schema member",
        "The schemas define no '{0}' in '{1}'. {2}");
}
