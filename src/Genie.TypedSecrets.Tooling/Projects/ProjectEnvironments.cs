using Genie.TypedSecrets.Constraints;

namespace Genie.TypedSecrets.Tooling.Projects;

/// <summary>Selects environments of a project.</summary>
public static class ProjectEnvironments
{
    /// <summary>Selects environments by name, without regard to case.</summary>
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

        var known = manifest.Environments.Select(static e => e.Name).ToArray();
        if (names.FirstOrDefault(name => !known.Contains(name, StringComparer.OrdinalIgnoreCase)) is { } unknown)
        {
            var meant = NearMatch.Find(unknown, known);
            throw new ToolingException($"The project has no environment '{DisplayText.CleanName(unknown)}'.{(meant is null ? $" It has: {string.Join(", ", known)}." : $" Did you mean '{meant}'?")}");
        }

        return names.Count == 0 ? known : [.. known.Where(name => names.Contains(name, StringComparer.OrdinalIgnoreCase))];
    }
}
