using Genie.TypedSecrets.Schema.Reading;
using Genie.TypedSecrets.Schema.Text;

namespace Genie.TypedSecrets.Schema.Tests.Reading;

public sealed class ReferencedFilesTests
{
    [Theory]
    [InlineData("""{ "properties": { "a": { "$ref": "common.schema.json#/$defs/a" } } }""")]
    [InlineData("""{ "properties": { "a": { "\u0024ref": "common.schema.json#/$defs/a" } } }""")]
    [InlineData("""{ "properties": { "a": { "type": "array", "items": { "$re\u0066": "common.schema.json#/$defs/a" } } } }""")]
    public void ReferencedFiles_ReferenceToASibling_NamesIt(string text) =>
        CategoryReader.ReferencedFiles(new SchemaText("/schemas/api-keys.schema.json", text)).ShouldBe(["common.schema.json"]);

    [Theory]
    [InlineData("""{ "properties": { "a": { "$ref": "#/$defs/a" } } }""")]
    [InlineData("""{ "properties": { "a": { "$ref": "api-keys.schema.json#/$defs/a" } } }""")]
    [InlineData("""{ "properties": { "a": { "type": "string", "description": "as \"common.schema.json#/$defs/a\"" } } }""")]
    [InlineData("""{ "$ref": "common.schema.json#/$defs/a" """)]
    public void ReferencedFiles_NoReferenceToASibling_NamesNone(string text) =>
        CategoryReader.ReferencedFiles(new SchemaText("/schemas/api-keys.schema.json", text)).ShouldBeEmpty();
}
