using System.Text;
using System.Text.RegularExpressions;
using Genie.TypedSecrets.Constraints;

namespace Genie.TypedSecrets.Schema.Credentials;

/// <summary>
/// Represents a key's <c>pattern</c> that is specific enough to recognize values of the key in other texts. <c>^.{20,}$</c> is not: it
/// matches every long text. The pattern must begin with <c>^</c> and at least three literal characters that include a digit, an
/// underscore, a hyphen, a dot or mixed case, as in <c>^ghp_</c>, <c>^AKIA4</c>, <c>^acme-live-</c>.
/// </summary>
/// <remarks>Immutable and thread-safe.</remarks>
public sealed class KeyPattern
{
    private const int ShortestPrefix = 3;
    private const int ShortestRest = 8;

    private readonly Regex _expression;

    private KeyPattern(string prefix, Regex expression) => (Prefix, _expression) = (prefix, expression);

    /// <summary>Gets the literal prefix of all values.</summary>
    public string Prefix { get; }

    /// <summary>Creates a key pattern, or returns null if the pattern is not specific enough.</summary>
    /// <param name="pattern">The regular expression in the schema.</param>
    public static KeyPattern? Of(string pattern)
    {
        var prefix = LiteralPrefix(pattern);
        if (prefix.Length < ShortestPrefix || !IsMark(prefix))
        {
            return null;
        }

        try
        {
            return new(prefix, Patterns.Create(pattern, TimeSpan.FromMilliseconds(250)));
        }
        catch (ArgumentException)
        {
            return null; // The schema reader reports the error.
        }
    }

    /// <summary>Determines whether a text is a value of the key and not a placeholder.</summary>
    /// <param name="text">The whole text.</param>
    public bool Matches(string text) =>
        text.Length >= Prefix.Length + ShortestRest
        && text.StartsWith(Prefix, StringComparison.Ordinal)
        && Patterns.IsMatch(_expression, text) == true
        && !Placeholders.HasHole(text)
        && !Placeholders.HasMarker(text)
        && Randomness.IsPlausible(text.Substring(Prefix.Length));

    private static bool IsMark(string prefix) =>
        prefix.Any(c => char.IsDigit(c) || c is '_' or '-' or '.') || (prefix.Skip(1).Any(char.IsUpper) && prefix.Any(char.IsLower));

    private static string LiteralPrefix(string pattern)
    {
        if (pattern.Length == 0 || pattern[0] != '^' || HasOpenAlternative(pattern))
        {
            return string.Empty;
        }

        var prefix = new StringBuilder();
        for (var i = 1; i < pattern.Length; i++)
        {
            var c = pattern[i];
            if (c == '\\' && i + 1 < pattern.Length && !char.IsLetterOrDigit(pattern[i + 1]))
            {
                c = pattern[++i];
            }
            else if (!char.IsLetterOrDigit(c) && c is not ('_' or '-' or '/' or ':' or '@'))
            {
                // A quantifier can make the preceding character optional.
                return prefix.ToString(0, c is '?' or '*' or '{' && prefix.Length > 0 ? prefix.Length - 1 : prefix.Length);
            }

            prefix.Append(c);
        }

        return prefix.ToString();
    }

    // Outside of all groups, an alternative can begin with other characters.
    private static bool HasOpenAlternative(string pattern)
    {
        var depth = 0;
        for (var i = 0; i < pattern.Length; i++)
        {
            switch (pattern[i])
            {
                case '\\':
                    i++;
                    break;
                case '(':
                    depth++;
                    break;
                case ')':
                    depth--;
                    break;
                case '|' when depth == 0:
                    return true;
            }
        }

        return false;
    }
}
