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

    /// <summary>Gets the type; none if an error was reported.</summary>
    internal static SchemaKinds Read(SchemaNode node)
    {
        var ofValues = EnumReader.Lists(node) ? EnumReader.ReadKind(node) : SchemaKinds.None;
        if (node.TryGet("type", out var type))
        {
            return ReadType(node, type.Value);
        }

        if (EnumReader.Lists(node))
        {
            return ofValues;
        }

        if (ScalarAlternatives.ReadKind(node, out var kind))
        {
            return kind;
        }

        if (node.Mentions("properties") || node.Mentions("patternProperties") || node.TryGet("allOf", out _) || node.TryGet("anyOf", out _) || node.TryGet("oneOf", out _) || node.Get<JsonObject>("additionalProperties") is not null)
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

    /// <summary>Determines whether a text is the name of a type.</summary>
    internal static bool IsType(string name) => s_kinds.ContainsKey(name);

    internal static string Name(SchemaKinds kind) => s_kinds.First(pair => pair.Value == kind).Key;

    internal static string Names(SchemaKinds kinds) =>
        string.Join(", ", s_kinds.Where(pair => (pair.Value & kinds) != SchemaKinds.None).Select(pair => pair.Key));

    /// <summary>Gets whether the schema also allows null, by its type or by its listed values.</summary>
    internal static bool AllowsNull(SchemaNode node) => AlternativesReader.Find(node).Count > 0 ? NullAlternative.IsListed(node)
        : node.TryGet("type", out var type)
        ? type.Value is JsonArray { Items: var types } && types.Any(IsNullType)
        : !node.TryGet("const", out _) && node.Get<JsonArray>("enum") is { Items: var values } && values.Any(value => value is JsonNull);

    /// <summary>Reports null if there is no key that could be absent instead: at the root, and in items.</summary>
    internal static void CheckNull(SchemaNode node)
    {
        if (node.Place is SchemaPlaces.Root or SchemaPlaces.Items && AllowsNull(node))
        {
            var at = node.TryGet("type", out var member) || node.TryGet("enum", out member) || node.TryGet("oneOf", out member) || node.TryGet("anyOf", out member) ? member.Value.Span : node.Span;
            node.Document.Report(
                SchemaRules.NullableType, at, node.Place == SchemaPlaces.Root ? "The root cannot be null. Remove null" : "Items cannot be null. Remove null");
        }
    }

    private static bool IsNullType(JsonNode type) => type is JsonString { Value: "null" };

    private static SchemaKinds ReadType(SchemaNode node, JsonNode type)
    {
        var document = node.Document;
        switch (type)
        {
            case JsonArray { Items: [] }:
                document.Report(SchemaRules.EmptyValue, type.Span, "type", "Write a type, for example: \"string\"");
                break;
            case JsonArray { Items: [JsonString { Value: not "null" } only] }:
                return ReadType(node, only);
            case JsonArray { Items: var repeated } when repeated.OfType<JsonString>().GroupBy(item => item.Value, StringComparer.Ordinal).FirstOrDefault(group => group.Count() > 1) is { } twice:
                document.Report(SchemaRules.DuplicateEntry, twice.Last().Span, "type", $"\"{twice.Key}\"");
                break;
            case JsonArray { Items: [var one, var other] } when IsNullType(one) != IsNullType(other):
                return ReadType(node, IsNullType(one) ? other : one);
            case JsonArray { Items: var types } when node.Place != SchemaPlaces.Root && ScalarAlternatives.Combine(types.Where(item => !IsNullType(item))) is var kind and not SchemaKinds.None:
                ScalarAlternatives.CheckConstraints(node, kind);
                return kind;
            case JsonString { Value: "null" }:
                document.Report(SchemaRules.NullableType, type.Span, "Add the type of its other values: [\"string\", \"null\"]");
                break;
            case JsonArray:
                document.Report(SchemaRules.NullableType, type.Span, ScalarAlternatives.Advice);
                break;
            case JsonString { Value: var name } when s_kinds.TryGetValue(name, out var kind):
                return kind;
            case JsonString { Value: var name }:
                document.Report(SchemaRules.UnknownType, type.Span, name, TypeSynonyms.Advice(name) ?? document.Advice(name, s_kinds.Keys));
                break;
            default:
                document.Report(SchemaRules.KeywordKind, type.Span, "type", "a string", "Change the value");
                break;
        }

        return SchemaKinds.None;
    }
}
