namespace Genie.TypedSecrets.Constraints;

/// <summary>Finds the name that is most similar to a misspelled one.</summary>
internal static class NearMatch
{
    /// <summary>The candidate at the smallest edit distance, where that is small against the name's length; null otherwise.</summary>
    /// <param name="name">What was written.</param>
    /// <param name="candidates">What could have been meant.</param>
    internal static string? Find(string name, IReadOnlyList<string> candidates)
    {
        var (best, bestDistance) = ((string?)null, Math.Max(1, name.Length / 3) + 1);
        foreach (var candidate in candidates)
        {
            var distance = EditDistance(Normalize(name), Normalize(candidate));
            if (distance < bestDistance)
            {
                (best, bestDistance) = (candidate, distance);
            }
        }

        return best;
    }

    // github-token, githubToken and GITHUB_TOKEN differ in spelling habits, not in what is meant.
    private static string Normalize(string name) =>
        string.Concat(name.Where(char.IsLetterOrDigit).Select(char.ToUpperInvariant));

    // The optimal string alignment distance: insertions, deletions, substitutions, and two neighbors exchanged ("gte" for "get").
    private static int EditDistance(string a, string b)
    {
        var before = new int[b.Length + 1];
        var above = new int[b.Length + 1];
        var row = Enumerable.Range(0, b.Length + 1).ToArray();
        for (var i = 1; i <= a.Length; i++)
        {
            (before, above, row) = (above, row, before);
            row[0] = i;
            for (var j = 1; j <= b.Length; j++)
            {
                var substitution = above[j - 1] + (a[i - 1] == b[j - 1] ? 0 : 1);
                row[j] = Math.Min(substitution, Math.Min(above[j], row[j - 1]) + 1);
                if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1])
                {
                    row[j] = Math.Min(row[j], before[j - 2] + 1);
                }
            }
        }

        return row[b.Length];
    }
}
