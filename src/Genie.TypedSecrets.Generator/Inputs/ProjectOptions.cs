using Genie.TypedSecrets.Generator.Diagnostics;
using Genie.TypedSecrets.Generator.Emitting;
using Genie.TypedSecrets.Schema.Collections;
using Genie.TypedSecrets.Schema.Diagnostics;
using Microsoft.CodeAnalysis.Diagnostics;

namespace Genie.TypedSecrets.Generator.Inputs;

/// <summary>What the project file says, and what is wrong with that. A value.</summary>
/// <param name="Settings">The settings; where one is invalid, its default.</param>
/// <param name="Directory">Where the schemas are to be (<c>GenieSecretsDirectory</c>); empty where the project leaves it open.</param>
/// <param name="Problems">The invalid ones.</param>
internal sealed record ProjectOptions(EmitSettings Settings, string Directory, EquatableArray<SchemaDiagnostic> Problems)
{
    /// <summary>Whether the project says that it has no schemas.</summary>
    internal bool WantsNoSchemas => Directory == "none";

    internal static ProjectOptions Read(AnalyzerConfigOptions properties)
    {
        var problems = new List<SchemaDiagnostic>();
        var settings = new EmitSettings(ReadNamespace(properties, problems), ReadAccessibility(properties, problems));
        return new(settings, Property(properties, "GenieSecretsDirectory"), problems.ToEquatableArray());
    }

    private static string ReadNamespace(AnalyzerConfigOptions properties, List<SchemaDiagnostic> problems)
    {
        var fallback = NamespaceName.Sanitize(Property(properties, "RootNamespace"));
        var chosen = Property(properties, "GenieSecretsNamespace");
        if (chosen.Length == 0)
        {
            return fallback;
        }

        if (NamespaceName.IsValid(chosen))
        {
            return NamespaceName.Escape(chosen);
        }

        problems.Add(ProjectRules.InProject(ProjectRules.InvalidNamespace, chosen));
        return fallback;
    }

    private static TypeAccessibility ReadAccessibility(AnalyzerConfigOptions properties, List<SchemaDiagnostic> problems)
    {
        var chosen = Property(properties, "GenieSecretsAccessibility");
        if (string.Equals(chosen, "public", StringComparison.OrdinalIgnoreCase))
        {
            return TypeAccessibility.Public;
        }

        if (chosen.Length > 0 && !string.Equals(chosen, "internal", StringComparison.OrdinalIgnoreCase))
        {
            problems.Add(ProjectRules.InProject(ProjectRules.InvalidAccessibility, chosen));
        }

        return TypeAccessibility.Internal;
    }

    private static string Property(AnalyzerConfigOptions properties, string name) =>
        properties.TryGetValue("build_property." + name, out var value) ? value.Trim() : string.Empty;
}
