using Genie.TypedSecrets.Schema.Json;

namespace Genie.TypedSecrets.Tooling.Inference;

/// <summary>Recognizes objects that are of several kinds: every kind has keys that no other has.</summary>
internal static class AlternativeKeys
{
    // More kinds than that are rather keys that each object may have or not.
    private const int MaxKinds = 4;

    /// <summary>Finds the keys that only one kind has, for each kind; null if the objects are not of several kinds.</summary>
    internal static IReadOnlyList<IReadOnlyList<string>>? Find(IReadOnlyList<JsonObject> values)
    {
        var kinds = values
            .Select(static value => value.Members.Where(static member => member.Value is not JsonNull).Select(static member => member.Name).ToHashSet(StringComparer.Ordinal))
            .GroupBy(static names => string.Join('\0', names.Order(StringComparer.Ordinal)), StringComparer.Ordinal)
            .Select(static group => group.First())
            .ToArray();
        if (kinds.Length is < 2 or > MaxKinds)
        {
            return null;
        }

        string[][] own = [.. kinds.Select(kind => kind.Where(name => kinds.Count(other => other.Contains(name)) == 1).Order(StringComparer.Ordinal).ToArray())];
        return Array.TrueForAll(own, static keys => keys.Length > 0) ? own : null;
    }
}
