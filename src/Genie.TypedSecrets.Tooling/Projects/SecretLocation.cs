using Genie.TypedSecrets.Constraints;
using Genie.TypedSecrets.Schema.Model;

namespace Genie.TypedSecrets.Tooling.Projects;

/// <summary>The relation of a secret's name to a project.</summary>
public enum SecretOwnership
{
    /// <summary>The name is not one of the project's.</summary>
    Foreign,

    /// <summary>The name has the form of the project's names, and no schema describes it.</summary>
    Undescribed,

    /// <summary>The name has the form of the project's names and cannot be one: the environment or the category is wrong.</summary>
    Mistaken,

    /// <summary>A schema describes the secret.</summary>
    Described,
}

/// <summary>Represents what a project says about a secret's name.</summary>
/// <param name="Ownership">The relation to the project.</param>
/// <param name="Environment">The environment, where the name has one of the project's.</param>
/// <param name="CategoryName">The category, where the name has an environment of the project.</param>
/// <param name="Problem">The reason why the name is not described, and what to do; null where it is described or foreign.</param>
public sealed record SecretLocation(SecretOwnership Ownership, EnvironmentModel? Environment = null, string? CategoryName = null, string? Problem = null)
{
    /// <summary>Finds out what a project says about a secret's name.</summary>
    /// <param name="project">The project.</param>
    /// <param name="secretName">The secret's name.</param>
    /// <returns>The location.</returns>
    public static SecretLocation Of(SecretsProject project, string secretName)
    {
        ArgumentNullException.ThrowIfNull(project);
        ArgumentNullException.ThrowIfNull(secretName);
        var slash = secretName.IndexOf('/', StringComparison.Ordinal);
        if (project.Manifest is not { } manifest || slash < 0)
        {
            return new(SecretOwnership.Foreign);
        }

        var (prefix, category) = (secretName[..slash], secretName[(slash + 1)..]);
        var environment = manifest.Environments.FirstOrDefault(e => prefix == $"{manifest.Project}-{e.Name}");
        if (environment is null)
        {
            return prefix.StartsWith(manifest.Project + "-", StringComparison.OrdinalIgnoreCase) ? UnknownEnvironment(project, manifest, prefix, category) : new(SecretOwnership.Foreign);
        }

        return project.CategoryNames.Contains(category, StringComparer.Ordinal)
            ? InEnvironment(project, manifest, environment, category)
            : UnknownCategory(project, environment, category, $"{manifest.Project}-{environment.Name}");
    }

    private static SecretLocation UnknownEnvironment(SecretsProject project, ManifestModel manifest, string prefix, string category)
    {
        var names = manifest.Environments.Select(static e => e.Name).ToArray();
        var written = prefix[(manifest.Project.Length + 1)..];
        var meant = NearMatch.Find(written, names);
        var advice = meant is null ? $"It has: {string.Join(", ", names)}." : $"Did you mean '{manifest.Project}-{meant}/{Nearest(project, category) ?? category}'?";
        return new(SecretOwnership.Mistaken, Problem: $"The project '{manifest.Project}' has no environment '{JsonPointers.Clean(written)}'. {advice}");
    }

    private static SecretLocation UnknownCategory(SecretsProject project, EnvironmentModel environment, string category, string prefix)
    {
        var meant = Nearest(project, category);
        return meant is null
            ? new(SecretOwnership.Undescribed, environment, category, $"There are schemas for: {string.Join(", ", project.CategoryNames)}.")
            : new(SecretOwnership.Mistaken, environment, category, $"The project has no category '{JsonPointers.Clean(category)}'. Did you mean '{prefix}/{meant}'?");
    }

    private static SecretLocation InEnvironment(SecretsProject project, ManifestModel manifest, EnvironmentModel environment, string category)
    {
        var only = project.Find(category)?.Environments ?? default;
        return only.Count == 0 || only.Contains(environment.Name, StringComparer.Ordinal)
            ? new(SecretOwnership.Described, environment, category)
            : new(
                SecretOwnership.Mistaken,
                environment,
                category,
                $"The category '{category}' does not exist in the environment '{environment.Name}': its schema has x-environments: {string.Join(", ", only)}. "
                + $"Did you mean '{manifest.Project}-{only[0]}/{category}'?");
    }

    private static string? Nearest(SecretsProject project, string category) =>
        project.CategoryNames.Contains(category, StringComparer.Ordinal) ? category : NearMatch.Find(category, project.CategoryNames);
}
