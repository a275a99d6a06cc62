using Genie.TypedSecrets.Names;
using Genie.TypedSecrets.Schema.Model;

namespace Genie.TypedSecrets.Schema.Naming;

/// <summary>Formats the names of a category's secrets in all environments as one text, as documentation shows them.</summary>
internal static class DisplayedNames
{
    // The list is repeated at every key of a category.
    private const int MaxListed = 8;

    /// <summary>
    /// Formats the names of a category's secrets: <c>genie-{dev|prod}/api-keys</c>, <c>genie-dev/api-keys</c> where there is only
    /// one, and <c>genie-{environment}/api-keys</c> where there are more than eight.
    /// </summary>
    /// <param name="pattern">The manifest's pattern of secret names.</param>
    /// <param name="project">The project.</param>
    /// <param name="environments">The environments the category exists in.</param>
    /// <param name="category">The category, as its file is named.</param>
    internal static string Format(string pattern, string project, IReadOnlyCollection<string> environments, string category) =>
        SecretArn.IsArn(pattern) ? pattern : SecretNamePattern.Parse(pattern)!.Format(
            project,
            environments.Count switch
            {
                1 => environments.First(),
                <= MaxListed => $"{{{string.Join("|", environments)}}}",
                _ => "{environment}",
            },
            category);

    /// <summary>Formats the names of a category's secrets, with names of its own if it has any.</summary>
    /// <param name="pattern">The manifest's pattern of secret names.</param>
    /// <param name="project">The project.</param>
    /// <param name="environments">The environments of the manifest.</param>
    /// <param name="category">The category.</param>
    internal static string Format(string pattern, string project, IReadOnlyCollection<string> environments, CategoryModel category)
    {
        var existing = category.Environments.Count == 0 ? environments : category.Environments;
        if (category.SecretNames.Count == 0)
        {
            return Format(category.SecretName ?? pattern, project, existing, category.Name);
        }

        var names = existing
            .Select(environment => Format(category.SecretNames.FirstOrDefault(name => name.Environment == environment)?.Name ?? pattern, project, [environment], category.Name))
            .ToList();
        return names.Count == 1 ? names[0] : names.Count <= MaxListed ? $"{{{string.Join("|", names)}}}" : $"{{{names[0]}|…}}";
    }
}
