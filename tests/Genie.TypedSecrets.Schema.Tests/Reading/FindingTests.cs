using System.Text.RegularExpressions;
using CsCheck;
using Genie.TypedSecrets.Schema.Diagnostics;
using Genie.TypedSecrets.Schema.Tests.Corpus;
using Genie.TypedSecrets.Schema.Tests.Support;

namespace Genie.TypedSecrets.Schema.Tests.Reading;

/// <summary>Checks the text and place of diagnostics, and that no text makes the reader throw.</summary>
public sealed partial class FindingTests
{
    [Theory]
    [InlineData("""{ "type": "int" }""", "\"int\"", "'int' is not a type. Did you mean 'integer'?")]
    [InlineData("""{ "type": "any" }""", "\"any\"", "'any' is not a type. There are: string, integer, number, boolean, object, array.")]
    [InlineData("""{ "type": "map" }""", "\"map\"", "'map' is not a type. Did you mean 'object'? A map is an object with a schema under 'additionalProperties'.")]
    [InlineData("""{ "type": "date-time" }""", "\"date-time\"", "'date-time' is not a type. It is a format: write \"type\": \"string\" and 'format'.")]
    [InlineData("""{ "type": "string", "format": "byte" }""", "\"byte\"", "'byte' is not a format of the type string. Use \"contentEncoding\": \"base64\" instead of a format.")]
    [InlineData("""{ "type": "string", "format": "password" }""", "\"password\"", "'password' is not a format of the type string. Remove it: keys are sensitive by default.")]
    [InlineData("""{ "type": "integer", "min": 1 }""", "\"min\"", "Secret schemas do not support 'min'. Use 'minimum' for a number, 'minLength' for a string, or 'minItems' for an array.")]
    [InlineData("""{ "additionalProperties": { "type": "string" }, "propertyNames": { "enum": ["a"] } }""", "\"enum\"", "'enum' is not allowed here: the names of keys can be restricted with 'pattern', 'minLength' and 'maxLength'. List keys that are known under 'properties'.")]
    [InlineData("""{ "additionalProperties": { "type": "string" }, "propertyNames": { "$ref": "#/$defs/x" } }""", "\"$ref\"", "'$ref' is not allowed here: the names of keys can be restricted with 'pattern', 'minLength' and 'maxLength'. Remove it.")]
    [InlineData("""{ "allOf": [{ "properties": { "p": { "type": "string" } } }, { "properties": { "p": { "type": "integer" } } }] }""", "{ \"properties\": { \"p\": { \"type\": \"integer\" } } }", "Part 1 of 'allOf' and Part 2 of 'allOf' cannot be merged: the key 'p' has two types")]
    [InlineData("""{ "allOf": [{ "type": "string" }, { "minLength": 3 }] }""", "\"string\"", "Part 1 of 'allOf' must be an object with named keys, or a reference to one. Write the type and the constraints of one value at the key itself, without 'allOf'.")]
    [InlineData("""{ "type": "string", "x-sensitve": true }""", "\"x-sensitve\"", "'x-sensitve' is not a keyword of secret schemas. Did you mean 'x-sensitive'?")]
    [InlineData("""{ "type": "string", "format": "urn" }""", "\"urn\"", "'urn' is not a format of the type string. Did you mean 'uri'?")]
    [InlineData("""{ "type": "string", "minLength": -1 }""", "-1", "The value of 'minLength' must be an integer from 0 to 2147483647. Correct it.")]
    [InlineData("""{ "description": "d" }""", "{", "The type is missing")]
    [InlineData("""{ "$ref": "#/$defs/missing" }""", "\"#/$defs/missing\"", "example.schema.json does not define 'missing'. There are none.")]
    [InlineData("""{ "type": "string", "pattern": "a(b" }""", "\"a(b\"", "The pattern cannot be used: ")]
    [InlineData("""{ "type": "string", "maxLength": 2, "x-sensitive": false, "default": "abc" }""", "\"abc\"", "The value under 'default' does not fit its own schema: ")]
    [InlineData("""{ "type": "array", "items": [{ "type": "string" }] }""", "[{ \"type\": \"string\" }]", "A schema must be an object, for example { \"type\": \"string\" }. Write one schema for all items, without the brackets")]
    [InlineData("""{ "type": "array", "items": true }""", "true", "A schema must be an object, for example { \"type\": \"string\" }. Items of any kind are not supported: write their type")]
    [InlineData("""{ "type": "array", "items": false }""", "false", "A schema must be an object, for example { \"type\": \"string\" }. A list without items holds nothing")]
    [InlineData("true", "true", "A schema must be an object, for example { \"type\": \"string\" }. A value of any kind is not supported: write its type.")]
    [InlineData("false", "false", "A schema must be an object, for example { \"type\": \"string\" }. A key that must be absent is not supported")]
    [InlineData("\"integer\"", "\"integer\"", "A schema must be an object, for example { \"type\": \"string\" }. Write { \"type\": \"integer\" }.")]
    [InlineData("""["a", "b"]""", """["a", "b"]""", "A schema must be an object, for example { \"type\": \"string\" }. To list the allowed values, write them under \"enum\".")]
    public void Finding_InAKey_PointsAtItAndSaysWhatToDo(string schema, string at, string message)
    {
        var text = SchemaFiles.Keys($"\"value\": {schema}");

        var found = SchemaFiles.Read(text).Diagnostics.ShouldHaveSingleItem();

        text.Substring(found.Location.Span.Start, found.Location.Span.Length).ShouldBe(at);
        found.Message.ShouldStartWith(message);
    }

    [Fact]
    public void Finding_OfEveryCaseOfTheCorpus_IsFilledInAndWithinItsText()
    {
        foreach (var item in CorpusCase.All)
        {
            foreach (var found in item.Check())
            {
                // The reason why a pattern is invalid quotes quantifiers.
                (found.Rule.Id != "GTS0503" && Placeholder().IsMatch(found.Message)).ShouldBeFalse(found.ToString());
                found.Message.ShouldNotContain("  ");
                (found.Location.End.Line, found.Location.End.Column).CompareTo((found.Location.Start.Line, found.Location.Start.Column))
                    .ShouldBeGreaterThanOrEqualTo(0, found.ToString());
            }
        }
    }

    [Fact]
    public void Read_AGoodFileDamagedAnywhere_EndsInAModelOrAnError()
    {
        var texts = CorpusCase.All.Where(item => item.Paths.Count == 1).Select(item => SchemaFiles.Load(item.Paths[0]).Text).Where(text => text.Length is > 0 and < 4000).ToArray();

        Gen.Select(Gen.Int[0, texts.Length - 1], Gen.Int[0, 4000], Gen.Int[0, 20], Gen.Char["{}[]\":,0123456789$refx-\\u \uD83D"]).Sample(
            (index, start, length, with) =>
            {
                var text = texts[index];
                start %= text.Length;
                var damaged = text.Remove(start, Math.Min(length, text.Length - start)).Insert(start, with.ToString());

                var result = SchemaFiles.Read(damaged);

                var hasErrors = result.Diagnostics.Any(diagnostic => diagnostic.Rule.Severity == SchemaSeverity.Error);
                if (result.Model is not null)
                {
                    hasErrors.ShouldBeFalse();
                }
                else if (!damaged.Contains("$defs", StringComparison.Ordinal))
                {
                    hasErrors.ShouldBeTrue(damaged);
                }
            },
            iter: 1500);
    }

    [Fact]
    public void Read_OtherWhiteSpace_GivesAnEqualModel()
    {
        const string Schema = """{"type":"object","properties":{"a":{"type":"string","minLength":1},"b":{"enum":["x","y"]}},"required":["a"]}""";

        SchemaFiles.Model(Schema.Replace(",", ",\r\n  ", StringComparison.Ordinal)).ShouldBe(SchemaFiles.Model(Schema));
        SchemaFiles.Model("\uFEFF" + Schema).ShouldBe(SchemaFiles.Model(Schema));
    }

    [GeneratedRegex(@"\{\d\}", RegexOptions.None, 1000)]
    private static partial Regex Placeholder();
}
