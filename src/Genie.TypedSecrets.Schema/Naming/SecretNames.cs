using Genie.TypedSecrets.Constraints;
using Genie.TypedSecrets.Names;
using Genie.TypedSecrets.Schema.Model;

namespace Genie.TypedSecrets.Schema.Naming;

/// <summary>Formats, recognizes and takes apart the secret names of a project.</summary>
/// <remarks>Immutable and thread-safe.</remarks>
public sealed class SecretNames
{
    private readonly ManifestModel _manifest;
    private readonly IReadOnlyList<string> _environments;
    private readonly SecretNamePattern _pattern;

    // The patterns of categories that have their own, each with its category.
    private readonly List<(SecretNamePattern Pattern, CategoryModel Category)> _patterns = [];

    // Null if the categories are not known: every category is then taken for one of the project's.
    private readonly Dictionary<string, CategoryModel>? _categories;
    private readonly Dictionary<string, SecretNameMatch> _known = new(StringComparer.Ordinal);
    private readonly List<string> _all = [];

    private SecretNames(ManifestModel manifest, IEnumerable<CategoryModel>? categories)
    {
        _manifest = manifest;
        _pattern = SecretNamePattern.Parse(manifest.SecretName) ?? SecretNamePattern.Default;
        _environments = [.. manifest.Environments.Select(environment => environment.Name)];
        if (categories is null)
        {
            return;
        }

        _categories = new(StringComparer.Ordinal);
        foreach (var category in categories)
        {
            _categories[category.Name] = category;
            _patterns.AddRange(PatternsOf(category).Select(pattern => (pattern, category)));
            foreach (var environment in EnvironmentsOf(category))
            {
                Add(Format(environment, category), environment, category.Name);
            }
        }
    }

    /// <summary>
    /// Gets every name that a secret of the project has, in the order of the categories; empty if the categories are not known. Secrets of
    /// preview environments are not among them.
    /// </summary>
    public IReadOnlyCollection<string> All => _all;

    /// <summary>Creates the names of a project whose categories are not known.</summary>
    /// <param name="manifest">The manifest.</param>
    public static SecretNames Of(ManifestModel manifest) => new(manifest, categories: null);

    /// <summary>Creates the names of a project.</summary>
    /// <param name="manifest">The manifest.</param>
    /// <param name="categories">All categories of the project. A category that is not among them is an unknown one.</param>
    public static SecretNames Of(ManifestModel manifest, IEnumerable<CategoryModel> categories) => new(manifest, categories);

    /// <summary>Formats the name of a secret: <c>genie-dev/api-keys</c>, or as the category's <c>x-secret-name</c> says.</summary>
    /// <param name="environment">The environment, as in the manifest, or a preview environment.</param>
    /// <param name="category">The category, as its file is named. If it is not known, its name follows the manifest's pattern.</param>
    public string Format(string environment, string category) =>
        _categories is not null && _categories.TryGetValue(category, out var known)
            ? Format(environment, known)
            : _pattern.Format(_manifest.Project, environment, category);

    /// <summary>Formats the name of a category's secret in an environment.</summary>
    /// <param name="environment">The environment, as in the manifest, or a preview environment.</param>
    /// <param name="category">The category.</param>
    public string Format(string environment, CategoryModel category)
    {
        var text = NameIn(environment, category);
        return text is null ? _pattern.Format(_manifest.Project, environment, category.Name)
            : SecretArn.IsArn(text) ? text
            : SecretNamePattern.Parse(text)!.Format(_manifest.Project, environment, category.Name);
    }

    /// <summary>Determines which secret of the project has a name. If there is none, determines which one was probably meant.</summary>
    /// <param name="secretId">A secret's name or ARN.</param>
    public SecretNameMatch Match(string secretId)
    {
        if (_known.TryGetValue(secretId, out var known))
        {
            return known;
        }

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

    /// <summary>Gets the environments that a category exists in, without preview environments.</summary>
    /// <param name="category">The category.</param>
    public IEnumerable<string> EnvironmentsOf(CategoryModel category) =>
        category.Environments.Count == 0 ? _environments : _environments.Where(name => category.Environments.Contains(name, StringComparer.Ordinal));

    /// <summary>Gets the patterns of the preview environments that a category exists in.</summary>
    /// <param name="category">The category.</param>
    public IEnumerable<string> PreviewsOf(CategoryModel category) => _manifest.Previews
        .Select(preview => preview.Pattern)
        .Where(pattern => category.Environments.Count == 0 || category.Environments.Contains(pattern, StringComparer.Ordinal));

    /// <summary>Determines whether a category exists in an environment.</summary>
    /// <param name="category">The category.</param>
    /// <param name="environment">The environment, as in the manifest, or a preview environment.</param>
    public bool ExistsIn(CategoryModel category, string environment) => _environments.Contains(environment, StringComparer.Ordinal)
        ? category.Environments.Count == 0 || category.Environments.Contains(environment, StringComparer.Ordinal)
        : PreviewOf(environment) is { } pattern && PreviewsOf(category).Contains(pattern, StringComparer.Ordinal);

    // The name, pattern or ARN that the category specifies for the environment; null for the manifest's pattern.
    private string? NameIn(string environment, CategoryModel category)
    {
        if (category.SecretNames.Count == 0)
        {
            return category.SecretName;
        }

        var key = _environments.Contains(environment, StringComparer.Ordinal) ? environment : PreviewOf(environment) ?? environment;
        return category.SecretNames.FirstOrDefault(name => name.Environment == key)?.Name;
    }

    private string? PreviewOf(string environment) =>
        _manifest.Previews.Select(preview => preview.Pattern).FirstOrDefault(pattern => PreviewPattern.Find(pattern, environment) == environment);

    private static IEnumerable<SecretNamePattern> PatternsOf(CategoryModel category) => category.SecretNames
        .Select(name => name.Name)
        .Concat(category.SecretName is null ? [] : [category.SecretName])
        .Select(text => SecretArn.IsArn(text) ? null : SecretNamePattern.Parse(text))
        .Where(pattern => pattern is { HasEnvironment: true })
        .Select(pattern => pattern!);

    private void Add(string name, string environment, string category)
    {
        var match = new SecretNameMatch(SecretNameKind.Known, environment, category, Suggestion: null);
        if (_known.TryGetValue(name, out var other))
        {
            // Several environments share the secret, so its name does not determine the environment.
            _known[name] = other.Category == category ? other with { Environment = null } : other;
            return;
        }

        _known.Add(name, match);
        _all.Add(name);
        if (SecretArn.IsArn(name) && SecretArn.NameOf(name) is var inner && !_known.ContainsKey(inner))
        {
            _known.Add(inner, match);
        }
    }

    private SecretNameMatch MatchName(string name)
    {
        if (_known.TryGetValue(name, out var known))
        {
            return known;
        }

        if (MatchPreview(name) is { } preview)
        {
            return preview;
        }

        if (_pattern.Match(name, _manifest.Project, _environments, StringComparison.Ordinal) is { Environment: { } environment, Category: { } category })
        {
            return MatchCategory(environment, category);
        }

        return MatchMistaken(name) ?? new SecretNameMatch(SecretNameKind.Foreign, Environment: null, Category: null, SameSpelledOtherwise(name));
    }

    private SecretNameMatch? MatchPreview(string name)
    {
        foreach (var (pattern, category) in _patterns)
        {
            if (_manifest.Previews.Count > 0
                && pattern.MatchAny(name, _manifest.Project, StringComparison.Ordinal) is { Environment: { } environment } parts
                && (parts.Category ?? category.Name) == category.Name
                && ExistsIn(category, environment) && Format(environment, category) == name)
            {
                return new SecretNameMatch(SecretNameKind.Known, environment, category.Name, Suggestion: null);
            }
        }

        return _manifest.Previews.Count > 0
            && _pattern.Match(name, _manifest.Project, _environments, StringComparison.Ordinal) is null
            && _pattern.MatchAny(name, _manifest.Project, StringComparison.Ordinal) is { Environment: { } unlisted, Category: { } theirs }
            && PreviewOf(unlisted) is not null
                ? MatchCategory(unlisted, theirs)
                : null;
    }

    private SecretNameMatch? MatchMistaken(string name)
    {
        // "genie-tools-dev/x" is most likely a secret of the project genie-tools.
        if (_pattern.MatchAny(name, _manifest.Project, StringComparison.Ordinal) is { Environment: { } unknown, Category: { } theirs }
            && !_environments.Any(known => unknown.EndsWith("-" + known, StringComparison.Ordinal))
            && (_pattern.HasProject || NearMatch.Find(unknown, _environments) is not null || _categories?.ContainsKey(theirs) == true))
        {
            return new SecretNameMatch(SecretNameKind.UnknownEnvironment, unknown, theirs, SuggestFor(unknown, theirs));
        }

        foreach (var (pattern, category) in _patterns)
        {
            if (pattern.MatchAny(name, _manifest.Project, StringComparison.Ordinal) is { Environment: { } environment } parts
                && (parts.Category ?? category.Name) == category.Name
                && NearMatch.Find(environment, _environments) is { } nearest)
            {
                return new SecretNameMatch(SecretNameKind.UnknownEnvironment, environment, category.Name, Format(nearest, category));
            }
        }

        return null;
    }

    private SecretNameMatch MatchCategory(string environment, string category)
    {
        if (_categories is null)
        {
            return new SecretNameMatch(SecretNameKind.Known, environment, category, Suggestion: null);
        }

        if (_categories.TryGetValue(category, out var known))
        {
            // A category with a name of its own does not have that of the manifest's pattern.
            return ExistsIn(known, environment)
                ? Format(environment, known) == _pattern.Format(_manifest.Project, environment, category)
                    ? new SecretNameMatch(SecretNameKind.Known, environment, category, Suggestion: null)
                    : new SecretNameMatch(SecretNameKind.UnknownCategory, environment, category, Format(environment, known))
                : new SecretNameMatch(SecretNameKind.NotInEnvironment, environment, category, OnlyNameOf(known));
        }

        var nearest = NearMatch.Find(category, [.. _categories.Values.Where(other => ExistsIn(other, environment)).Select(other => other.Name)]);
        return new SecretNameMatch(
            SecretNameKind.UnknownCategory, environment, category, nearest is null ? null : Format(environment, nearest));
    }

    // Where the category exists in one environment only, that one was meant.
    private string? OnlyNameOf(CategoryModel category) => EnvironmentsOf(category).ToList() is [var only] ? Format(only, category) : null;

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
        return _all.Find(known => KeyNames.Normalize(known) == normalized);
    }
}
