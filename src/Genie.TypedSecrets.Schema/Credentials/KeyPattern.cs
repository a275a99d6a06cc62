using System.Text;
using System.Text.RegularExpressions;
using Genie.TypedSecrets.Constraints;

namespace Genie.TypedSecrets.Schema.Credentials;

/// <summary>
/// A key's <c>pattern</c> as a means to recognise its values elsewhere. Few patterns can be one: <c>^.{20,}$</c> fits every long text.
/// It must begin with <c>^</c> and a literal prefix of at least three characters that no word begins with: one with a
/// digit, an underscore, a hyphen or a dot in it, or mixed case, as in <c>^ghp_</c>, <c>^AKIA4</c>, <c>^acme-live-</c>.
/// </summary>
/// <remarks>Immutable and thread-safe.</remarks>
public sealed class KeyPattern
{
    private const int ShortestPrefix = 3;
    private const int ShortestRest = 8;

    private readonly Regex _expression;

    private KeyPattern(string prefix, Regex expression) => (Prefix, _expression) = (prefix, expression);

    /// <summary>What every value begins with.</summary>
    public string Prefix { get; }

    /// <summary>Takes a pattern, where it is specific enough; null otherwise.</summary>
    /// <param name="pattern">The regular expression as the schema has it.</param>
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
            return null; // Reported where the schema is read.
        }
    }

    /// <summary>Whether a text is such a value, and neither a placeholder nor the bare prefix.</summary>
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
                // A quantifier makes the character before it optional.
                return prefix.ToString(0, c is '?' or '*' or '{' && prefix.Length > 0 ? prefix.Length - 1 : prefix.Length);
            }

            prefix.Append(c);
        }

        return prefix.ToString();
    }

    // Outside of every group it opens another beginning.
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
