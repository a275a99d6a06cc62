using System.Text.Json.Nodes;

namespace Genie.TypedSecrets.Emulator.Paging;

/// <summary>Represents a page of a list and the token for the next one. The next page starts after the last item, even if that item has been removed since.</summary>
internal sealed record Page<T>(IReadOnlyList<T> Items, string? NextToken)
{
    internal void AddTo(JsonObject response)
    {
        if (NextToken is not null)
        {
            response[nameof(NextToken)] = NextToken;
        }
    }
}

/// <summary>Splits lists into pages.</summary>
internal static class Page
{
    /// <summary>Gets the page after a token, of items in the order of their keys.</summary>
    internal static Page<T> Of<T>(IEnumerable<T> items, Func<T, string> keyOf, PageToken token, string? after, int maxResults, bool isDescending = false)
    {
        var sign = isDescending ? -1 : 1;
        var last = after is null ? null : token.Decode(after);
        var rest = items
            .Select(item => (Item: item, Key: keyOf(item)))
            .Where(entry => last is null || sign * string.CompareOrdinal(entry.Key, last) > 0)
            .ToList();
        rest.Sort((x, y) => sign * string.CompareOrdinal(x.Key, y.Key));
        var page = rest.Take(maxResults).ToArray();
        return new Page<T>(
            page.Select(static entry => entry.Item).ToArray(),
            rest.Count > page.Length ? token.Encode(page[^1].Key) : null);
    }
}
