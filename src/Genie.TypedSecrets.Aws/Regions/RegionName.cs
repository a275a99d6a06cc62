namespace Genie.TypedSecrets.Aws.Regions;

/// <summary>Validates names of regions.</summary>
internal static class RegionName
{
    private const int MaxLength = 64;

    /// <summary>Determines whether a text has the form of a region's name. Whether the region exists is not known here, because AWS adds regions.</summary>
    internal static bool IsValid(string? region) =>
        region is { Length: > 0 and <= MaxLength } && region.All(static c => char.IsAsciiLetterLower(c) || char.IsAsciiDigit(c) || c == '-');

    /// <summary>Gets the error message for a text that is not the name of a region.</summary>
    internal static string Describe(string? region) => $"'{region}' is not the name of an AWS region, such as us-east-1.";
}
