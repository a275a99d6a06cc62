using Genie.TypedSecrets.Constraints;
using Genie.TypedSecrets.Schema.Model;
using Genie.TypedSecrets.Schema.Naming;

namespace Genie.TypedSecrets.Tooling.Projects;

/// <summary>The relation of a secret's name to a project.</summary>
public enum SecretOwnership
{
    /// <summary>The name is not one of the project's.</summary>
    Foreign,

    /// <summary>The name is of an environment of the project, and no schema describes it.</summary>
    Undescribed,

    /// <summary>The name is similar to one of the project's and is none: its environment, its category or its spelling is wrong.</summary>
    Mistaken,

    /// <summary>A schema describes the secret.</summary>
    Described,
}

/// <summary>Represents the relation of a secret's name to a project.</summary>
/// <param name="Ownership">The relation to the project.</param>
/// <param name="Environment">The environment, if the name has one of the project's.</param>
/// <param name="CategoryName">The category in the name, known or not; null if the name is foreign.</param>
/// <param name="Problem">The reason why the name is not described, and what to do; null if it is described or foreign.</param>
public sealed record SecretLocation(SecretOwnership Ownership, EnvironmentModel? Environment = null, string? CategoryName = null, string? Problem = null)
{
    /// <summary>Determines whether a name is that of a secret of the project.</summary>
    /// <param name="project">The project.</param>
    /// <param name="secretName">The secret's name.</param>
    /// <returns>The location.</returns>
    public static SecretLocation Of(SecretsProject project, string secretName)
    {
        ArgumentNullException.ThrowIfNull(project);
        ArgumentNullException.ThrowIfNull(secretName);
        if (project.Manifest is not { } manifest || project.Set.Names?.Match(secretName) is not { } match)
        {
            return new(SecretOwnership.Foreign);
        }

        var environment = match.Environment is null ? null : ProjectEnvironments.Find(manifest, match.Environment);
        var suggestion = match.Suggestion ?? (match.Kind == SecretNameKind.UnknownEnvironment && environment is not null && match.Category is { } written && project.Find(written) is not null ? project.Set.Names.Format(environment.Name, written) : null);
        var advice = suggestion is null ? string.Empty : $" Did you mean '{suggestion}'?";
        return match.Kind switch
        {
            SecretNameKind.Known => new(SecretOwnership.Described, environment, match.Category),
            SecretNameKind.UnknownEnvironment => new(
                SecretOwnership.Mistaken,
                Environment: null,
                match.Category,
                $"The project '{manifest.Project}' has no environment '{DisplayText.CleanName(match.Environment!)}'."
                + (suggestion is null ? $" It has: {ProjectEnvironments.List(manifest)}." : advice)),
            SecretNameKind.NotInEnvironment => new(
                SecretOwnership.Mistaken,
                environment,
                match.Category,
                $"The category '{match.Category}' does not exist in the environment '{match.Environment}': schemas/{match.Category}.schema.json does not list it in x-environments.{advice}"),
            SecretNameKind.UnknownCategory => new(
                match.Suggestion is null ? SecretOwnership.Undescribed : SecretOwnership.Mistaken,
                environment,
                match.Category,
                match.Suggestion is null ? (project.CategoryNames.Count > 0 ? $"The categories with a schema are: {string.Join(", ", project.CategoryNames)}." : "The project has no schemas yet.") : $"The project has no category '{DisplayText.CleanName(match.Category!)}'.{advice}"),
            _ when match.Suggestion is not null => new(SecretOwnership.Mistaken, Problem: $"'{DisplayText.CleanName(secretName)}' is not a secret of the project '{manifest.Project}'.{advice}"),
            _ => new(SecretOwnership.Foreign),
        };
    }
}
