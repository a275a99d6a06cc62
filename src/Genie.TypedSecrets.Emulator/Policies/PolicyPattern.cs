using System.Text.RegularExpressions;

namespace Genie.TypedSecrets.Emulator.Policies;

/// <summary>
/// Represents a string of a policy with the wildcards <c>*</c> and <c>?</c> and with policy variables such as <c>${aws:username}</c>. The value of a variable is matched
/// literally. A pattern whose variable has no value matches nothing.
/// </summary>
internal sealed partial class PolicyPattern
{
    private const int ArnSegments = 6;
    private const char AnyString = '*';
    private const char AnyCharacter = '?';

    private readonly IReadOnlyList<Part> _parts;

    private PolicyPattern(string text, IReadOnlyList<Part> parts)
    {
        Text = text;
        _parts = parts;
    }

    /// <summary>Gets the pattern as written.</summary>
    internal string Text { get; }

    internal IEnumerable<string> Variables => _parts.Where(static part => part.Variable is not null).Select(static part => part.Variable!);

    /// <summary>Parses a pattern. Documents of the version 2008-10-17 have no variables.</summary>
    /// <exception cref="PolicyFormatException">A variable isn't valid, or the emulator doesn't know it.</exception>
    internal static PolicyPattern Parse(string text, bool hasVariables)
    {
        var parts = new List<Part>();
        var position = 0;
        foreach (var match in hasVariables ? VariableFormat().Matches(text) : Enumerable.Empty<Match>())
        {
            AddText(parts, text[position..match.Index]);
            parts.Add(ParseVariable(match.Groups["name"].Value.Trim()));
            position = match.Index + match.Length;
        }

        if (hasVariables && text.IndexOf("${", position, StringComparison.Ordinal) >= 0)
        {
            throw new PolicyFormatException($"'{text}' contains a variable without a closing brace.");
        }

        AddText(parts, text[position..]);
        return new PolicyPattern(text, parts);
    }

    /// <summary>Parses an element of <c>Resource</c>: <c>*</c> or an ARN.</summary>
    /// <exception cref="PolicyFormatException">It is something else.</exception>
    internal static PolicyPattern ParseResource(string text, bool hasVariables)
    {
        var pattern = Parse(text, hasVariables);
        return text == "*" || (text.StartsWith("arn:", StringComparison.Ordinal) && pattern.Segments(static _ => string.Empty)?.Count == ArnSegments)
            ? pattern
            : throw new PolicyFormatException($"The resource '{text}' must be in ARN format or \"*\".");
    }

    /// <summary>Matches the resource of a request. Each segment of an ARN is matched separately.</summary>
    internal bool MatchesResource(AuthorizationRequest request) => Text == "*" || MatchesArn(request.Resource, request);

    /// <summary>Matches an ARN, segment by segment.</summary>
    internal bool MatchesArn(string arn, AuthorizationRequest request)
    {
        var segments = arn.Split(':', ArnSegments);
        return segments.Length == ArnSegments
            && Segments(request.FirstValueOf) is { Count: ArnSegments } patterns
            && patterns.Zip(segments).All(static pair => IsMatch(pair.First, pair.Second));
    }

    /// <summary>Matches a whole string.</summary>
    internal bool Matches(string text, AuthorizationRequest request) => Resolve(request.FirstValueOf) is { } tokens && IsMatch(tokens, text);

    /// <summary>Gets the string without wildcards; null if a variable has no value.</summary>
    internal string? ToLiteral(AuthorizationRequest request) =>
        Resolve(request.FirstValueOf) is { } tokens ? string.Concat(tokens.Select(static token => token.Character)) : null;

    private static void AddText(List<Part> parts, string text)
    {
        if (text.Length > 0)
        {
            parts.Add(new Part(text, Variable: null, Default: null));
        }
    }

    private static Part ParseVariable(string name)
    {
        if (name is "*" or "?" or "$")
        {
            return new Part(name, Variable: null, Default: null) { IsLiteral = true };
        }

        var comma = name.IndexOf(',', StringComparison.Ordinal);
        var key = comma < 0 ? name : name[..comma].Trim();
        var fallback = comma < 0 ? null : name[(comma + 1)..].Trim();
        if (fallback is not null && !(fallback.Length >= 2 && fallback[0] == '\'' && fallback[^1] == '\''))
        {
            throw new PolicyFormatException($"The default value of the variable '${{{name}}}' must be in single quotes.");
        }

        return ConditionKeys.IsKnown(key) && !ConditionKeys.IsMultivalued(key)
            ? new Part(string.Empty, key, fallback?[1..^1])
            : throw new PolicyFormatException($"The emulator doesn't know the policy variable '${{{name}}}'.");
    }

    private List<Token>? Resolve(Func<string, string?> valueOf)
    {
        var tokens = new List<Token>();
        foreach (var part in _parts)
        {
            var text = part.Variable is null ? part.Text : valueOf(part.Variable) ?? part.Default;
            if (text is null)
            {
                return null;
            }

            var isPlain = part.Variable is not null || part.IsLiteral;
            tokens.AddRange(text.Select(character => new Token(character, IsWildcard: !isPlain && character is (AnyString or AnyCharacter), IsSeparator: !isPlain && character == ':')));
        }

        return tokens;
    }

    // The last segment, the resource, may contain colons.
    private List<List<Token>>? Segments(Func<string, string?> valueOf)
    {
        if (Resolve(valueOf) is not { } tokens)
        {
            return null;
        }

        var segments = new List<List<Token>> { new() };
        foreach (var token in tokens)
        {
            if (token.IsSeparator && segments.Count < ArnSegments)
            {
                segments.Add([]);
            }
            else
            {
                segments[^1].Add(token);
            }
        }

        return segments;
    }

    // Greedy with one backtracking point: linear in practice, quadratic at worst.
    private static bool IsMatch(List<Token> pattern, string text)
    {
        var (p, t, star, starText) = (0, 0, -1, 0);
        while (t < text.Length)
        {
            if (p < pattern.Count && pattern[p] is { IsWildcard: true, Character: AnyString })
            {
                (star, starText) = (p++, t);
            }
            else if (p < pattern.Count && (pattern[p] is { IsWildcard: true, Character: AnyCharacter } || (!pattern[p].IsWildcard && pattern[p].Character == text[t])))
            {
                p++;
                t++;
            }
            else if (star >= 0)
            {
                p = star + 1;
                t = ++starText;
            }
            else
            {
                return false;
            }
        }

        return pattern.Skip(p).All(static token => token is { IsWildcard: true, Character: AnyString });
    }

    [GeneratedRegex(@"\$\{(?<name>[^}]*)\}", RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 1000)]
    private static partial Regex VariableFormat();

    private sealed record Part(string Text, string? Variable, string? Default)
    {
        internal bool IsLiteral { get; init; }
    }

    private readonly record struct Token(char Character, bool IsWildcard, bool IsSeparator);
}
