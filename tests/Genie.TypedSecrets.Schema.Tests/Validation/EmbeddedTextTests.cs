using Genie.TypedSecrets.Schema.Tests.Support;
using Genie.TypedSecrets.Schema.Validation;

namespace Genie.TypedSecrets.Schema.Tests.Validation;

/// <summary>Objects and lists can be stored as JSON text in a string, as the AWS console stores all values.</summary>
public sealed class EmbeddedTextTests
{
    private const string Keys = """
        {
          "endpoint": { "type": "object", "properties": { "port": { "type": "integer" }, "user": { "type": "string" } }, "required": ["user"] },
          "brokers": { "type": "array", "items": { "type": "object", "properties": { "name": { "type": "string" } }, "required": ["name"] }, "maxItems": 2 },
          "tenants": { "type": "object", "additionalProperties": { "type": "string", "minLength": 3 } },
          "hidden": { "type": "object", "propertyNames": { "x-sensitive": true }, "additionalProperties": { "type": "integer" } },
          "extra": { "type": "object", "additionalProperties": true },
          "auth": { "oneOf": [
            { "type": "object", "properties": { "token": { "type": "string" } }, "required": ["token"] },
            { "type": "object", "properties": { "user": { "type": "string" } }, "required": ["user"] }] }
        }
        """;

    [Theory]
    [InlineData("endpoint", """{"user":"job","port":"5432"}""")]
    [InlineData("endpoint", " \\t\\r\\n{\"user\":\"job\"}\\n")]
    [InlineData("brokers", """[{"name":"one"},"{\"name\":\"two\"}"]""")]
    [InlineData("tenants", """{"acme":"CANARY","other":null}""")]
    [InlineData("extra", """{"any":["thing"]}""")]
    [InlineData("auth", """{"token":"CANARY"}""")]
    public void Validate_JsonTextInAString_IsTheValue(string key, string text) => Violations(key, text.Replace("\\n", "\n", StringComparison.Ordinal).Replace("\\t", "\t", StringComparison.Ordinal).Replace("\\r", "\r", StringComparison.Ordinal)).ShouldBeEmpty();

    [Theory]
    [InlineData("endpoint", """{"user":1}""", "/endpoint/user: expected a string, found a number")]
    [InlineData("endpoint", """{"port":1,"port":2,"user":"a"}""", "/endpoint/port: the key appears more than once")]
    [InlineData("endpoint", """{"port":1}""", "/endpoint/user: required key is missing: expected a string")]
    [InlineData("endpoint", """{"user":"\ud800"}""", "/endpoint/user: expected well-formed Unicode, found one half of a surrogate pair as a \\u escape")]
    [InlineData("endpoint", """{"user":"CANARY"} CANARY""", "/endpoint: expected an object, found a string that begins like JSON and is not valid JSON")]
    [InlineData("endpoint", """{"user":"CANARY",}""", "/endpoint: expected an object, found a string that begins like JSON and is not valid JSON")]
    [InlineData("endpoint", "{", "/endpoint: expected an object, found a string that begins like JSON and is not valid JSON")]
    [InlineData("endpoint", "CANARY", "/endpoint: expected an object, found a string")]
    [InlineData("endpoint", "", "/endpoint: expected an object, found a string")]
    [InlineData("endpoint", "[]", "/endpoint: expected an object, found a string")]
    [InlineData("endpoint", "null", "/endpoint: expected an object, found a string")]
    [InlineData("brokers", """[{"name":1}]""", "/brokers/0/name: expected a string, found a number")]
    [InlineData("brokers", """[{"name":"a"},{"name":"b"},{"name":"c"}]""", "/brokers: expected at most 2 items")]
    [InlineData("brokers", "{}", "/brokers: expected an array, found a string")]
    [InlineData("tenants", """{"acme":"no"}""", "/tenants/acme: expected at least 3 characters")]
    [InlineData("hidden", """{"CANARY":"no"}""", "/hidden/***: expected an integer, found other text")]
    [InlineData("extra", "[1]", "/extra: expected an object, found a string")]
    [InlineData("auth", """{"password":"CANARY"}""", "/auth: expected one of the keys 'token', 'user'")]
    public void Validate_TextThatDoesNotFit_IsRejectedAtItsPath(string key, string text, string problem)
    {
        Violations(key, text).ShouldBe([problem]);
        Violations(key, text, isStrict: true).ShouldHaveSingleItem().ShouldStartWith($"/{key}: expected ");
    }

    [Fact]
    public void Validate_TextInAStrictCategory_IsRejected() =>
        Violations("endpoint", """{"user":"job"}""", isStrict: true).ShouldBe(["/endpoint: expected an object, found a string"]);

    [Theory]
    [InlineData("{}", null)]
    [InlineData("""{"endpoint":{"user":"a"}}""", null)]
    [InlineData("""{"endpoint":{"user":1}}""", "/endpoint/user: expected a string, found a number")]
    [InlineData("[]", "expected an object, found a string")]
    [InlineData("CANARY", "expected an object, found a string")]
    [InlineData("{CANARY", "expected an object, found a string that begins like JSON and is not valid JSON")]
    public void Validate_WholeValueInAString_IsTheValue(string text, string? problem)
    {
        var value = System.Text.Json.JsonSerializer.Serialize(text);

        ValueValidator.Validate(SchemaFiles.Model(Schema(isStrict: false)), value).Select(violation => violation.ToString()).ShouldBe(problem is null ? [] : [problem]);
        ValueValidator.Validate(SchemaFiles.Model(Schema(isStrict: true)), value).Select(violation => violation.ToString()).ShouldBe(["expected an object, found a string"]);
    }

    // The object in the text counts as one of the 64 levels, as it would without quotes.
    [Theory]
    [InlineData(62, true)]
    [InlineData(63, false)]
    public void Validate_DepthOfText_IsLimitedWithTheDepthAroundIt(int arrays, bool fits)
    {
        var text = $$"""{"any":{{new string('[', arrays)}}{{new string(']', arrays)}}}""";

        Violations("extra", text).ShouldBe(fits ? [] : ["/extra: expected an object, found a string with JSON that is nested deeper than 64 levels"]);
    }

    [Fact]
    public void Validate_SpanOfAViolationInText_IsTheString()
    {
        const string Value = """{ "endpoint": "{\"user\":1}" }""";

        var span = ValueValidator.Validate(SchemaFiles.Model(Schema(isStrict: false)), Value).ShouldHaveSingleItem().Span;

        Value.Substring(span.Start, span.Length).ShouldBe("\"{\\\"user\\\":1}\"");
    }

    private static string[] Violations(string key, string text, bool isStrict = false) =>
        [.. ValueValidator.Validate(SchemaFiles.Model(Schema(isStrict)), $$"""{ "{{key}}": {{System.Text.Json.JsonSerializer.Serialize(text)}} }""").Select(violation => violation.ToString())];

    private static string Schema(bool isStrict) => $$"""{ "x-strict": {{(isStrict ? "true" : "false")}}, "properties": {{Keys}} }""";
}
