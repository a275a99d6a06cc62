using Genie.TypedSecrets.Tooling.Projects;

namespace Genie.TypedSecrets.Tooling.Usage;

/// <summary>Formats the names of the secrets in usage reports.</summary>
internal static class UsageNames
{
    /// <summary>Gets the name of a category's secret in an environment; null where the category does not exist in it.</summary>
    internal static string? Format(SecretsProject? project, UsageReport usage, string environment, string category)
    {
        if (project is not null && project.Set.Names is { } names)
        {
            return project.Find(category) is { } model && !names.EnvironmentsOf(model).Contains(environment, StringComparer.Ordinal) ? null : names.Format(environment, category);
        }

        return $"{usage.Project}-{environment}/{category}";
    }

    /// <summary>Tells whether a name is that of a category's secret in any environment, by the default pattern.</summary>
    internal static bool IsOf(UsageReport usage, string category, string secret) =>
        secret.StartsWith(usage.Project + "-", StringComparison.Ordinal) && secret.EndsWith("/" + category, StringComparison.Ordinal);
}
