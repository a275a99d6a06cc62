using Genie.TypedSecrets.Constraints;

namespace Genie.TypedSecrets.Schema.Reading;

/// <summary>The second half of "there is no such name": which name was meant, or which there are.</summary>
internal static class NearestName
{
    // Nobody mistypes a name of this length; comparing one with all others would take long.
    private const int LongestCompared = 100;
    private const int MostListed = 12;

    internal static string Advice(string name, IReadOnlyList<string> candidates)
    {
        var nearest = name.Length > LongestCompared || candidates.Count > 1000
            ? null
            : NearMatch.Find(name, [.. candidates.Where(candidate => candidate.Length <= LongestCompared)]);
        if (nearest is not null)
        {
            return $"Did you mean '{nearest}'?";
        }

        return candidates.Count == 0
            ? "There are none."
            : "There are: " + string.Join(", ", candidates.Take(MostListed)) + (candidates.Count > MostListed ? ", …" : string.Empty) + ".";
    }
}
