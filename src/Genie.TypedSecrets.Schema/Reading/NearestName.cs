using Genie.TypedSecrets.Constraints;

namespace Genie.TypedSecrets.Schema.Reading;

/// <summary>Completes messages about unknown names: with the name that was probably meant, or with the names there are.</summary>
internal static class NearestName
{
    // Longer names are data rather than typing errors.
    private const int LongestCompared = 100;
    private const int MostListed = 12;

    /// <summary>Suggests the name that was meant as long as the budget lasts, or lists the names there are.</summary>
    /// <param name="name">The name that was written.</param>
    /// <param name="candidates">The names there are.</param>
    /// <param name="budget">The number of pairs of characters that may still be compared.</param>
    internal static string Advice(string name, IReadOnlyCollection<string> candidates, ref long budget)
    {
        string? nearest = null;
        if (name.Length <= LongestCompared && budget > 0)
        {
            var compared = candidates.Where(candidate => candidate.Length <= LongestCompared).ToList();
            budget -= compared.Sum(candidate => (long)candidate.Length * name.Length);
            nearest = budget > 0 ? NearMatch.Find(name, compared) : null;
        }

        if (nearest is not null)
        {
            return $"Did you mean '{nearest}'?";
        }

        return candidates.Count == 0
            ? "There are none."
            : "There are: " + string.Join(", ", candidates.Take(MostListed)) + (candidates.Count > MostListed ? ", …" : string.Empty) + ".";
    }
}
