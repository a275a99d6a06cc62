using System.Text;
using System.Text.RegularExpressions;
using Genie.TypedSecrets.Schema.Naming;
using Genie.TypedSecrets.Tooling.Projects;

namespace Genie.TypedSecrets.Tooling.Inference;

/// <summary>Represents secrets that are one category in several environments, by their names.</summary>
/// <param name="Category">The category's name.</param>
/// <param name="Secrets">The secrets' names with their environments, where these are known.</param>
/// <param name="SecretName">The pattern of the names (<c>x-secret-name</c>); null if they follow the manifest's pattern.</param>
public sealed record SecretGroup(string Category, IReadOnlyList<(string Name, string? Environment)> Secrets, string? SecretName)
{
    /// <summary>Gets whether an environment is written differently in the names (<c>PROD_DB</c>), so that each environment has a name of its own instead of a pattern.</summary>
    public bool HasNameForEach { get; init; }

    /// <summary>Groups secrets whose names differ only in the environment.</summary>
    /// <param name="project">The project.</param>
    /// <param name="names">The secrets' names.</param>
    /// <returns>The groups, by category.</returns>
    public static IReadOnlyList<SecretGroup> Of(SecretsProject project, IEnumerable<string> names)
    {
        ArgumentNullException.ThrowIfNull(project);
        ArgumentNullException.ThrowIfNull(names);
        // Of names that differ in the spelling of the environment only, each is another category.
        var placed = names.Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal).Select(name => Place(project, name))
            .GroupBy(static secret => (secret.Category, secret.Pattern, secret.Environment))
            .SelectMany(static group => group.Select(static (secret, i) => (secret.Name, secret.Environment, secret.Category, secret.Pattern, secret.IsOtherSpelling, Ordinal: i)))
            .ToArray();
        return
        [
            .. placed.GroupBy(static secret => (secret.Category, secret.Pattern, secret.Ordinal))
                .GroupBy(static group => group.Key.Category, StringComparer.Ordinal)
                .OrderBy(static group => group.Key, StringComparer.Ordinal)
                .SelectMany(static sameName => sameName.OrderBy(static group => group.Key.Pattern ?? string.Empty, StringComparer.Ordinal).Select((group, i) => new SecretGroup(
                    i == 0 ? group.Key.Category : $"{group.Key.Category}-{i + 1}",
                    [.. group.Select(static secret => (secret.Name, secret.Environment)).OrderBy(static secret => secret.Name, StringComparer.Ordinal)],
                    group.Key.Pattern)
                {
                    HasNameForEach = group.Any(static secret => secret.IsOtherSpelling),
                })),
        ];
    }

    private static (string Name, string? Environment, string Category, string? Pattern, bool IsOtherSpelling) Place(SecretsProject project, string name)
    {
        var location = SecretLocation.Of(project, name);
        if (location is { Environment: { } environment, CategoryName: { } category } && CategoryFileName.IsValidCategory(category) && project.Set.Names!.Format(environment.Name, category) == name)
        {
            return (name, environment.Name, category, null, false);
        }

        // The names as they are first, then other spellings.
        var spellings = project.Manifest!.Environments
            .SelectMany(static item => item.Aliases.Prepend(item.Name), static (item, spelling) => (item.Name, Spelling: spelling))
            .OrderByDescending(static pair => pair.Spelling.Length).ToArray();
        foreach (var comparison in new[] { RegexOptions.None, RegexOptions.IgnoreCase })
        {
            foreach (var (known, spelling) in spellings)
            {
                // As a word of its own: dev in app-dev/db and dev/app/db, not in device/db.
                var at = Regex.Match(name, $"(?<![A-Za-z0-9]){Regex.Escape(spelling)}(?![A-Za-z0-9])", comparison, TimeSpan.FromSeconds(1));
                if (at.Success)
                {
                    var pattern = $"{name[..at.Index]}{{environment}}{name[(at.Index + at.Length)..]}";
                    return (name, known, Slug(name.Remove(at.Index, at.Length)), pattern, at.Value != known);
                }
            }
        }

        return (name, null, Slug(name), name, false);
    }

    // What remains of a name as the name of a file.
    private static string Slug(string name)
    {
        StringBuilder slug = new();
        foreach (var c in name)
        {
            if (char.IsAsciiLetterOrDigit(c) || (c == '_' && slug.Length > 0))
            {
                slug.Append(char.ToLowerInvariant(c));
            }
            else if (slug.Length > 0 && slug[^1] is not ('-' or '_'))
            {
                slug.Append('-');
            }
        }

        var text = slug.ToString().TrimEnd('-', '_');
        return text.Length == 0 ? "secret" : text[..Math.Min(text.Length, CategoryFileName.MaxLength)];
    }
}
