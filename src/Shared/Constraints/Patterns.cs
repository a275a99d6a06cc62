#if NET
using Chars = System.ReadOnlySpan<char>;
#else
using Chars = System.String;
#endif

using System.Text.RegularExpressions;

namespace Genie.TypedSecrets.Constraints;

/// <summary>Creates and matches regular expressions as JSON Schema defines them (ECMA-262 with the flag <c>u</c>) on the engines of .NET.</summary>
/// <remarks>
/// A pattern without lookarounds, back-references and <c>\b</c> is evaluated in linear time, unless its automaton would be too large. The others can
/// take exponential time, so each match has a timeout, and all matches of a value share a <see cref="PatternBudget"/>.
/// </remarks>
internal static class Patterns
{
    /// <summary>The time limit of a single match that is not evaluated in linear time.</summary>
    internal static readonly TimeSpan Timeout = TimeSpan.FromMilliseconds(500);

    // RegexOptions.NonBacktracking, which netstandard2.0 does not declare.
    private const RegexOptions NonBacktracking = (RegexOptions)0x400;

    /// <summary>Creates the expression.</summary>
    /// <exception cref="PatternException">It is not a regular expression, or uses a part of ECMA-262 that is not supported.</exception>
    internal static Regex Create(string pattern) => Create(pattern, Timeout);

    /// <summary>Determines whether a text is a regular expression that <see cref="Create(string)"/> accepts.</summary>
    internal static bool IsPattern(string text)
    {
        try
        {
            _ = Create(text);
            return true;
        }
        catch (ArgumentException)
        {
            return false;
        }
    }

    internal static Regex Create(string pattern, TimeSpan timeout)
    {
        var expression = EcmaPattern.Translate(pattern, out var engine);
        if (engine == PatternEngine.Automaton && TryCreateLinear(expression) is { } linear)
        {
            return linear;
        }

        try
        {
            return new Regex(expression, RegexOptions.CultureInvariant, engine == PatternEngine.Simple ? Regex.InfiniteMatchTimeout : timeout);
        }
        catch (ArgumentException)
        {
            // The message of the exception quotes the translation, which the author of the schema has not written.
            throw new PatternException("the expression is not supported by .NET", 0);
        }
    }

    /// <summary>Gets whether the expression is evaluated in time linear in the text.</summary>
    internal static bool IsLinear(Regex regex) => regex.MatchTimeout == Regex.InfiniteMatchTimeout;

    /// <summary>Gets whether the pattern matches somewhere in the text; null when the match took too long.</summary>
    internal static bool? IsMatch(Regex regex, Chars text)
    {
        try
        {
            return regex.IsMatch(text);
        }
        catch (RegexMatchTimeoutException)
        {
            // The exception contains the text, so it is not passed on.
            return null;
        }
    }

    private static Regex? TryCreateLinear(string expression)
    {
        try
        {
            return new Regex(expression, RegexOptions.CultureInvariant | NonBacktracking);
        }
        catch (Exception e) when (e is NotSupportedException or ArgumentException)
        {
            // The automaton would be too large, or the engine is older than .NET 7, as in some compiler hosts.
            return null;
        }
    }
}
