using System.Text;

namespace Genie.TypedSecrets.Benchmarks.Parsing;

/// <summary>A value of <c>wide.schema.json</c>, with twenty keys.</summary>
internal static class Wide
{
    /// <summary>Returns the JSON text.</summary>
    public static byte[] Json() => Encoding.UTF8.GetBytes(
        "{" + string.Join(',',
            [
                .. Enumerable.Range(0, 12).Select(i => $"\"token_{i:00}\":\"fake-token-number-{i}-of-usual-length\""),
                .. Enumerable.Range(0, 4).Select(i => $"\"host_{i}\":\"host-{i}.example.com\""),
                .. Enumerable.Range(0, 4).Select(i => $"\"port_{i}\":{5432 + i}"),
            ]) + "}");
}
