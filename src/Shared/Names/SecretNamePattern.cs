using System.Text;

namespace Genie.TypedSecrets.Names;

/// <summary>
/// Represents the pattern of secret names: literal text with the placeholders <c>{project}</c>, <c>{environment}</c> and
/// <c>{category}</c>. The only code that formats and takes apart secret names.
/// </summary>
/// <remarks>Immutable and thread-safe.</remarks>
internal sealed class SecretNamePattern
{
    /// <summary>The pattern where nothing else is chosen.</summary>
    internal const string DefaultText = "{project}-{environment}/{category}";

    /// <summary>The longest name that Secrets Manager takes, in characters.</summary>
    internal const int MaxLength = 512;

    private const string ProjectToken = "{project}";
    private const string EnvironmentToken = "{environment}";
    private const string CategoryToken = "{category}";

    // Literal text and placeholders in turn. A placeholder is one of the three tokens above.
    private readonly string[] _segments;

    private SecretNamePattern(string text, string[] segments)
    {
        Text = text;
        _segments = segments;
    }

    /// <summary>The longest pattern with placeholders, in characters: with the longest project, environment and category, a name stays below <see cref="MaxLength"/>.</summary>
    internal const int MaxPatternLength = 192;

    /// <summary>Gets the default pattern, <see cref="DefaultText"/>.</summary>
    internal static SecretNamePattern Default { get; } = Parse(DefaultText)!;

    /// <summary>Gets the pattern as it was written.</summary>
    internal string Text { get; }

    /// <summary>Gets whether names of different projects differ.</summary>
    internal bool HasProject => Has(ProjectToken);

    /// <summary>Gets whether names in different environments differ.</summary>
    internal bool HasEnvironment => Has(EnvironmentToken);

    /// <summary>Gets whether names of different categories differ.</summary>
    internal bool HasCategory => Has(CategoryToken);

    /// <summary>
    /// Parses a pattern. Returns null if it is empty, has an unknown placeholder, has one twice, or has two placeholders without
    /// a character between them, so that names could not be taken apart.
    /// </summary>
    /// <param name="text">The pattern.</param>
    internal static SecretNamePattern? Parse(string text)
    {
        // Most projects use the default. It is null only while it is parsed itself.
        if (Default is { } known && text == DefaultText)
        {
            return known;
        }

        var segments = new List<string>();
        for (var at = 0; at < text.Length;)
        {
            var isToken = text[at] == '{';
            var end = isToken ? text.IndexOf('}', at) + 1 : text.IndexOf('{', at);
            end = end < 0 ? text.Length : end;
            var segment = end == 0 ? string.Empty : text.Substring(at, end - at);
            var follows = segments.Count > 0 && IsToken(segments[segments.Count - 1]);
            if (isToken ? !IsToken(segment) || follows || segments.Contains(segment, StringComparer.Ordinal) : segment.Contains('}'))
            {
                return null;
            }

            segments.Add(segment);
            at = end;
        }

        return segments.Count == 0 ? null : new SecretNamePattern(text, [.. segments]);
    }

    /// <summary>Finds the reason why a text cannot be a pattern, and what to do about it.</summary>
    /// <param name="text">The text.</param>
    /// <returns>The reason, without a period at its end; null if the text is a pattern.</returns>
    internal static string? FindProblem(string text)
    {
        if (text.Length == 0)
        {
            return "it is empty. Write a name, or remove it";
        }

        if (Parse(text) is not { } pattern)
        {
            return "its placeholders are {project}, {environment} and {category}, each at most once, with a character between two of them. Correct the braces";
        }

        if (text.Length > (pattern._segments.Any(IsToken) ? MaxPatternLength : MaxLength))
        {
            return $"a name has up to {MaxLength} characters, and a pattern up to {MaxPatternLength}. Shorten it";
        }

        return pattern._segments.All(segment => IsToken(segment) || segment.All(IsAllowed))
            ? null
            : "a name can contain only ASCII letters, digits and the characters / _ + = . @ ! -. Remove the others";
    }

    /// <summary>Formats a secret's name by the default pattern. It does the same as <see cref="Format"/>, without parsing the pattern.</summary>
    /// <param name="project">The project.</param>
    /// <param name="environment">The environment.</param>
    /// <param name="category">The category.</param>
    internal static string FormatDefault(string project, string environment, string category) =>
        string.Concat(project, "-", string.Concat(environment, "/", category));

    /// <summary>Formats a secret's name.</summary>
    /// <param name="project">The project.</param>
    /// <param name="environment">The environment.</param>
    /// <param name="category">The category.</param>
    internal string Format(string project, string environment, string category)
    {
        var name = new StringBuilder();
        foreach (var segment in _segments)
        {
            name.Append(segment switch
            {
                ProjectToken => project,
                EnvironmentToken => environment,
                CategoryToken => category,
                _ => segment,
            });
        }

        return name.ToString();
    }

    /// <summary>
    /// Takes a name of a known environment apart. Where the name fits several environments, the longest one counts: with
    /// <c>dev</c> and <c>dev-eu</c>, <c>genie-dev-eu/db</c> belongs to <c>dev-eu</c>.
    /// </summary>
    /// <param name="name">The secret's name.</param>
    /// <param name="project">The project.</param>
    /// <param name="environments">The environments to look for.</param>
    /// <param name="comparison">The comparison of names.</param>
    /// <returns>The parts, or null if the name belongs to none of the environments.</returns>
    internal SecretNameParts? Match(string name, string project, IEnumerable<string> environments, StringComparison comparison)
    {
        SecretNameParts? best = null;
        foreach (var environment in HasEnvironment && name.Length <= MaxLength ? environments : [])
        {
            if (environment.Length > (best?.Environment?.Length ?? 0)
                && MatchFrom(name, 0, 0, new SecretNameParts(null, null), project, environment, comparison) is { } match)
            {
                best = match with { Environment = environment };
            }
        }

        return best;
    }

    /// <summary>
    /// Takes a name apart whatever its environment is. An environment holds no slash, so <c>genie-prd/api-keys</c> is <c>prd</c>
    /// and <c>api-keys</c>.
    /// </summary>
    /// <param name="name">The secret's name.</param>
    /// <param name="project">The project.</param>
    /// <param name="comparison">The comparison of names.</param>
    /// <returns>The parts, or null if the name does not have the pattern's form with this project.</returns>
    internal SecretNameParts? MatchAny(string name, string project, StringComparison comparison) =>
        name.Length <= MaxLength ? MatchFrom(name, 0, 0, new SecretNameParts(null, null), project, environment: null, comparison) : null;

    /// <summary>
    /// Gets the beginning of the names of an environment, up to the category. Every name that begins so is the environment's.
    /// Returns null if the environment comes after the category, or not at all.
    /// </summary>
    /// <param name="project">The project.</param>
    /// <param name="environment">The environment, or the beginning of one.</param>
    /// <param name="isWhole">Whether the environment is given in full.</param>
    internal string? PrefixOf(string project, string environment, bool isWhole)
    {
        var prefix = new StringBuilder();
        var hasEnvironment = false;
        foreach (var segment in _segments)
        {
            if (segment == CategoryToken)
            {
                break;
            }

            prefix.Append(segment == ProjectToken ? project : segment == EnvironmentToken ? environment : segment);
            hasEnvironment |= segment == EnvironmentToken;
            if (hasEnvironment && !isWhole)
            {
                break;
            }
        }

        return hasEnvironment ? prefix.ToString() : null;
    }

    /// <summary>Determines whether a secret's name may contain a character.</summary>
    /// <param name="c">The character.</param>
    internal static bool IsAllowed(char c) => c is (>= 'a' and <= 'z') or (>= 'A' and <= 'Z') or (>= '0' and <= '9') or '/' or '_' or '+' or '=' or '.' or '@' or '!' or '-';

    private static bool IsToken(string segment) => segment is ProjectToken or EnvironmentToken or CategoryToken;

    private bool Has(string token) => _segments.Contains(token, StringComparer.Ordinal);

    // A placeholder without a known text takes the shortest text after which the rest fits, and at least one character.
    private SecretNameParts? MatchFrom(
        string name, int at, int segment, SecretNameParts parts, string project, string? environment, StringComparison comparison)
    {
        if (segment == _segments.Length)
        {
            return at == name.Length ? parts : null;
        }

        var token = _segments[segment];
        var known = token switch
        {
            ProjectToken => project,
            EnvironmentToken => environment,
            CategoryToken => null,
            _ => token,
        };
        if (known is not null)
        {
            return string.Compare(name, at, known, 0, known.Length, comparison) == 0 && at + known.Length <= name.Length
                ? MatchFrom(name, at + known.Length, segment + 1, parts, project, environment, comparison)
                : null;
        }

        for (var end = at + 1; end <= name.Length && (token == CategoryToken || name[end - 1] != '/'); end++)
        {
            var text = name.Substring(at, end - at);
            var found = token == CategoryToken ? parts with { Category = text } : parts with { Environment = text };
            if (MatchFrom(name, end, segment + 1, found, project, environment, comparison) is { } match)
            {
                return match;
            }
        }

        return null;
    }
}
