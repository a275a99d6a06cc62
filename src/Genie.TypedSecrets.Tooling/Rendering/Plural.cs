using System.Globalization;

namespace Genie.TypedSecrets.Tooling.Rendering;

/// <summary>Formats counts.</summary>
internal static class Plural
{
    internal static string Of(int count, string one, string many) => $"{count.ToString(CultureInfo.InvariantCulture)} {(count == 1 ? one : many)}";
}
