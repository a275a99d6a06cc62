using Genie.TypedSecrets.Generator.Tests.Support;
using Genie.TypedSecrets.Schema.Reading;
using Genie.TypedSecrets.Schema.Text;
using Genie.TypedSecrets.Schema.Validation;

namespace Genie.TypedSecrets.Generator.Tests.Execution;

/// <summary><c>contentMediaType: application/json</c>: text and bytes whose content is JSON. Validator and generated reader agree.</summary>
public sealed class JsonTextTests
{
    private const string Schema = """
        { "properties": {
          "text": { "type": "string", "contentMediaType": "application/json", "maxLength": 300 },
          "bytes": { "type": "string", "contentEncoding": "base64", "contentMediaType": "application/json" }
        } }
        """;

    [Theory]
    [InlineData("""{"type":"service_account","private_key":"-----BEGIN"}""")]
    [InlineData(" [1, 2.50e3]\n")]
    [InlineData("\"\\ud800\"")]
    [InlineData("null")]
    [InlineData("0")]
    public void Read_JsonText_StaysAsItIs(string text)
    {
        var value = Value(text);

        Violations(value).ShouldBeEmpty();
        Probe.Run("test", Schema, value, "return $\"{secret.Text!.Value.Reveal()}|{System.Text.Encoding.UTF8.GetString(secret.Bytes!.Value.Reveal().AsSpan())}\";").ShouldBe($"{text}|{text}");
    }

    [Theory]
    [InlineData("")]
    [InlineData("CANARY")]
    [InlineData("{'a':1}")]
    [InlineData("{}{}")]
    [InlineData("[1,]")]
    [InlineData("// comment\n{}")]
    [InlineData("\uFEFF{}")]
    [InlineData("01")]
    public void Read_OtherText_IsRejected(string text) => ShouldReject(Value(text), "/text: expected a string with JSON text, found other text", "/bytes: expected base64 text of JSON text, found other text");

    [Fact]
    public void Read_TextThatIsTooDeep_IsRejected()
    {
        Violations(Value(new string('[', 64) + new string(']', 64))).ShouldBeEmpty();
        ShouldReject(Value(new string('[', 65) + new string(']', 65)), "/text: expected a string with JSON text, found other text", "/bytes: expected base64 text of JSON text, found other text");
    }

    [Theory]
    [InlineData("""{ "text": {} }""", "/text: expected a string with JSON text, found an object")]
    [InlineData("""{ "bytes": "?" }""", "/bytes: expected base64 text of JSON text, found other text")]
    [InlineData("""{ "bytes": "/w==" }""", "/bytes: expected base64 text of JSON text, found other text")]
    public void Read_OtherValue_IsRejected(string value, string problem) => ShouldReject(value, problem);

    [Theory]
    [InlineData("""{ "type": "string", "contentMediaType": "application/json" }""", "{\"a\":1}\n", "{\"a\":1}")]
    [InlineData("""{ "type": "string", "contentMediaType": "application/json" }""", "CANARY", null)]
    [InlineData("""{ "type": "string", "contentEncoding": "base64", "contentMediaType": "application/json" }""", "e30=\n", "7B7D")]
    [InlineData("""{ "type": "string", "contentEncoding": "base64", "contentMediaType": "application/json" }""", "CANARY==", null)]
    public void Read_WholeSecret_IsChecked(string schema, string stored, string? expected)
    {
        var statements = schema.Contains("base64", StringComparison.Ordinal) ? "return Convert.ToHexString(secret.Value.Reveal().AsSpan());" : "return secret.Value.Reveal();";
        if (expected is not null)
        {
            Probe.Run("test", schema, stored, statements).ShouldBe(expected);
        }
        else
        {
            Should.Throw<SecretSchemaException>(() => Probe.Run("test", schema, stored, statements)).Message.ShouldNotContain("CANARY");
        }
    }

    private static void ShouldReject(string value, params string[] problems)
    {
        Violations(value).ShouldBe(problems);
        Should.Throw<SecretSchemaException>(() => Probe.Run("test", Schema, value, "return string.Empty;")).Violations.Select(violation => violation.ToString()).ShouldBe(problems);
    }

    private static string[] Violations(string value) =>
        [.. ValueValidator.Validate(CategoryReader.Read(new SchemaText("test.schema.json", Schema), []).Model!, value).Select(violation => violation.ToString())];

    private static string Value(string text) => System.Text.Json.JsonSerializer.Serialize(new { text, bytes = Convert.ToBase64String(System.Text.Encoding.UTF8.GetBytes(text)) });
}
