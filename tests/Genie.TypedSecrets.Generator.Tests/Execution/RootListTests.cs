using Genie.TypedSecrets.Generator.Tests.Support;

namespace Genie.TypedSecrets.Generator.Tests.Execution;

/// <summary>Tests how categories are read whose whole secret is a list.</summary>
public sealed class RootListTests
{
    private const string Objects = """
        {
          "type": "array", "minItems": 1,
          "items": {
            "type": "object",
            "properties": {
              "name": { "type": "string", "x-sensitive": false },
              "token": { "type": "string" },
              "roles": { "type": "array", "items": { "enum": ["reader", "writer"] }, "x-sensitive": false }
            },
            "required": ["token"]
          }
        }
        """;

    private const string Texts = """{ "type": "array", "items": { "type": "string" } }""";

    private const string Numbers = """{ "type": "array", "items": { "type": "integer" }, "x-sensitive": false, "uniqueItems": true }""";

    private const string Unions = """
        {
          "type": "array",
          "items": {
            "type": "object",
            "oneOf": [
              { "properties": { "token": { "type": "string" } }, "required": ["token"] },
              { "properties": { "url": { "type": "string", "format": "uri" } }, "required": ["url"] }
            ]
          }
        }
        """;

    [Fact]
    public void Parse_Objects_AreRecords() => Probe.Run("callers", Objects, """[{ "name": "shop", "token": "CANARY", "roles": ["writer"] }, { "token": "CANARY-2" }]""", """
        CallersSecret.ItemSecret first = secret.Value[0];
        return $"{first.Name} {first.Token.Reveal()} {first.Roles![0]} {secret.Value.Count} {secret} {secret.Equals(Read(json))}";
        """).ShouldBe("shop CANARY Writer 2 CallersSecret { Value = 2 items } True");

    [Fact]
    public void Parse_Texts_AreSensitiveAsAWhole() => Probe.Run("codes", Texts, """ ["CANARY", "b"] """, """
        Secret<EquatableList<string>> codes = secret.Value;
        return $"{secret} {codes.Reveal()[0]}";
        """).ShouldBe("CodesSecret { Value = *** } CANARY");

    [Fact]
    public void Parse_NumbersThatTheConsoleStored_AreNumbers() => Probe.Run("ports", Numbers, """["1", 2]""", """
        return string.Join(",", secret.Value);
        """).ShouldBe("1,2");

    [Fact]
    public void Parse_Alternatives_AreTheirRecords() => Probe.Run("sources", Unions, """[{ "token": "a" }, { "url": "https://example.com/" }]""", """
        return string.Join(",", secret.Value.Select(source => source.Match(token => token.Token.Reveal(), url => url.Url.Reveal().Host)));
        """).ShouldBe("a,example.com");

    [Theory]
    [InlineData(Objects, "[]", ": expected at least 1 item")]
    [InlineData(Objects, "{}", ": expected an array, found an object")]
    [InlineData(Objects, "null", ": expected an array, found null")]
    [InlineData(Objects, "\"[]\"", ": expected at least 1 item")]
    [InlineData(Objects, "\"{}\"", ": expected an array, found a string")]
    [InlineData(Objects, """[{ "name": "CANARY" }]""", "/0/token: required key is missing: expected a string")]
    [InlineData(Objects, """[{ "token": "a" }, 7]""", "/1: expected an object, found a number")]
    [InlineData(Objects, "[null]", "/0: expected an object, found null")]
    [InlineData(Objects, "", ": the value is empty: expected a JSON array")]
    [InlineData(Objects, "[", ": not JSON")]
    [InlineData(Objects, "CANARY", ": not JSON: expected an array")]
    [InlineData(Numbers, "[1, 1]", "/1: the item equals an earlier one")]
    public void Parse_AnythingElse_IsRejectedAsBeforeItIsStored(string schema, string json, string expected)
    {
        var after = Violations(schema, json);
        var before = Validate(schema, json);

        after.ShouldNotBeEmpty();
        after.ShouldAllBe(violation => !violation.Contains("CANARY", StringComparison.Ordinal));
        after.Select(violation => violation[..violation.IndexOf(':', StringComparison.Ordinal)]).ShouldBe(before.Select(violation => violation[..violation.IndexOf(':', StringComparison.Ordinal)]));
        after[0].ShouldStartWith(expected);
    }

    [Theory]
    [InlineData(Numbers, """["1"]""")]
    [InlineData(Objects, """[{ "token": "a", "roles": "[]" }]""")]
    [InlineData(Objects, """["{\"token\":\"a\"}"]""")]
    public void Parse_TextInAStrictCategory_IsRejected(string schema, string json)
    {
        var strict = schema.Insert(schema.IndexOf('{', StringComparison.Ordinal) + 1, " \"x-strict\": true,");

        Violations(schema, json).ShouldBeEmpty();
        Validate(schema, json).ShouldBeEmpty();
        Violations(strict, json).ShouldBe(Validate(strict, json));
        Violations(strict, json).ShouldNotBeEmpty();
    }

    [Theory]
    [InlineData(Objects)]
    [InlineData(Texts)]
    [InlineData(Numbers)]
    [InlineData(Unions)]
    public void Fake_OfAList_IsValid(string schema)
    {
        var all = Compiler.Load(TestProject.WithManifest.Schema("listed", schema).Run().Compilation).GetType("IngestJob.Secrets")!.GetProperty("All")!;
        var descriptor = ((IReadOnlyList<SecretDescriptor>)all.GetValue(null)!).Single();

        var fake = Testing.Fakes.FakeDocument.Create(descriptor.Describe(), new(0, "dev", "genie-dev/listed#", "listed", 1));

        fake.ShouldStartWith("[");
        Validate(schema, fake).ShouldBeEmpty(fake);
        Violations(schema, fake).ShouldBeEmpty(fake);
    }

    private static List<string> Violations(string schema, string json)
    {
        try
        {
            Probe.Run("listed", schema, json, "return string.Empty;");
            return [];
        }
        catch (SecretSchemaException exception)
        {
            return [.. exception.Violations.Select(static violation => $"{violation.Path}: {violation.Problem}")];
        }
    }

    private static List<string> Validate(string schema, string json) =>
    [
        .. Schema.Validation.ValueValidator.Validate(
                Schema.Reading.CategoryReader.Read(new Schema.Text.SchemaText("listed.schema.json", schema), [], TestContext.Current.CancellationToken).Model.ShouldNotBeNull(), json)
            .Select(static violation => $"{violation.Path}: {violation.Problem}"),
    ];
}
