using Amazon;

namespace Genie.TypedSecrets.Aws.Regions;

/// <summary>Finds the region that was probably meant by a name that this version of the SDK does not know.</summary>
internal static class KnownRegions
{
    private const string Unknown = "Unknown";

    /// <summary>Finds the region that a name is a variant of: without a hyphen, without the number, or with the letter of an availability zone.</summary>
    /// <returns>The region; null if the name is known, or not like a known one.</returns>
    internal static string? FindMeant(string name)
    {
        // The SDK adds a region to its list when a client is created for it.
        string[] known = [.. RegionEndpoint.EnumerableAllRegions.Where(static region => region.DisplayName != Unknown).Select(static region => region.SystemName).Order(StringComparer.Ordinal)];
        return Array.IndexOf(known, name) >= 0 ? null
            : Array.Find(known, region => Plain(region) == Plain(name))
                ?? Array.Find(known, region => name.Length == region.Length + 1 && name.StartsWith(region, StringComparison.Ordinal) && char.IsAsciiLetterLower(name[^1]))
                ?? Array.Find(known, region => region.StartsWith(name.TrimEnd('-') + "-", StringComparison.Ordinal));
    }

    private static string Plain(string name) => name.Replace("-", string.Empty, StringComparison.Ordinal);
}
