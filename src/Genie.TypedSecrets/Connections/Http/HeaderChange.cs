using System.Net.Http.Headers;

namespace Genie.TypedSecrets.Connections.Http;

/// <summary>Represents a header that was set, changed or removed.</summary>
/// <param name="Name">The header's name.</param>
/// <param name="Before">The values that it had before; null if it was not set.</param>
internal sealed record HeaderChange(string Name, string[]? Before)
{
    /// <summary>Gets the values of all headers.</summary>
    internal static Dictionary<string, string[]> Snapshot(HttpRequestHeaders headers)
    {
        Dictionary<string, string[]> values = new(StringComparer.OrdinalIgnoreCase);
        foreach (var (name, value) in headers.NonValidated)
        {
            values[name] = [.. value];
        }

        return values;
    }

    /// <summary>Finds the headers that differ from a snapshot.</summary>
    internal static IReadOnlyList<HeaderChange> Between(Dictionary<string, string[]> before, HttpRequestHeaders headers)
    {
        var after = Snapshot(headers);
        return
        [
            .. before.Where(header => !after.TryGetValue(header.Key, out var values) || !values.SequenceEqual(header.Value, StringComparer.Ordinal))
                .Select(static header => new HeaderChange(header.Key, header.Value)),
            .. after.Keys.Where(name => !before.ContainsKey(name)).Select(static name => new HeaderChange(name, null)),
        ];
    }

    /// <summary>Gives the header the values again that it had before.</summary>
    internal void Undo(HttpRequestHeaders headers)
    {
        headers.Remove(Name);
        if (Before is not null)
        {
            headers.TryAddWithoutValidation(Name, Before);
        }
    }
}
