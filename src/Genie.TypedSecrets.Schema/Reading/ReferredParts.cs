using System.Globalization;
using Genie.TypedSecrets.Schema.Json;

namespace Genie.TypedSecrets.Schema.Reading;

/// <summary>Finds <c>allOf</c> that contains only references: earlier drafts ignore the keywords beside <c>$ref</c>, so schemas write a description in this way.</summary>
internal static class ReferredParts
{
    /// <summary>Gets the references; null if the schema describes the value in another way too.</summary>
    internal static IReadOnlyList<JsonString>? Of(SchemaNode node)
    {
        if (node.Get<JsonArray>("allOf") is not { Items: { Count: > 0 } items }
            || node.Keywords.Any(member => member.Name != "allOf" && !KeywordTable.Find(member.Name)!.BesideReference))
        {
            return null;
        }

        var references = items.Select(item => item is JsonObject { Members: [{ Name: "$ref", Value: JsonString reference }] } ? reference : null).OfType<JsonString>().ToList();
        return references.Count == items.Count ? references : null;
    }

    /// <summary>Gets the place of a part, for messages.</summary>
    internal static string Place(IReadOnlyList<JsonString> references, int index) =>
        $"Part {(index + 1).ToString(CultureInfo.InvariantCulture)} of 'allOf' ('{references[index].Value}')";
}
