using System.Text;

namespace Genie.TypedSecrets.Benchmarks.Parsing;

/// <summary>A value of <c>wide.schema.json</c>, with twenty keys.</summary>
internal static class Wide
{
    /// <summary>Returns the JSON text.</summary>
    public static byte[] Json(bool isReversed = false, bool isSpaced = false)
    {
        var separator = isSpaced ? ": " : ":";
        string[] members =
        [
            .. Enumerable.Range(0, 12).Select(i => $"\"token_{i:00}\"{separator}\"fake-token-number-{i}-of-usual-length\""),
            .. Enumerable.Range(0, 4).Select(i => $"\"host_{i}\"{separator}\"host-{i}.example.com\""),
            .. Enumerable.Range(0, 4).Select(i => $"\"port_{i}\"{separator}{5432 + i}"),
        ];
        return Encoding.UTF8.GetBytes("{" + string.Join(isSpaced ? ", " : ",", isReversed ? members.Reverse() : members) + "}");
    }
}
