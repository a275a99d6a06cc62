using Genie.TypedSecrets.Names;
using Genie.TypedSecrets.Tooling.Projects;

namespace Genie.TypedSecrets.Tooling.Usage;

/// <summary>Formats the names of the secrets in usage reports.</summary>
internal static class UsageNames
{
    /// <summary>Gets the name of a category's secret in an environment, or in all preview environments of a pattern; null where the category does not exist in it.</summary>
    internal static string? Format(SecretsProject? project, UsageReport usage, string environment, string category)
    {
        // Code that was generated from the schemas of another project names the secrets of that one.
        if (project is not null && project.Set.Names is { } names && (usage.Project is null || usage.Project == project.Manifest!.Project))
        {
            return project.Find(category) is { } model && !names.ExistsIn(model, environment) && !PreviewPattern.IsPattern(environment) ? null : names.Format(environment, category);
        }

        var text = TextOf(Find(usage, category), environment);
        return SecretArn.IsArn(text) ? text : SecretNamePattern.Parse(text)?.Format(usage.Project ?? string.Empty, environment, category) ?? text;
    }

    /// <summary>Determines whether a category's secret has a name in an environment, or in one of the preview environments of a pattern.</summary>
    internal static bool Is(SecretsProject? project, UsageReport usage, string environment, string category, string secret) =>
        Format(project, usage, environment, category) is { } name
        && (PreviewPattern.IsPattern(environment) && name.Split(PreviewPattern.Wildcard) is [var before, var after]
            ? secret.Length > before.Length + after.Length && secret.StartsWith(before, StringComparison.Ordinal) && secret.EndsWith(after, StringComparison.Ordinal)
            : name == secret);

    /// <summary>Determines whether a category's secret has a name in any environment.</summary>
    internal static bool IsOf(UsageReport usage, string category, string secret)
    {
        var use = Find(usage, category);
        return (use?.SecretNames?.Values ?? [])
            .Append(use?.SecretName ?? SecretNamePattern.DefaultText)
            .Any(text => SecretArn.IsArn(text) ? text == secret || SecretArn.NamesIn(text).Contains(secret, StringComparer.Ordinal) : IsMatch(text));

        bool IsMatch(string text) => SecretNamePattern.Parse(text)?.MatchAny(secret, usage.Project ?? string.Empty, StringComparison.Ordinal) is { } parts
            && (parts.Category ?? category) == category;
    }

    private static SecretUsage? Find(UsageReport usage, string category) => usage.Secrets.FirstOrDefault(use => use.Category == category);

    private static string TextOf(SecretUsage? use, string environment) =>
        use?.SecretNames?.GetValueOrDefault(environment)
        ?? use?.SecretNames?.Where(name => PreviewPattern.IsPattern(name.Key) && PreviewPattern.Find(name.Key, environment) is not null).Select(static name => name.Value).FirstOrDefault()
        ?? use?.SecretName
        ?? SecretNamePattern.DefaultText;
}
