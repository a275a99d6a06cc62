#if NET
using Chars = System.ReadOnlySpan<char>;
#else
using Chars = System.String;
#endif

namespace Genie.TypedSecrets.Constraints;

/// <summary>Validates the names of a map's entries. Immutable and thread-safe.</summary>
internal sealed class NameConstraints(int minLength, int maxLength, string? pattern, bool skipsOthers)
{
    private readonly StringConstraints _all = new(minLength, maxLength, pattern, []);

    // Where entries with other names are ignored, the pattern on its own decides which ones belong to the map.
    private readonly StringConstraints? _pattern = skipsOthers ? new(0, int.MaxValue, pattern, []) : null;

    /// <summary>Adds the problems of a name to <paramref name="problems"/>, which is created with the first one.</summary>
    /// <returns>Whether the entry belongs to the map.</returns>
    internal bool Check(Chars name, PatternBudget budget, ref List<string>? problems)
    {
        List<string>? mismatch = null;
        _pattern?.Check(name, TextFormat.None, budget, ref mismatch);
        if (mismatch is not null && !mismatch.Contains(Problems.PatternTimeout))
        {
            return false;
        }

        _all.Check(name, TextFormat.None, budget, ref problems);
        return true;
    }

    /// <summary>Determines whether an entry belongs to the map; returns false if its name has problems, or where that requires a <see cref="PatternBudget"/>.</summary>
    internal bool TryCheck(Chars name, out bool belongs)
    {
        var isOwn = _pattern is null ? true : _pattern.Fits(name, TextFormat.None);
        belongs = isOwn == true;
        return isOwn is not null && (!belongs || _all.Fits(name, TextFormat.None) == true);
    }
}
