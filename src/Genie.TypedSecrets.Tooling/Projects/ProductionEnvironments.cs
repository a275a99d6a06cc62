using Genie.TypedSecrets.Names;

namespace Genie.TypedSecrets.Tooling.Projects;

/// <summary>Recognizes production secrets, whose changes are confirmed.</summary>
public static class ProductionEnvironments
{
    private static readonly string[] s_names = ["prod", "production", "prd", "live"];

    /// <summary>Determines from its name whether a secret belongs to a production environment.</summary>
    /// <param name="project">The project; null if there is none.</param>
    /// <param name="secretName">The secret's name.</param>
    /// <returns>Whether its environment is called <c>prod</c>, <c>production</c>, <c>prd</c> or <c>live</c>, alone or as in <c>prod-eu</c>, by its name or an alias.</returns>
    public static bool IsProduction(SecretsProject? project, string secretName)
    {
        ArgumentNullException.ThrowIfNull(secretName);
        return project is not null && SecretLocation.Of(project, secretName).Environment is { } environment
            ? environment.Aliases.Prepend(environment.Name).Any(IsProduction)
            : PartsWithEnvironment(SecretArn.NameOf(secretName)).Any(IsProduction);
    }

    // The last part of a name is the category: "genie-dev/live-feed" is not a production secret.
    private static string[] PartsWithEnvironment(string name) => name.Split('/') is [.. { Length: > 0 } parts, _] ? parts : [name];

    private static bool IsProduction(string name) => name.Split('-', '_').Any(static part => s_names.Contains(part, StringComparer.OrdinalIgnoreCase));
}
