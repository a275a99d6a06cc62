using Genie.TypedSecrets.Schema.Json;

namespace Genie.TypedSecrets.Schema.Reading;

/// <summary>Finds <c>{ "type": "null" }</c> among alternatives, which makes the others nullable.</summary>
internal static class NullAlternative
{
    /// <summary>Gets the only alternative besides null: the schema is that one, nullable. Null if there are several, or null is not among them.</summary>
    internal static JsonNode? OnlyOther(SchemaNode node)
    {
        for (var i = 0; i < AlternativesReader.Keywords.Count; i++)
        {
            if (node.TryGet(AlternativesReader.Keywords[i], out var member) && IsListed(member) && Others(member) is [var other] && !node.Mentions("type"))
            {
                return other;
            }
        }

        return null;
    }

    internal static bool IsListed(SchemaNode node) =>
        (node.TryGet("oneOf", out var member) && IsListed(member)) || (node.TryGet("anyOf", out member) && IsListed(member));

    /// <summary>Gets the alternatives besides null.</summary>
    internal static IReadOnlyList<JsonNode> Others(JsonMember keyword) => [.. ((JsonArray)keyword.Value).Items.Where(item => !IsNull(item))];

    private static bool IsListed(JsonMember keyword) => ((JsonArray)keyword.Value).Items.Any(IsNull);

    private static bool IsNull(JsonNode item) => item is JsonObject { Members: [{ Name: "type", Value: JsonString { Value: "null" } }] };
}
