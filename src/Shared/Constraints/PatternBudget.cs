#if NET
using Chars = System.ReadOnlySpan<char>;
#else
using Chars = System.String;
#endif

using System.Diagnostics;
using System.Text.RegularExpressions;

namespace Genie.TypedSecrets.Constraints;

/// <summary>Limits the time that all matches of one value take together. Not thread-safe: one instance validates one value.</summary>
internal sealed class PatternBudget
{
    /// <summary>The time after which no further match is started.</summary>
    internal static readonly TimeSpan Limit = TimeSpan.FromMilliseconds(500);

    private readonly long _limit = (long)(Limit.TotalSeconds * Stopwatch.Frequency);
    private long _spent;

    /// <summary>Gets whether the pattern matches somewhere in the text; null when the budget is spent.</summary>
    internal bool? IsMatch(Regex regex, Chars text)
    {
        if (Patterns.IsLinear(regex))
        {
            return Patterns.IsMatch(regex, text);
        }

        if (_spent >= _limit)
        {
            return null;
        }

        var start = Stopwatch.GetTimestamp();
        var isMatch = Patterns.IsMatch(regex, text);

        // A match that was stopped has spent the budget, whatever the coarser clock of the regular expression says.
        _spent = isMatch is null ? _limit : _spent + (Stopwatch.GetTimestamp() - start);
        return isMatch;
    }
}
