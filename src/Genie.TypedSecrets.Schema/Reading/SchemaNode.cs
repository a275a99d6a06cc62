using System.Diagnostics.CodeAnalysis;
using Genie.TypedSecrets.Schema.Json;
using Genie.TypedSecrets.Schema.Text;

namespace Genie.TypedSecrets.Schema.Reading;

/// <summary>
/// Represents a schema whose keywords were checked: they are known, allowed in their place, and have a value of the right kind. Other keywords
/// were reported.
/// </summary>
internal sealed class SchemaNode(SchemaDocument document, JsonObject json, SchemaPlaces place, List<JsonMember> keywords)
{
    internal SchemaDocument Document { get; } = document;

    internal SchemaPlaces Place { get; } = place;

    /// <summary>Gets the keywords, each once.</summary>
    internal IReadOnlyList<JsonMember> Keywords => keywords;

    /// <summary>Gets the place for diagnostics about the whole schema: its opening brace.</summary>
    internal TextSpan Span { get; } = new(json.Span.Start, 1);

    /// <summary>Gets whether a keyword was rejected, and reported: an unknown or unsupported one, or one with a value of the wrong kind.</summary>
    internal bool HasRejectedKeywords => json.Members.Any(member => !TryGet(member.Name, out _));

    /// <summary>Determines whether a keyword was written at all, with a good value or a bad one.</summary>
    internal bool Mentions(string keyword) => json.Find(keyword) is not null;

    /// <summary>Creates a schema at the same place with other keywords, which were checked.</summary>
    internal SchemaNode With(List<JsonMember> keywords, bool isOfReference = false) =>
        new(Document, new JsonObject(json.Span, [.. keywords]), Place, keywords) { IsOfReference = isOfReference };

    /// <summary>Gets whether the first part under 'allOf' is the definition of a reference, which was written beside the other keywords.</summary>
    internal bool IsOfReference { get; init; }

    internal bool TryGet(string keyword, [NotNullWhen(true)] out JsonMember? member)
    {
        member = Find(keyword);
        return member is not null;
    }

    /// <summary>Finds a keyword; returns null if there is none.</summary>
    internal JsonMember? Find(string keyword) => KeywordReader.Find(keywords, keyword);

    internal T? Get<T>(string keyword)
        where T : JsonNode => Find(keyword)?.Value as T;

    internal string? GetText(string keyword) => Get<JsonString>(keyword)?.Value;

    internal bool? GetFlag(string keyword) => Get<JsonBoolean>(keyword)?.Value;

    internal int? GetCount(string keyword) => Get<JsonNumber>(keyword) is { } number ? NumberText.Of(number).ToInt32() : null;
}
