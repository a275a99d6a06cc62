using Genie.TypedSecrets.Constraints;
using Genie.TypedSecrets.Names;
using Genie.TypedSecrets.Schema.Model;

namespace Genie.TypedSecrets.Tooling.Projects;

/// <summary>Selects environments of a project.</summary>
public static class ProjectEnvironments
{
    /// <summary>Selects environments by name or alias, without regard to case.</summary>
    /// <param name="project">The project.</param>
    /// <param name="names">The names; none for all environments.</param>
    /// <returns>The names as the manifest has them, in its order.</returns>
    /// <exception cref="ToolingException">The schemas have errors, or an environment is unknown.</exception>
    public static IReadOnlyList<string> Select(SecretsProject project, IReadOnlyList<string> names)
    {
        ArgumentNullException.ThrowIfNull(project);
        ArgumentNullException.ThrowIfNull(names);
        if (project.Manifest is not { } manifest || project.Set.HasErrors)
        {
            throw new ToolingException("The schemas have errors. See genie-secrets schema check.");
        }

        List<string> selected = [];
        foreach (var name in names)
        {
            selected.Add(Find(manifest, name)?.Name ?? throw Unknown(manifest, name));
        }

        // Preview environments are selected by name only.
        string[] known = [.. manifest.Environments.Select(static e => e.Name)];
        return names.Count == 0 ? known : [.. known.Concat(selected.Except(known, StringComparer.Ordinal)).Where(name => selected.Contains(name, StringComparer.Ordinal))];
    }

    /// <summary>Finds the environment that a text selects, as a process finds it: by name, alias or pattern of preview environments, without regard to case.</summary>
    /// <param name="manifest">The manifest.</param>
    /// <param name="name">The text.</param>
    /// <returns>The environment; null if there is none.</returns>
    public static EnvironmentModel? Find(ManifestModel manifest, string name)
    {
        ArgumentNullException.ThrowIfNull(manifest);
        ArgumentNullException.ThrowIfNull(name);
        return manifest.Environments.FirstOrDefault(e => string.Equals(e.Name, name, StringComparison.OrdinalIgnoreCase))
            ?? manifest.Environments.FirstOrDefault(e => e.Aliases.Contains(name, StringComparer.OrdinalIgnoreCase))
            ?? manifest.Previews
                .Select(preview => PreviewPattern.Find(preview.Pattern, name) is { } found ? new EnvironmentModel(found, found, preview.Regions) : null)
                .FirstOrDefault(static found => found is not null);
    }

    /// <summary>Lists the environments of a project for messages, with the patterns of preview environments.</summary>
    /// <param name="manifest">The manifest.</param>
    public static string List(ManifestModel manifest)
    {
        ArgumentNullException.ThrowIfNull(manifest);
        return string.Join(", ", manifest.Environments.Select(static e => e.Name).Concat(manifest.Previews.Select(static preview => preview.Pattern)));
    }

    /// <summary>Describes an environment that the project does not have.</summary>
    /// <param name="manifest">The manifest.</param>
    /// <param name="name">The name.</param>
    /// <param name="origin">The setting that named it; null if that is clear.</param>
    internal static string DescribeUnknown(ManifestModel manifest, string name, string? origin = null)
    {
        var meant = NearMatch.Find(name, [.. manifest.Environments.Select(static e => e.Name)]);
        return $"The project has no environment '{DisplayText.CleanName(name)}'{(origin is null ? string.Empty : $" ({origin})")}.{(meant is null ? $" It has: {List(manifest)}." : $" Did you mean '{meant}'?")}";
    }

    private static ToolingException Unknown(ManifestModel manifest, string name) => new(DescribeUnknown(manifest, name));
}
