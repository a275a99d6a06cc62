using System.Diagnostics.CodeAnalysis;
using Genie.TypedSecrets.Schema.Json;
using Genie.TypedSecrets.Schema.Text;

namespace Genie.TypedSecrets.Schema.Reading;

/// <summary>
/// Represents a schema whose keywords were checked: they are known, allowed in their place, and have a value of the right kind. Other keywords
/// were reported.
/// </summary>
internal sealed class SchemaNode(SchemaDocument document, JsonObject json, SchemaPlaces place, Dictionary<string, JsonMember> keywords)
{
    internal SchemaDocument Document { get; } = document;

    internal SchemaPlaces Place { get; } = place;

    internal IReadOnlyDictionary<string, JsonMember> Keywords { get; } = keywords;

    /// <summary>Gets the place for diagnostics about the whole schema: its opening brace.</summary>
    internal TextSpan Span { get; } = new(json.Span.Start, 1);

    /// <summary>Gets whether a keyword was rejected, and reported: an unknown or unsupported one, or one with a value of the wrong kind.</summary>
    internal bool HasRejectedKeywords { get; } = json.Members.Any(member => !keywords.ContainsKey(member.Name));

    /// <summary>Determines whether a keyword was written at all, with a good value or a bad one.</summary>
    internal bool Mentions(string keyword) => json.Find(keyword) is not null;

    internal bool TryGet(string keyword, [NotNullWhen(true)] out JsonMember? member)
    {
        var found = Keywords.TryGetValue(keyword, out var value);
        member = value;
        return found;
    }

    internal T? Get<T>(string keyword)
        where T : JsonNode => Keywords.TryGetValue(keyword, out var member) ? member.Value as T : null;

    internal string? GetText(string keyword) => Get<JsonString>(keyword)?.Value;

    internal bool? GetFlag(string keyword) => Get<JsonBoolean>(keyword)?.Value;

    internal int? GetCount(string keyword) =>
        Get<JsonNumber>(keyword) is { } number ? int.Parse(NumberText.Of(number).ToString(), System.Globalization.CultureInfo.InvariantCulture) : null;
}
