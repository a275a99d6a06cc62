using Genie.TypedSecrets.Schema.Model;
using Genie.TypedSecrets.Schema.Tests.Support;
using Genie.TypedSecrets.Schema.Validation;

namespace Genie.TypedSecrets.Schema.Tests.Reading;

/// <summary>Checks that a value satisfies a definition and the constraints beside the reference to it.</summary>
public sealed class ReferenceSiblingTests
{
    private const string Definitions = """
        "$defs": {
          "token": { "type": "string", "minLength": 4 },
          "slug": { "type": "string", "pattern": "^[a-z]+$" },
          "day": { "type": "string", "format": "date" },
          "port": { "type": "integer", "minimum": 1, "maximum": 65535 },
          "rate": { "type": "number", "exclusiveMinimum": 0 },
          "flag": { "type": "boolean" },
          "stage": { "enum": ["dev", "test", "prod"] },
          "codes": { "enum": [1, 2, 3] },
          "hosts": { "type": "array", "items": { "type": "string" }, "maxItems": 3 },
          "bytes": { "type": "string", "contentEncoding": "base64", "minLength": 4 },
          "optional": { "type": ["string", "null"] },
          "login": { "type": "object", "properties": { "user": { "type": "string" }, "password": { "type": "string" } } }
        }
        """;

    [Theory]
    [InlineData("token", "\"maxLength\": 6", "\"abcde\"", "\"abc\"", "\"abcdefg\"")]
    [InlineData("token", "\"pattern\": \"^gh\"", "\"gh12\"", "\"gh\"", "\"ab12\"")]
    [InlineData("token", "\"enum\": [\"fake-a\", \"fake-b\"]", "\"fake-a\"", "\"fake-c\"", "\"abcd\"")]
    [InlineData("token", "\"const\": \"fake-a\"", "\"fake-a\"", "\"fake-b\"", "1")]
    [InlineData("slug", "\"minLength\": 3", "\"abc\"", "\"ab\"", "\"ABC\"")]
    [InlineData("day", "\"minLength\": 10", "\"2026-01-31\"", "\"2026-02-31\"", "\"\"")]
    [InlineData("port", "\"minimum\": 1024", "1024", "80", "70000")]
    [InlineData("port", "\"exclusiveMaximum\": 1024", "1023", "1024", "0")]
    [InlineData("port", "\"enum\": [80, 443]", "443", "81", "\"x\"")]
    [InlineData("rate", "\"maximum\": 0.5", "0.5", "0.6", "0")]
    [InlineData("flag", "\"const\": true", "true", "false", "1")]
    [InlineData("stage", "\"enum\": [\"dev\", \"test\"]", "\"dev\"", "\"prod\"", "\"x\"")]
    [InlineData("stage", "\"const\": \"prod\"", "\"prod\"", "\"dev\"", "\"x\"")]
    [InlineData("codes", "\"const\": 2", "2", "1", "4")]
    [InlineData("hosts", "\"minItems\": 2", "[\"a\", \"b\"]", "[\"a\"]", "[\"a\", \"b\", \"c\", \"d\"]")]
    [InlineData("hosts", "\"uniqueItems\": true", "[\"a\", \"b\"]", "[\"a\", \"a\"]", "\"a\"")]
    [InlineData("hosts", "\"items\": { \"type\": \"string\", \"minLength\": 2 }", "[\"ab\"]", "[\"a\"]", "[\"ab\", \"cd\", \"ef\", \"gh\"]")]
    [InlineData("bytes", "\"maxLength\": 8", "\"QUJDRA==\"", "\"QUJDREVGR0g=\"", "\"*\"")]
    [InlineData("optional", "\"minLength\": 2", "null", "\"a\"", "1")]
    [InlineData("login", "\"required\": [\"user\"]", "{ \"user\": \"a\" }", "{ \"password\": \"a\" }", "\"a\"")]
    [InlineData("login", "\"properties\": { \"otp\": { \"type\": \"string\" } }, \"required\": [\"otp\"]", "{ \"otp\": \"1\", \"user\": \"a\" }", "{ \"user\": \"a\" }", "{ \"otp\": 1 }")]
    [InlineData("login", "\"minProperties\": 2", "{ \"user\": \"a\", \"password\": \"b\" }", "{ \"user\": \"a\" }", "{}")]
    [InlineData("login", "\"dependentRequired\": { \"user\": [\"password\"] }", "{ \"user\": \"a\", \"password\": \"b\" }", "{ \"user\": \"a\" }", "1")]
    public void Read_ConstraintBesideAReference_AppliesWithTheDefinition(string definition, string siblings, string good, string bad, string other)
    {
        var model = SchemaFiles.Model($$"""{ {{Definitions}}, "type": "object", "properties": { "value": { "$ref": "#/$defs/{{definition}}", {{siblings}} } } }""");

        Violations(model, good).ShouldBe(0, good);
        Violations(model, bad).ShouldBeGreaterThan(0, bad);
        Violations(model, other).ShouldBeGreaterThan(0, other);
    }

    [Fact]
    public void Read_DefaultBesideAReference_IsThatOfTheKey()
    {
        var model = SchemaFiles.Model("""{ "$defs": { "port": { "type": "integer", "x-sensitive": false, "default": 80 } }, "type": "object", "properties": { "http": { "$ref": "#/$defs/port" }, "https": { "$ref": "#/$defs/port", "default": 443 } } }""");

        model.Objects[0].Keys.Select(static key => key.DefaultJson).ShouldBe(["80", "443"]);
    }

    [Fact]
    public void Read_SeveralKeysWithTheSameDefinition_KeepItUnchanged()
    {
        var model = SchemaFiles.Model($$"""{ {{Definitions}}, "type": "object", "properties": { "a": { "$ref": "#/$defs/login", "required": ["user"] }, "b": { "$ref": "#/$defs/login" } } }""");

        ValueValidator.Validate(model, """{ "b": { "password": "x" } }""").ShouldBeEmpty();
        ValueValidator.Validate(model, """{ "a": { "password": "x" } }""").Single().Path.ShouldBe("/a/user");
    }

    private static int Violations(CategoryModel model, string value) => ValueValidator.Validate(model, $$"""{ "value": {{value}} }""").Count;
}
