using Genie.TypedSecrets.Schema.Collections;

namespace Genie.TypedSecrets.Schema.Sets;

/// <summary>Represents a set of paths. Two sets with the same paths are equal.</summary>
/// <param name="Paths">The paths, each once, in ordinal order.</param>
internal sealed record PathSet(EquatableArray<string> Paths)
{
    internal static PathSet Of(IEnumerable<string> paths) =>
        new(paths.Distinct(StringComparer.Ordinal).OrderBy(path => path, StringComparer.Ordinal).ToEquatableArray());

    internal bool Contains(string path)
    {
        var (low, high) = (0, Paths.Count - 1);
        while (low <= high)
        {
            var middle = low + ((high - low) / 2);
            switch (string.CompareOrdinal(Paths[middle], path))
            {
                case 0:
                    return true;
                case < 0:
                    low = middle + 1;
                    break;
                default:
                    high = middle - 1;
                    break;
            }
        }

        return false;
    }
}
