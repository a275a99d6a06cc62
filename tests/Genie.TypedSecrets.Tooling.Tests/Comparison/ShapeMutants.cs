using System.Text.Json.Nodes;

namespace Genie.TypedSecrets.Tooling.Tests.Comparison;

/// <summary>Provides changes of alternatives and maps, each at every place where a schema can have them.</summary>
internal static class ShapeMutants
{
    private const string ByValue = """
        { "oneOf": [
            { "x-csharp-name": "ByPassword", "properties": { "kind": { "const": "password" }, "password": { "type": "string" }, "port": { "type": "integer" } }, "required": ["kind", "password"] },
            { "x-csharp-name": "ByToken", "properties": { "kind": { "const": "token" }, "token": { "type": "string" } }, "required": ["kind", "token"] },
            { "x-csharp-name": "ByKey", "properties": { "kind": { "const": "key" }, "key": { "type": "string" } }, "required": ["kind", "key"] } ] }
        """;

    private const string ByRequiredKey = """
        { "oneOf": [
            { "x-csharp-name": "ByPassword", "properties": { "password": { "type": "string" }, "user": { "type": "string" }, "port": { "type": "integer" } }, "required": ["password", "user"] },
            { "x-csharp-name": "ByToken", "properties": { "token": { "type": "string" } }, "required": ["token"] },
            { "x-csharp-name": "ByKey", "properties": { "key": { "type": "string" } }, "required": ["key"] } ] }
        """;

    private const string Records = """{ "additionalProperties": { "type": "object", "properties": { "host": { "type": "string" }, "port": { "type": "integer" } }, "required": ["host"] } }""";

    private static readonly string WithCommonKey = ByValue.Replace("\"kind\": {", "\"note\": { \"type\": \"string\" }, \"kind\": {", StringComparison.Ordinal);

    // A change of an alternative or a map. A change that has no place in a schema returns false.
    private static readonly (string Kind, string Schema, Func<JsonObject, bool> Change)[] s_changes =
    [
        .. Both("alternative-added", static union => Add(Alternatives(union), """{ "x-csharp-name": "ByCode", "properties": { "kind": { "const": "code" }, "code": { "type": "string" } }, "required": ["kind", "code"] }""")),
        .. Both("alternative-removed", static union => Do(() => Alternatives(union).RemoveAt(2))),
        .. Both("alternative-renamed", static union => Set(Alternatives(union)[1]!, "x-csharp-name", "ByBearer")),
        .. Both("alternatives-reordered", static union => Do(() => Move(Alternatives(union)))),
        .. Both("alternative-key-added", static union => Set(Properties(union, 1), "added", Parse("""{ "type": "string" }"""))),
        .. Both("alternative-key-required", static union => Do(() => Alternatives(union)[0]!["required"]!.AsArray().Add("port"))),
        .. Both("alternative-key-optional", static union => Do(() => Alternatives(union)[0]!["required"]!.AsArray().RemoveAt(1))),
        .. Both("alternative-key-retyped", static union => Set(Properties(union, 0), "port", Parse("""{ "type": "boolean" }"""))),
        .. Both("alternative-key-widened", static union => Set(Properties(union, 0), "port", Parse("""{ "type": "number" }"""))),
        .. Both("alternative-key-removed", static union => Properties(union, 0).Remove("port")),
        .. Both("alternative-key-limited", static union => Set(Properties(union, 1)["token"]!, "maxLength", 1)),
        .. Both("alternative-closed", static union => Set(Alternatives(union)[1]!, "additionalProperties", false)),
        .. Both("alternatives-not-exclusive", static union => Rename(union, "oneOf", "anyOf")),
        ("discriminator-value", ByValue, static union => Set(Properties(union, 1)["kind"]!, "const", "bearer")),
        ("discriminator-values-exchanged", ByValue, static union => Set(Properties(union, 1)["kind"]!, "const", "key") && Set(Properties(union, 2)["kind"]!, "const", "token")),
        ("discriminator-key", ByRequiredKey, static union => Rename(Properties(union, 1), "token", "bearer") && Set(Alternatives(union)[1]!, "required", new JsonArray("bearer"))),
        ("discriminator-added", ByRequiredKey, static union => Do(() => AddKinds(union))),
        ("common-key-removed", WithCommonKey, static union => Properties(union, 0).Remove("note") && Properties(union, 1).Remove("note") && Properties(union, 2).Remove("note")),
        ("common-key-retyped-in-one", WithCommonKey, static union => Set(Properties(union, 1), "note", Parse("""{ "type": "boolean" }"""))),
        ("map-retyped", Map("""{ "type": "string" }"""), static map => Set(map, "additionalProperties", Parse("""{ "type": "boolean" }"""))),
        ("map-of-strings-to-integers", Map("""{ "type": "string" }"""), static map => Set(map, "additionalProperties", Parse("""{ "type": "integer" }"""))),
        ("map-widened", Map("""{ "type": "integer" }"""), static map => Set(map, "additionalProperties", Parse("""{ "type": "number" }"""))),
        ("map-of-lists", Map("""{ "type": "string" }"""), static map => Set(map, "additionalProperties", Parse("""{ "type": "array", "items": { "type": "string" } }"""))),
        ("map-shown", Map("""{ "type": "string" }"""), static map => Set(map["additionalProperties"]!, "x-sensitive", false)),
        ("map-of-records", Map("""{ "type": "string" }"""), static map => Set(map, "additionalProperties", Parse(Records)["additionalProperties"]!.DeepClone())),
        ("map-of-records-key-required", Records, static map => Do(() => map["additionalProperties"]!["required"]!.AsArray().Add("port"))),
        ("map-of-records-key-retyped", Records, static map => Set(map["additionalProperties"]!["properties"]!, "port", Parse("""{ "type": "boolean" }"""))),
        ("map-min-raised", Map("""{ "type": "string" }"""), static map => Set(map, "minProperties", 1)),
        ("map-max-lowered", Map("""{ "type": "string" }"""), static map => Set(map, "maxProperties", 1)),
        ("map-min-lowered", Map("""{ "type": "string" }, "minProperties": 2"""), static map => Set(map, "minProperties", 1)),
        ("map-names-limited", Map("""{ "type": "string" }"""), static map => Set(map, "propertyNames", Parse("""{ "pattern": "^no-entry$" }"""))),
        ("map-names-tightened", Map("""{ "type": "string" }, "propertyNames": { "pattern": "^[a-z]" }"""), static map => Set(map, "propertyNames", Parse("""{ "pattern": "^no-entry$" }"""))),
        ("map-names-freed", Map("""{ "type": "string" }, "propertyNames": { "pattern": "^[a-z]" }"""), static map => map.Remove("propertyNames")),
        ("map-to-record", Map("""{ "type": "string" }"""), static map => map.Remove("additionalProperties") && Set(map, "properties", Parse("""{ "host": { "type": "string" } }""")) && Set(map, "required", new JsonArray("host"))),
        ("map-to-optional-record", Map("""{ "type": "string" }"""), static map => map.Remove("additionalProperties") && Set(map, "properties", Parse("""{ "host": { "type": "string" } }"""))),
        ("map-to-content", Map("""{ "type": "string" }"""), static map => Set(map, "additionalProperties", true)),
        ("map-beside-keys", Map("""{ "type": "string" }"""), static map => Set(map, "properties", Parse("""{ "host": { "type": "string" } }"""))),
        ("record-to-map", """{ "properties": { "host": { "type": "string" } } }""", static record => record.Remove("properties") && Set(record, "additionalProperties", Parse("""{ "type": "string" }"""))),
        ("content-to-map", """{ "type": "object", "additionalProperties": true }""", static content => Set(content, "additionalProperties", Parse("""{ "type": "string" }"""))),
        ("map-to-alternatives", Map("""{ "type": "string" }"""), static map => map.Remove("additionalProperties") && Set(map, "oneOf", Parse(ByValue)["oneOf"]!.DeepClone())),
        ("record-to-alternatives", """{ "properties": { "host": { "type": "string" } } }""", static record => record.Remove("properties") && Set(record, "oneOf", Parse(ByValue)["oneOf"]!.DeepClone())),
    ];

    private static readonly string[] s_places =
    [
        """{ "type": "object", "properties": { "it": SHAPE }, "required": ["it"] }""",
        """{ "type": "object", "properties": { "it": { "type": "array", "items": SHAPE } }, "required": ["it"] }""",
        """{ "type": "object", "properties": { "it": { "type": "object", "additionalProperties": SHAPE } }, "required": ["it"] }""",
    ];

    /// <summary>Creates the mutants.</summary>
    /// <param name="first">The number of mutants before them.</param>
    internal static IEnumerable<Mutant> Create(int first)
    {
        foreach (var (kind, schema, change) in s_changes)
        {
            var shape = Parse(schema);
            shape["type"] ??= "object";
            var changed = shape.DeepClone().AsObject();
            change(changed).ShouldBeTrue(kind);
            foreach (var place in s_places)
            {
                yield return new($"m{first++}", kind, At(place, shape), At(place, changed));
            }
        }
    }

    private static string At(string place, JsonObject shape) => place.Replace("SHAPE", shape.ToJsonString(), StringComparison.Ordinal);

    private static (string, string, Func<JsonObject, bool>)[] Both(string kind, Func<JsonObject, bool> change) => [(kind, ByValue, change), (kind + "-by-key", ByRequiredKey, change)];

    private static string Map(string values) => $$"""{ "additionalProperties": {{values}} }""";

    private static JsonObject Parse(string text) => JsonNode.Parse(text)!.AsObject();

    private static JsonArray Alternatives(JsonObject union) => union["oneOf"]!.AsArray();

    private static JsonObject Properties(JsonObject union, int alternative) => Alternatives(union)[alternative]!["properties"]!.AsObject();

    private static bool Add(JsonArray alternatives, string text) => Do(() => alternatives.Add(Parse(text)));

    private static void Move(JsonArray alternatives)
    {
        var last = alternatives[2]!.DeepClone();
        alternatives.RemoveAt(2);
        alternatives.Insert(0, last);
    }

    private static void AddKinds(JsonObject union)
    {
        foreach (var alternative in Alternatives(union))
        {
            alternative!["properties"]!["kind"] = new JsonObject { ["const"] = alternative["x-csharp-name"]!.DeepClone() };
            alternative["required"]!.AsArray().Add("kind");
        }
    }

    private static bool Rename(JsonObject node, string name, string renamed)
    {
        var value = node[name]!.DeepClone();
        return node.Remove(name) && Set(node, renamed, value);
    }

    private static bool Set(JsonNode node, string name, JsonNode value) => Do(() => node[name] = value);

    private static bool Do(Action action)
    {
        action();
        return true;
    }
}
