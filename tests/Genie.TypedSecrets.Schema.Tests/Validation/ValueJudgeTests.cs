using System.Text.Json;
using System.Text.Json.Nodes;
using Genie.TypedSecrets.Schema.Tests.Support;
using Genie.TypedSecrets.Schema.Validation;

namespace Genie.TypedSecrets.Schema.Tests.Values;

/// <summary>
/// A schema is JSON Schema: a validator that is not ours finds the same values fitting. Formats and content are not compared, for
/// they are annotations to JSON Schema and rules to us; nor is what <see cref="Validate_WhereWeDifferOnPurpose_DoesWhatIsDocumented"/> names.
/// </summary>
public sealed class ValueJudgeTests(Node node)
{
    private static readonly string[] s_types =
    [
        """{ "type": "string" }""",
        """{ "type": "string", "minLength": 2, "maxLength": 3 }""",
        """{ "type": "string", "pattern": "^[a-z]+$" }""",
        """{ "type": "string", "pattern": "\\d" }""",
        """{ "type": "string", "pattern": "^.+$" }""",
        """{ "type": "string", "pattern": "^[^]+$" }""",
        """{ "type": "string", "pattern": "^\\W+$" }""",
        """{ "enum": ["a", "bc", "größe"] }""",
        """{ "const": "a" }""",
        """{ "type": "integer" }""",
        """{ "type": "integer", "minimum": 1, "maximum": 3 }""",
        """{ "type": "integer", "exclusiveMinimum": 1, "exclusiveMaximum": 4 }""",
        """{ "enum": [1, 2.0, 300] }""",
        """{ "const": 1 }""",
        """{ "type": "number", "minimum": 0.5, "exclusiveMaximum": 3 }""",
        """{ "type": "number", "format": "double" }""",
        """{ "enum": [0.5, 1] }""",
        """{ "type": "boolean" }""",
        """{ "const": true }""",
        """{ "type": "array", "items": { "type": "string" } }""",
        """{ "type": "array", "items": { "type": "integer" }, "minItems": 1, "maxItems": 2, "uniqueItems": true }""",
        """{ "type": "array", "items": { "type": "boolean" }, "uniqueItems": true }""",
        """{ "type": "array", "items": { "type": "array", "items": { "type": "number" } }, "uniqueItems": true }""",
        """{ "type": "object", "properties": { "a": { "type": "string" }, "b": { "type": "integer" } }, "required": ["a"] }""",
        """{ "type": "object", "properties": { "a": { "type": "string" } }, "additionalProperties": false }""",
        """{ "type": "array", "uniqueItems": true, "items": { "type": "object", "properties": { "a": { "type": "string" }, "b": { "type": "integer" } } } }""",
        """{ "$ref": "#/$defs/code" }""",
        """{ "type": ["string", "null"], "maxLength": 2 }""",
        """{ "type": ["null", "number"], "minimum": 1 }""",
        """{ "enum": ["a", "ab", null] }""",
        """{ "type": "object", "additionalProperties": { "type": "string" } }""",
        """{ "type": "object", "additionalProperties": { "type": "integer" }, "minProperties": 1, "maxProperties": 1 }""",
        """{ "type": "object", "additionalProperties": { "type": ["string", "null"] }, "propertyNames": { "pattern": "^[a-b]$" } }""",
        """{ "type": "object", "patternProperties": { "^a": { "type": "string" } } }""",
        """{ "type": "object", "patternProperties": { "^a": { "type": "string" } }, "additionalProperties": false }""",
        """{ "type": "object", "patternProperties": { "^a": { "type": "string" } }, "propertyNames": { "maxLength": 1 }, "minProperties": 1 }""",
        """{ "type": "object", "properties": { "a": { "type": "string" } }, "additionalProperties": { "type": "integer" } }""",
        """{ "type": "object", "properties": { "a": { "type": "string" } }, "minProperties": 1, "maxProperties": 1 }""",
        """{ "type": "object", "additionalProperties": { "type": "array", "items": { "type": "integer" } } }""",
        """{ "type": "object", "additionalProperties": { "type": "object", "additionalProperties": { "type": "boolean" } } }""",
        """{ "type": "array", "items": { "type": "object", "additionalProperties": { "type": "string" } } }""",
        """{ "type": "object", "additionalProperties": true }""",
        """{ "type": ["integer", "number"], "minimum": 0.5 }""",
        """{ "type": ["string", "integer"] }""",
        """{ "type": ["string", "number"] }""",
        """{ "type": "object", "patternProperties": { "^a": { "type": "string" } }, "unevaluatedProperties": false }""",
        """{ "oneOf": [{ "type": "string", "minLength": 2 }, { "type": "null" }] }""",
        """{ "type": "object", "properties": { "a": { "type": "string" } }, "allOf": [{ "properties": { "b": { "type": "integer" } } }, { "required": ["b"] }] }""",
        """{ "type": "object", "properties": { "a": { "type": "string" } }, "allOf": [{ "properties": { "b": { "type": "integer" } } }], "unevaluatedProperties": false }""",
        """{ "type": "object", "properties": { "a": { "type": "string" }, "b": { "type": "integer" } }, "anyOf": [{ "required": ["a"] }, { "required": ["b"] }] }""",
        """{ "type": "object", "properties": { "a": { "type": "string" }, "b": { "type": "integer" } }, "oneOf": [{ "required": ["a"] }, { "required": ["b"] }] }""",
        """{ "type": "object", "properties": { "a": { "type": "string" }, "b": { "type": "integer" } }, "dependentRequired": { "a": ["b"] } }""",
        """{ "type": "object", "oneOf": [{ "properties": { "t": { "const": "x" }, "a": { "type": "string" } }, "required": ["t", "a"] }, { "properties": { "t": { "const": "y" }, "b": { "type": "integer" } }, "required": ["t"] }] }""",
        """{ "type": "object", "oneOf": [{ "properties": { "t": { "type": "string" } }, "required": ["t"] }, { "properties": { "b": { "type": "integer" } }, "required": ["b"] }] }""",
    ];

    private static readonly string[] s_values =
    [
        "true", "false", "0", "-0", "1", "1.0", "10e-1", "2", "3", "4", "300", "0.5", "5e-1", "-1.5", "2.9999999", "1e2", "-7",
        "\"\"", "\"a\"", "\"ab\"", "\"abc\"", "\"abcd\"", "\"bc\"", "\"größe\"", "\"a\\n\"", "\"\\n\"", "\"é\"", "\"\\uD83D\\uDE00\"", "\"\\uD83D\\uDE00x\"",
        "\"a-b\"", "\"x٣\"", "\"\\u2028a\"", "\"A\"", "\"--\"",
        "[]", "[1]", "[1, 2]", "[1, 1.0]", "[1, 2, 3]", "[true, true]", "[true, false]", "[\"a\"]", "[\"a\", 1]", "[null]", "[[]]", "[[1], [1.0]]", "[[1], [2]]",
        "{}", """{ "a": "x" }""", """{ "a": 1 }""", """{ "a": "x", "b": 1 }""", """{ "b": 1 }""", """{ "a": "x", "c": null }""", """{ "b": null }""",
        """{ "a": [1] }""", """{ "aa": "x", "bb": 2 }""", """{ "b": 1, "c": 2 }""", """{ "a": { "b": true } }""", """{ "a": { "b": 1 } }""", """[{ "z": "x" }]""", """[{ "z": 1 }]""",
        """{ "t": "x", "a": "s" }""", """{ "t": "x", "a": 1 }""", """{ "t": "y" }""", """{ "t": "y", "b": 1, "a": 2 }""", """{ "t": "z" }""", """{ "t": 1, "a": "s" }""", """{ "t": "x" }""",
        """[{ "a": "x", "b": 1 }, { "b": 1.0, "a": "x" }]""", """[{ "a": "x" }, { "a": "y" }]""",
    ];

    [Fact]
    public async Task Validate_EveryValueByEveryType_AgreesWithAnIndependentValidator()
    {
        var schemas = s_types.Select(Schema).ToList();
        var values = s_values.Select(value => $$"""{ "value": {{value}} }""").Append("{}").Append("[]").Append("1").ToList();
        var verdicts = await JudgeAsync(schemas, values);
        var disagreements =
            from schema in schemas.Index()
            let model = SchemaFiles.Model(schema.Item)
            from value in values.Index()
            let problems = ValueValidator.Validate(model, value.Item)
            where problems.Count == 0 != verdicts[schema.Index][value.Index]
            select $"{s_types[schema.Index]} {value.Item}: ours {string.Join("; ", problems)}";

        disagreements.ShouldBeEmpty();
        verdicts.SelectMany(row => row).Count(fits => fits).ShouldBeGreaterThan(150);
    }

    [Theory]
    [InlineData("""{ "properties": { "a": { "type": "string" } } }""", "true", false, "a type is inferred, and then it counts")]
    [InlineData("""{ "type": "integer" }""", "\"12\"", true, "AWS writes ports as numbers or as strings")]
    [InlineData("""{ "type": "number" }""", "\"1.5\"", true, "the same")]
    [InlineData("""{ "type": "boolean" }""", "\"true\"", true, "the AWS console stores all values as strings")]
    [InlineData("""{ "const": false }""", "\"false\"", true, "the same")]
    [InlineData("""{ "type": "string", "contentEncoding": "base64url" }""", "\"AQJ\"", false, "bits after the last byte are lost")]
    [InlineData("""{ "type": "string", "format": "time" }""", "\"12:00\"", false, "formats are rules")]
    [InlineData("""{ "type": "string", "format": "regex" }""", "\"[\"", false, "formats are rules")]
    [InlineData("""{ "type": "string" }""", "null", true, "null in an optional key reads as absent")]
    [InlineData("""{ "type": "object", "properties": { "a": { "type": "string" } } }""", "{ \"a\": null }", true, "the same in a nested object")]
    [InlineData("""{ "type": "array", "items": { "type": "object", "additionalProperties": { "type": "string" } } }""", "[{ \"a\": null }]", true, "the same in a map")]
    [InlineData("""{ "type": "integer" }""", "99999999999999999999", false, "a long cannot hold it")]
    [InlineData("""{ "type": "number" }""", "1e30", false, "a decimal cannot hold it")]
    [InlineData("""{ "type": "string", "format": "uuid" }""", "\"a\"", false, "formats are rules")]
    [InlineData("""{ "type": "string", "contentEncoding": "base64" }""", "\"?\"", false, "content is checked")]
    public async Task Validate_WhereWeDifferOnPurpose_DoesWhatIsDocumented(string type, string value, bool isOurs, string why)
    {
        var json = $$"""{ "value": {{value}} }""";

        (ValueValidator.Validate(SchemaFiles.Model(Schema(type)), json).Count == 0).ShouldBe(isOurs, why);
        (await JudgeAsync([Schema(type)], [json], keepsNulls: true))[0][0].ShouldBe(!isOurs, why);
    }

    private async Task<bool[][]> JudgeAsync(IReadOnlyList<string> schemas, IReadOnlyList<string> values, bool keepsNulls = false)
    {
        var input = new JsonArray([.. schemas.Select(schema => new JsonObject
        {
            ["schema"] = JsonNode.Parse(schema),
            ["values"] = new JsonArray([.. values.Select(value => keepsNulls || (!IsMap(schema) && schema.Contains("\"additionalProperties\": false", StringComparison.Ordinal)) ? JsonNode.Parse(value) : WithoutNulls(JsonNode.Parse(value), IsMap(schema), depth: 0))]),
        })]);
        return JsonSerializer.Deserialize<bool[][]>(await node.RunAsync("judge-values.mjs", [], input.ToJsonString())).ShouldNotBeNull();
    }

    private static bool IsMap(string schema) => schema.Contains("Properties\": {", StringComparison.Ordinal) || schema.Contains("minProperties", StringComparison.Ordinal);

    // Null in a nested object reads as absent, unless a closed object does not have the key.
    private static JsonNode? WithoutNulls(JsonNode? node, bool isMap, int depth)
    {
        if (node is JsonObject json && depth > 0)
        {
            foreach (var name in json.Where(member => member.Value is null && (isMap || member.Key != "c")).Select(member => member.Key).ToList())
            {
                json.Remove(name);
            }
        }

        var children = node is JsonObject item ? item.Select(member => member.Value) : node is JsonArray list ? list : [];
        foreach (var child in children)
        {
            WithoutNulls(child, isMap, depth + 1);
        }

        return node;
    }

    private static string Schema(string type) => $$"""
        {
          "type": "object",
          "$defs": { "code": { "type": "string", "minLength": 2, "pattern": "^a" } },
          "properties": { "value": {{type}} }
        }
        """;
}
