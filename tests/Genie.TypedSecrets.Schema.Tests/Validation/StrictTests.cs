using Genie.TypedSecrets.Schema.Tests.Support;
using Genie.TypedSecrets.Schema.Validation;

namespace Genie.TypedSecrets.Schema.Tests.Validation;

/// <summary><c>x-strict</c> ends the leniency about numbers and booleans that are stored as text.</summary>
public sealed class StrictTests
{
    [Theory]
    [InlineData("""{ "port": "5432" }""", "/port: expected an integer, found a string")]
    [InlineData("""{ "rate": "0.5" }""", "/rate: expected a number, found a string")]
    [InlineData("""{ "nested": { "tls": "true" } }""", "/nested/tls: expected true or false, found a string")]
    public void Validate_TextInAStrictCategory_IsRejected(string value, string problem)
    {
        ValueValidator.Validate(SchemaFiles.Model(Schema("true")), value).Select(violation => violation.ToString()).ShouldBe([problem]);
        ValueValidator.Validate(SchemaFiles.Model(Schema("false")), value).ShouldBeEmpty();
    }

    private static string Schema(string isStrict) => $$"""
        {
          "x-strict": {{isStrict}},
          "properties": {
            "port": { "type": "integer" },
            "rate": { "type": "number" },
            "nested": { "type": "object", "properties": { "tls": { "type": "boolean" } } }
          }
        }
        """;
}
