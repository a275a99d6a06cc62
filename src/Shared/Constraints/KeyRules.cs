namespace Genie.TypedSecrets.Constraints;

/// <summary>Checks rules about which keys must be present together.</summary>
internal static class KeyRules
{
    /// <summary>Checks that all keys of a set are present, in at least or exactly one of several sets.</summary>
    /// <param name="isExclusive">Whether exactly one set must be present.</param>
    /// <param name="sets">The sets of keys.</param>
    /// <param name="isPresent">Determines whether a key is present.</param>
    /// <returns>The problem, or null.</returns>
    internal static string? CheckSets(bool isExclusive, IReadOnlyList<IReadOnlyList<string>> sets, Func<string, bool> isPresent)
    {
        var count = sets.Count(set => set.All(isPresent));
        return count == 0 ? Problems.NoSet(sets)
            : count > 1 && isExclusive ? Problems.SeveralSets(sets)
            : null;
    }

    /// <summary>Finds the keys that are missing although the first key of a set requires them.</summary>
    internal static IEnumerable<(string Key, string Problem)> CheckDependent(IReadOnlyList<string> set, Func<string, bool> isPresent)
    {
        if (isPresent(set[0]))
        {
            for (var i = 1; i < set.Count; i++)
            {
                if (!isPresent(set[i]))
                {
                    yield return (set[i], Problems.MissingBeside(set[0]));
                }
            }
        }
    }
}
