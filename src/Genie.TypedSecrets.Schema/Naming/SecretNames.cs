using Genie.TypedSecrets.Constraints;
using Genie.TypedSecrets.Names;
using Genie.TypedSecrets.Schema.Model;

namespace Genie.TypedSecrets.Schema.Naming;

/// <summary>Formats, recognizes and takes apart the secret names of a project.</summary>
/// <remarks>Immutable and thread-safe.</remarks>
public sealed class SecretNames
{
    // The list is repeated at every key of a category.
    private const int MaxListedEnvironments = 8;

    private readonly ManifestModel _manifest;
    private readonly IReadOnlyList<string> _environments;
    private readonly SecretNamePattern _pattern = SecretNamePattern.Default;

    // Null if the categories are not known: every category is then taken for one of the project's.
    private readonly Dictionary<string, CategoryModel>? _categories;
    private readonly Dictionary<string, SecretNameMatch> _known = new(StringComparer.Ordinal);

    private SecretNames(ManifestModel manifest, IEnumerable<CategoryModel>? categories)
    {
        _manifest = manifest;
        _environments = [.. manifest.Environments.Select(environment => environment.Name)];
        if (categories is null)
        {
            return;
        }

        _categories = new(StringComparer.Ordinal);
        foreach (var category in categories)
        {
            _categories[category.Name] = category;
            foreach (var environment in EnvironmentsOf(category))
            {
                var name = Format(environment, category.Name);
                _known[name] = new SecretNameMatch(SecretNameKind.Known, environment, category.Name, Suggestion: null);
            }
        }
    }

    /// <summary>Gets every name that a secret of the project has, in the order of the categories; empty if the categories are not known.</summary>
    public IReadOnlyCollection<string> All => _known.Keys;

    /// <summary>Creates the names of a project whose categories are not known.</summary>
    /// <param name="manifest">The manifest.</param>
    public static SecretNames Of(ManifestModel manifest) => new(manifest, categories: null);

    /// <summary>Creates the names of a project.</summary>
    /// <param name="manifest">The manifest.</param>
    /// <param name="categories">All categories of the project. A category that is not among them is an unknown one.</param>
    public static SecretNames Of(ManifestModel manifest, IEnumerable<CategoryModel> categories) => new(manifest, categories);

    /// <summary>Formats the name of a secret: <c>genie-dev/api-keys</c>.</summary>
    /// <param name="environment">The environment, as in the manifest.</param>
    /// <param name="category">The category, as its file is named.</param>
    public string Format(string environment, string category) => _pattern.Format(_manifest.Project, environment, category);

    /// <summary>
    /// Formats the names of a category's secrets as documentation shows them: <c>genie-{dev|prod}/api-keys</c>, 
    /// <c>genie-dev/api-keys</c> where there is only one, and <c>genie-{environment}/api-keys</c> where there are more than eight.
    /// </summary>
    /// <param name="project">The project.</param>
    /// <param name="environments">The environments the category exists in.</param>
    /// <param name="category">The category, as its file is named.</param>
    public static string FormatAll(string project, IReadOnlyCollection<string> environments, string category) => SecretNamePattern.Default.Format(
        project,
        environments.Count switch
        {
            1 => environments.First(),
            <= MaxListedEnvironments => $"{{{string.Join("|", environments)}}}",
            _ => "{environment}",
        },
        category);

    /// <summary>Finds out which secret of the project a name means, and which one was probably meant where it is none.</summary>
    /// <param name="secretId">A secret's name or ARN.</param>
    public SecretNameMatch Match(string secretId)
    {
        SecretNameMatch? first = null;
        foreach (var name in SecretArn.NamesIn(secretId))
        {
            var match = MatchName(name);
            if (match.Kind == SecretNameKind.Known)
            {
                return match;
            }

            first ??= match;
        }

        return first!;
    }

    /// <summary>Gets the environments that a category exists in.</summary>
    /// <param name="category">The category.</param>
    public IEnumerable<string> EnvironmentsOf(CategoryModel category) =>
        category.Environments.Count == 0 ? _environments : _environments.Where(name => category.Environments.Contains(name, StringComparer.Ordinal));

    private SecretNameMatch MatchName(string name)
    {
        if (_known.TryGetValue(name, out var known))
        {
            return known;
        }

        if (_pattern.Match(name, _manifest.Project, _environments, StringComparison.Ordinal) is { Environment: { } environment, Category: { } category })
        {
            return MatchCategory(environment, category);
        }

        // "genie-tools-dev/x" is most likely a secret of the project genie-tools.
        return _pattern.MatchAny(name, _manifest.Project, StringComparison.Ordinal) is { Environment: { } unknown, Category: { } theirs }
            && !_environments.Any(known => unknown.EndsWith("-" + known, StringComparison.Ordinal))
                ? new SecretNameMatch(SecretNameKind.UnknownEnvironment, unknown, theirs, SuggestFor(unknown, theirs))
                : new SecretNameMatch(SecretNameKind.Foreign, Environment: null, Category: null, SameSpelledOtherwise(name));
    }

    private SecretNameMatch MatchCategory(string environment, string category)
    {
        if (_categories is null)
        {
            return new SecretNameMatch(SecretNameKind.Known, environment, category, Suggestion: null);
        }

        if (_known.TryGetValue(Format(environment, category), out var match))
        {
            return match;
        }

        if (_categories.TryGetValue(category, out var known))
        {
            return new SecretNameMatch(SecretNameKind.NotInEnvironment, environment, category, OnlyNameOf(known));
        }

        var nearest = NearMatch.Find(category, [.. _categories.Values.Where(other => EnvironmentsOf(other).Contains(environment, StringComparer.Ordinal)).Select(other => other.Name)]);
        return new SecretNameMatch(
            SecretNameKind.UnknownCategory, environment, category, nearest is null ? null : Format(environment, nearest));
    }

    // Where the category exists in one environment only, that one was meant.
    private string? OnlyNameOf(CategoryModel category) => EnvironmentsOf(category).ToList() is [var only] ? Format(only, category.Name) : null;

    private string? SuggestFor(string environment, string category)
    {
        var nearest = NearMatch.Find(environment, _environments);
        return nearest is null ? null : MatchCategory(nearest, category) switch
        {
            { IsKnown: true } => Format(nearest, category),
            { } other => other.Suggestion,
        };
    }

    // Another project's name may well be one or two letters away; one that differs in case or separators only is a mistake.
    private string? SameSpelledOtherwise(string name)
    {
        if (name.Length > SecretNamePattern.MaxLength)
        {
            return null;
        }

        var normalized = KeyNames.Normalize(name);
        return _known.Keys.FirstOrDefault(known => KeyNames.Normalize(known) == normalized);
    }
}
