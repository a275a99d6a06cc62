#if NET
using Chars = System.ReadOnlySpan<char>;
#else
using Chars = System.String;
#endif

using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;

namespace Genie.TypedSecrets.Constraints;

/// <summary>Regular expressions as JSON Schema means them (ECMA-262), on .NET's engine, with a limit on the time a match takes.</summary>
/// <remarks>
/// The engines differ where it matters for secrets: in .NET <c>$</c> also matches before a line feed at the end, so that a value
/// with a stray newline would pass, and <c>\d</c> and <c>\w</c> take the digits and letters of every script.
/// </remarks>
internal static class Patterns
{
    /// <summary>How long a match may take. Generous: a pattern of a sane schema takes microseconds, and a busy machine stalls.</summary>
    internal static readonly TimeSpan Timeout = TimeSpan.FromSeconds(1);

    // It ends in a range, so that a hyphen behind it in a class is a hyphen.
    private const string Word = "A-Z_a-z0-9";

    /// <summary>Builds the expression.</summary>
    /// <exception cref="ArgumentException">It is not a regular expression.</exception>
    internal static Regex Create(string pattern) => Create(pattern, Timeout);

    internal static Regex Create(string pattern, TimeSpan timeout) => new(Translate(pattern), RegexOptions.CultureInvariant, timeout);

    /// <summary>Whether the pattern matches somewhere in the text; null when the match took too long.</summary>
    internal static bool? IsMatch(Regex regex, Chars text)
    {
        try
        {
            return regex.IsMatch(text);
        }
        catch (RegexMatchTimeoutException)
        {
            // The exception holds the text: it must not get out.
            return null;
        }
    }

    private static string Translate(string pattern)
    {
        var result = new StringBuilder(pattern.Length);
        var inClass = false;
        for (var i = 0; i < pattern.Length; i++)
        {
            var c = pattern[i];
            if (c == '\\' && i + 1 < pattern.Length)
            {
                result.Append(TranslateEscape(pattern[++i], inClass));
            }
            else if (inClass)
            {
                // In .NET "-[" in a class begins a subtraction, in ECMA-262 the bracket is a character.
                inClass = c != ']';
                result.Append(c == '[' ? "\\[" : c.ToString(CultureInfo.InvariantCulture));
            }
            else if (Ascii.StartsWith(pattern, i, "[]") || Ascii.StartsWith(pattern, i, "[^]"))
            {
                // In ECMA-262 these are the class of nothing and the class of everything, in .NET they are not finished.
                i = pattern.IndexOf(']', i);
                result.Append(pattern[i - 1] == '[' ? "(?!)" : "[\\s\\S]");
            }
            else
            {
                inClass = c == '[';
                result.Append(c switch
                {
                    '$' => "\\z",
                    '.' => "[^\\n\\r\\u2028\\u2029]",
                    _ => c.ToString(CultureInfo.InvariantCulture),
                });
            }
        }

        return result.ToString();
    }

    private static string TranslateEscape(char escaped, bool inClass) => (escaped, inClass) switch
    {
        ('d', false) => "[0-9]",
        ('d', true) => "0-9",
        ('D', false) => "[^0-9]",
        ('D', true) => "\\0-/:-\\uFFFF",
        ('w', false) => $"[{Word}]",
        ('w', true) => Word,
        ('W', false) => $"[^{Word}]",
        ('W', true) => "\\0-/:-@\\[-^`{-\\uFFFF",
        ('/', _) => "/",
        _ => "\\" + escaped,
    };
}
