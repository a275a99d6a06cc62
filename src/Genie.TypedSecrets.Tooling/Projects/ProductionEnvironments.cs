namespace Genie.TypedSecrets.Tooling.Projects;

/// <summary>Recognizes production secrets, whose changes are confirmed.</summary>
public static class ProductionEnvironments
{
    private static readonly string[] s_names = ["prod", "production", "prd", "live"];

    /// <summary>Tells whether a secret is of a production environment, by its name.</summary>
    /// <param name="project">The project; null if there is none.</param>
    /// <param name="secretName">The secret's name.</param>
    /// <returns>Whether the environment in its name is called <c>prod</c>, <c>production</c>, <c>prd</c> or <c>live</c>, alone or as in <c>prod-eu</c>.</returns>
    public static bool IsProduction(SecretsProject? project, string secretName)
    {
        ArgumentNullException.ThrowIfNull(secretName);
        var environment = project is null ? null : SecretLocation.Of(project, secretName).Environment?.Name;
        return (environment ?? secretName.Split('/')[0]).Split('-', '_').Any(static part => s_names.Contains(part, StringComparer.OrdinalIgnoreCase));
    }
}
