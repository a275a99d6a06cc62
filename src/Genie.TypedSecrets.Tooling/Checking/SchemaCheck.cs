using Genie.TypedSecrets.Schema.Diagnostics;
using Genie.TypedSecrets.Tooling.Projects;

namespace Genie.TypedSecrets.Tooling.Checking;

/// <summary>Represents the result of checking a folder of schemas: what the compiler would report about it.</summary>
/// <param name="Folder">The folder, as it is shown.</param>
/// <param name="Project">The project's name; null if the manifest is missing or has errors.</param>
/// <param name="Files">The number of schema files.</param>
/// <param name="Categories">The number of valid categories.</param>
/// <param name="Findings">The diagnostics, by path and position.</param>
public sealed record SchemaCheck(string Folder, string? Project, int Files, int Categories, IReadOnlyList<Finding> Findings) : Report
{
    /// <inheritdoc/>
    public override string Kind => "schema-check";

    /// <inheritdoc/>
    public override IReadOnlyList<Finding> AllFindings => Findings;

    /// <summary>Checks a project's schemas.</summary>
    /// <param name="project">The project.</param>
    /// <param name="folder">The folder, as it is shown.</param>
    /// <returns>The result.</returns>
    /// <exception cref="ToolingException">The folder has no manifest.</exception>
    public static SchemaCheck Run(SecretsProject project, string folder)
    {
        ArgumentNullException.ThrowIfNull(project);
        if (!project.Set.HasManifest)
        {
            throw new ToolingException($"The manifest {folder}/secrets.json does not exist. Create one: genie-secrets init");
        }

        var findings = project.Set.Diagnostics.Select(static diagnostic => new Finding(
            diagnostic.Rule.Id,
            diagnostic.Rule.Severity switch { SchemaSeverity.Error => FindingSeverity.Error, SchemaSeverity.Warning => FindingSeverity.Warning, _ => FindingSeverity.Info },
            diagnostic.Message,
            Location: FindingLocation.From(diagnostic.Location)));
        return new(folder, project.Manifest?.Project, project.Set.Files.Count, project.Set.Categories.Count, [.. findings]);
    }
}
