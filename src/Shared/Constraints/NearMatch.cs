namespace Genie.TypedSecrets.Constraints;

/// <summary>Finds the name that is most similar to a misspelled one.</summary>
internal static class NearMatch
{
    /// <summary>The length of the longest name that is compared: longer names are not typed.</summary>
    internal const int MaxLength = 100;

    private const int MaxCandidates = 1_000;

    /// <summary>Finds the candidate with the smallest edit distance, if it is small compared with the length of the name; otherwise returns null.</summary>
    /// <param name="name">The misspelled name.</param>
    /// <param name="candidates">The known names. At most 1,000 of them are compared.</param>
    internal static string? Find(string name, IReadOnlyList<string> candidates)
    {
        if (name.Length > MaxLength)
        {
            return null;
        }

        var normalized = Normalize(name);
        var (best, bestDistance) = ((string?)null, Math.Max(1, name.Length / 3) + 1);
        for (var i = 0; i < candidates.Count && i < MaxCandidates && bestDistance > 0; i++)
        {
            var candidate = candidates[i];
            if (candidate.Length > MaxLength)
            {
                continue;
            }

            var distance = EditDistance(normalized, Normalize(candidate), bestDistance);
            if (distance < bestDistance)
            {
                (best, bestDistance) = (candidate, distance);
            }
        }

        return best;
    }

    // github-token, githubToken and GITHUB_TOKEN differ in their style only.
    private static string Normalize(string name) =>
        string.Concat(name.Where(char.IsLetterOrDigit).Select(char.ToUpperInvariant));

    // The optimal string alignment distance: insertions, deletions, substitutions, and two neighbors exchanged ("gte" for "get"). It
    // stops at the limit.
    private static int EditDistance(string a, string b, int limit)
    {
        if (Math.Abs(a.Length - b.Length) >= limit)
        {
            return limit;
        }

        var before = new int[b.Length + 1];
        var above = new int[b.Length + 1];
        var row = Enumerable.Range(0, b.Length + 1).ToArray();
        var leastAbove = 0;
        for (var i = 1; i <= a.Length; i++)
        {
            (before, above, row) = (above, row, before);
            var least = row[0] = i;
            for (var j = 1; j <= b.Length; j++)
            {
                var substitution = above[j - 1] + (a[i - 1] == b[j - 1] ? 0 : 1);
                row[j] = Math.Min(substitution, Math.Min(above[j], row[j - 1]) + 1);
                if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1])
                {
                    row[j] = Math.Min(row[j], before[j - 2] + 1);
                }

                least = Math.Min(least, row[j]);
            }

            if (least >= limit && leastAbove + 1 >= limit)
            {
                return limit;
            }

            leastAbove = least;
        }

        return row[b.Length];
    }
}
