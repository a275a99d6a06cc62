using Genie.TypedSecrets.Schema.Diagnostics;
using Genie.TypedSecrets.Schema.Json;

namespace Genie.TypedSecrets.Schema.Reading;

/// <summary>Determines which of the six types a schema has, from 'type' or from its other keywords.</summary>
internal static class KindReader
{
    private static readonly Dictionary<string, SchemaKinds> s_kinds = new(StringComparer.Ordinal)
    {
        ["string"] = SchemaKinds.String,
        ["integer"] = SchemaKinds.Integer,
        ["number"] = SchemaKinds.Number,
        ["boolean"] = SchemaKinds.Boolean,
        ["object"] = SchemaKinds.Object,
        ["array"] = SchemaKinds.Array,
    };

    /// <summary>Gets the type; none where an error was reported.</summary>
    internal static SchemaKinds Read(SchemaNode node)
    {
        var ofValues = EnumReader.Lists(node) ? EnumReader.ReadKind(node) : SchemaKinds.None;
        if (node.TryGet("type", out var type))
        {
            return ReadType(node.Document, type.Value);
        }

        if (EnumReader.Lists(node))
        {
            return ofValues;
        }

        if (node.Mentions("properties"))
        {
            return SchemaKinds.Object;
        }

        if (node.Mentions("items"))
        {
            return SchemaKinds.Array;
        }

        // Where a keyword was rejected, the type is most likely what it says: that is one mistake, and it has been reported.
        if (!node.HasRejectedKeywords)
        {
            node.Document.Report(SchemaRules.MissingType, node.Span);
        }

        return SchemaKinds.None;
    }

    internal static string Name(SchemaKinds kind) => s_kinds.First(pair => pair.Value == kind).Key;

    internal static string Names(SchemaKinds kinds) =>
        string.Join(", ", s_kinds.Where(pair => (pair.Value & kinds) != SchemaKinds.None).Select(pair => pair.Key));

    private static SchemaKinds ReadType(SchemaDocument document, JsonNode type)
    {
        switch (type)
        {
            case JsonString { Value: "null" } or JsonArray:
                document.Report(SchemaRules.NullableType, type.Span);
                break;
            case JsonString { Value: var name } when s_kinds.TryGetValue(name, out var kind):
                return kind;
            case JsonString { Value: var name }:
                document.Report(SchemaRules.UnknownType, type.Span, name, document.Advice(name, s_kinds.Keys));
                break;
            default:
                document.Report(SchemaRules.KeywordKind, type.Span, "type", "a string", "Change the value");
                break;
        }

        return SchemaKinds.None;
    }
}
