#if NET
using Chars = System.ReadOnlySpan<char>;
#else
using Chars = System.String;
#endif

using System.Text.RegularExpressions;

namespace Genie.TypedSecrets.Constraints;

/// <summary>Validates text against the constraints of a schema. Immutable and thread-safe.</summary>
internal sealed class StringConstraints(int minLength, int maxLength, string? pattern, IReadOnlyList<string> allowedValues)
{
    private readonly AllowedTexts _allowed = new(allowedValues);
    private readonly bool _hasAllowedValues = allowedValues.Count > 0;
    private Regex? _regex;

    internal IReadOnlyList<string> AllowedValues { get; } = allowedValues;

    /// <summary>Adds the problems of a text to <paramref name="problems"/>, which is created with the first one.</summary>
    internal void Check(Chars text, TextFormat format, PatternBudget? budget, ref List<string>? problems)
    {
        if (!TextFormats.Fits(format, text))
        {
            (problems ??= []).Add(Problems.WrongText(Problems.Text(format)));
            return;
        }

        if (AllowedValues.Count > 0 && IndexOfAllowed(text) < 0)
        {
            (problems ??= []).Add(Problems.WrongText(Problems.OneOf(AllowedValues)));
            return;
        }

        CheckLength(minLength > 0 || maxLength < text.Length ? TextFormats.CountCodePoints(text) : 0, ref problems);
        if (pattern is not null)
        {
            CheckPattern(pattern, text, budget ?? new(), ref problems);
        }
    }

    /// <summary>Determines whether a text has no problems, without describing them; null where that requires a <see cref="PatternBudget"/>.</summary>
    internal bool? Fits(Chars text, TextFormat format)
    {
        // Nearly every text.
        if (format == TextFormat.None && pattern is null && !_hasAllowedValues)
        {
            return FitsLength(text);
        }

        if (!TextFormats.Fits(format, text) || (_hasAllowedValues && IndexOfAllowed(text) < 0) || !FitsLength(text))
        {
            return false;
        }

        if (pattern is null)
        {
            return true;
        }

        var regex = _regex ??= Patterns.Create(pattern);
        return Patterns.IsLinear(regex) ? Patterns.IsMatch(regex, text) : null;
    }

    internal void CheckLength(int length, ref List<string>? problems)
    {
        if (length < minLength)
        {
            (problems ??= []).Add(Problems.TooShort(minLength));
        }

        if (length > maxLength)
        {
            (problems ??= []).Add(Problems.TooLong(maxLength));
        }
    }

    /// <summary>Gets the index of the text in the allowed values, or -1.</summary>
    internal int IndexOfAllowed(Chars text) => _allowed.IndexOf(text);

    // A code point has one or two characters, so most lengths need no counting.
    private bool FitsLength(Chars text) =>
        (minLength <= (text.Length + 1) / 2 && text.Length <= maxLength)
        || (TextFormats.CountCodePoints(text) is var length && length >= minLength && length <= maxLength);

    private void CheckPattern(string source, Chars text, PatternBudget budget, ref List<string>? problems)
    {
        // Two threads may both create it; either instance can be used.
        var isMatch = budget.IsMatch(_regex ??= Patterns.Create(source), text);
        if (isMatch != true)
        {
            (problems ??= []).Add(isMatch is null ? Problems.PatternTimeout : Problems.NoMatch(source));
        }
    }
}
