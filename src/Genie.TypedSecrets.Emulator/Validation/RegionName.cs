using System.Text.RegularExpressions;

namespace Genie.TypedSecrets.Emulator.Validation;

/// <summary>Checks the names of regions.</summary>
internal static partial class RegionName
{
    /// <summary>The pattern of the service model.</summary>
    internal const string Pattern = @"^([a-z]+-)+\d+$";

    internal static bool IsValid(string name) => Format().IsMatch(name);

    [GeneratedRegex(@"\A(?:[a-z]+-)+[0-9]+\z", RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Format();
}
