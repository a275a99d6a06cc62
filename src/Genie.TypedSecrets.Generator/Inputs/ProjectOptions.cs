using Genie.TypedSecrets.Generator.Diagnostics;
using Genie.TypedSecrets.Generator.Emitting;
using Genie.TypedSecrets.Schema.Collections;
using Genie.TypedSecrets.Schema.Diagnostics;
using Microsoft.CodeAnalysis.Diagnostics;

namespace Genie.TypedSecrets.Generator.Inputs;

/// <summary>Represents the properties of the project file, and what is wrong with them. It is compared by value.</summary>
/// <param name="Settings">The settings. An invalid one has its default value.</param>
/// <param name="Directory">The directory of the schemas (<c>GenieSecretsDirectory</c>); empty if the project does not set it.</param>
/// <param name="Generates">Whether code is generated (<c>GenieSecretsGenerate</c>).</param>
/// <param name="HasBuildFiles">Whether the package's MSBuild files are imported; a project can have its analyzers without them.</param>
/// <param name="HasChosenNamespace">Whether the project sets <c>GenieSecretsNamespace</c>.</param>
/// <param name="Problems">The invalid properties.</param>
internal sealed record ProjectOptions(
    EmitSettings Settings,
    string Directory,
    bool Generates,
    bool HasBuildFiles,
    bool HasChosenNamespace,
    EquatableArray<SchemaDiagnostic> Problems)
{
    private const string GenerateProperty = "GenieSecretsGenerate";
    private const string NamespaceProperty = "GenieSecretsNamespace";

    /// <summary>Gets whether the project says that it has no schemas.</summary>
    internal bool WantsNoSchemas => Directory == "none";

    internal static ProjectOptions Read(AnalyzerConfigOptions properties)
    {
        var problems = new List<SchemaDiagnostic>();
        var settings = new EmitSettings(ReadNamespace(properties, problems), ReadAccessibility(properties, problems));
        return new(
            settings,
            Property(properties, "GenieSecretsDirectory"),
            ReadGenerates(properties, problems),
            properties.TryGetValue("build_property." + GenerateProperty, out _),
            Property(properties, NamespaceProperty).Length > 0,
            problems.ToEquatableArray());
    }

    private static bool ReadGenerates(AnalyzerConfigOptions properties, List<SchemaDiagnostic> problems)
    {
        var chosen = Property(properties, GenerateProperty);
        if (chosen.Length == 0 || bool.TryParse(chosen, out var generates) && generates)
        {
            return true;
        }

        if (!bool.TryParse(chosen, out _))
        {
            problems.Add(ProjectRules.InProject(ProjectRules.InvalidGenerate, chosen));
            return true;
        }

        return false;
    }

    private static string ReadNamespace(AnalyzerConfigOptions properties, List<SchemaDiagnostic> problems)
    {
        var fallback = NamespaceName.Sanitize(Property(properties, "RootNamespace"));
        var chosen = Property(properties, NamespaceProperty);
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
