using Genie.TypedSecrets.Schema.Model;
using Genie.TypedSecrets.Schema.Reading;
using Genie.TypedSecrets.Schema.Tests.Support;
using Genie.TypedSecrets.Schema.Text;

namespace Genie.TypedSecrets.Schema.Tests.Reading;

/// <summary>Checks the keywords of a key that do not describe its type.</summary>
public sealed class KeyTests
{
    [Theory]
    [InlineData("""{ "type": "string" }""", true)]
    [InlineData("""{ "type": "string", "x-sensitive": true }""", true)]
    [InlineData("""{ "type": "string", "x-sensitive": false }""", false)]
    [InlineData("""{ "type": "array", "items": { "type": "string" } }""", true)]
    [InlineData("""{ "type": "array", "x-sensitive": false, "items": { "type": "string" } }""", false)]
    [InlineData("""{ "properties": { "a": { "type": "string" } } }""", false)]
    [InlineData("""{ "type": "array", "items": { "properties": { "a": { "type": "string" } } } }""", false)]
    [InlineData("""{ "$ref": "#/$defs/public" }""", false)]
    [InlineData("""{ "$ref": "#/$defs/host", "x-sensitive": true }""", true)]
    [InlineData("""{ "$ref": "#/$defs/silent", "x-sensitive": false }""", false)]
    public void Read_Sensitivity_IsTrueUnlessSaidOtherwise(string schema, bool expected) => Key(schema).IsSensitive.ShouldBe(expected);

    [Fact]
    public void Read_FormerNames_AreKeptInOrderWithTheirIdentifiers()
    {
        Key("""{ "type": "string", "x-renamed-from": "old_value" }""").RenamedFrom.ShouldBe([new FormerName("old_value", "OldValue")]);
        Key("""{ "type": "string", "x-renamed-from": ["b-one", "a_two"] }""").RenamedFrom.Select(former => former.JsonName).ShouldBe(["b-one", "a_two"]);
        Key("""{ "type": "string", "x-renamed-from": "get" }""").RenamedFrom.ShouldBe([new FormerName("get", "GetKey")]);
    }

    [Fact]
    public void Read_Reference_SaysWhatItsDefinitionSaysUnlessSaidAnew()
    {
        var key = Key("""{ "$ref": "#/$defs/silent", "description": "Here.", "x-owner": "b" }""");

        (key.Documentation.Title, key.Documentation.Description, key.Policy.Owner, key.Policy.RotationDays).ShouldBe(("There", "Here.", "b", 30));
    }

    [Fact]
    public void Read_Default_IsCanonicalTextOfOptionalKeysOnly()
    {
        Key("""{ "type": "integer", "x-sensitive": false, "default": 10 }""").DefaultJson.ShouldBe("10");
        Key("""{ "$ref": "#/$defs/public" }""").DefaultJson.ShouldBe("\"x\"");
        Key("""{ "type": "integer", "x-sensitive": false }""").DefaultJson.ShouldBeNull();
    }

    [Fact]
    public void Read_Category_HasItsEnvironmentsAndTagsInOrder()
    {
        var model = SchemaFiles.Model("""
            { "x-environments": ["prod", "dev"], "x-tags": { "b": "2", "a": "1" }, "x-owner": "o", "deprecated": true, "properties": { "v": { "type": "string" } } }
            """);

        model.Environments.ShouldBe(["prod", "dev"]);
        model.Policy.Tags.ShouldBe([new TagModel("a", "1"), new TagModel("b", "2")]);
        (model.Policy.Owner, model.Documentation.IsDeprecated).ShouldBe(("o", true));
    }

    [Fact]
    public void ReferencedFiles_OfASchema_AreNamedOnceInOrder() => CategoryReader
        .ReferencedFiles(new SchemaText("schemas/own.schema.json", """
            { "properties": {
              "a": { "$ref": "z.schema.json#/$defs/x" }, "b": { "items": { "$ref": "a.schema.json#/$defs/x" } }, "c": { "$ref": "a.schema.json#/$defs/y" },
              "d": { "$ref": "own.schema.json#/$defs/x" }, "e": { "$ref": "#/$defs/x" }, "f": { "$ref": "../up.schema.json#/$defs/x" } } }
            """))
        .ShouldBe(["a.schema.json", "z.schema.json"]);

    private static KeyModel Key(string schema) => SchemaFiles.Model($$"""
        {
          "$defs": {
            "public": { "type": "string", "x-sensitive": false, "default": "x" },
            "host": { "type": "string", "x-sensitive": false },
            "silent": { "type": "string", "title": "There", "description": "There.", "x-owner": "a", "x-rotation-days": 30 }
          },
          "properties": { "value": {{schema}} }
        }
        """).Objects[0].Keys[0];
}
