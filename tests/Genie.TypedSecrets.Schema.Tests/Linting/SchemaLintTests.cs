using Genie.TypedSecrets.Schema.Diagnostics;
using Genie.TypedSecrets.Schema.Linting;
using Genie.TypedSecrets.Schema.Model;
using Genie.TypedSecrets.Schema.Reading;
using Genie.TypedSecrets.Schema.Tests.Credentials;
using Genie.TypedSecrets.Schema.Text;

namespace Genie.TypedSecrets.Schema.Tests.Linting;

/// <summary>Tests the recommendations for valid schemas.</summary>
public sealed class SchemaLintTests
{
    private static (SchemaText File, CategoryModel Model) Read(string text, string category = "jobs")
    {
        var file = new SchemaText($"/s/{category}.schema.json", text);
        var result = CategoryReader.Read(file, []);
        result.Diagnostics.Where(d => d.Rule.Severity == SchemaSeverity.Error).Select(d => d.ToString()).ShouldBeEmpty();
        return (file, result.Model.ShouldNotBeNull());
    }

    // As "GTS1901 3:5": the rule, the line and the column.
    private static IEnumerable<string> Lint(string text, LintSettings? settings = null)
    {
        var (file, model) = Read(text);
        return SchemaLint.Check(file, model, settings ?? LintSettings.Default).Select(Show);
    }

    private static string Show(SchemaDiagnostic d) => $"{d.Rule.Id} {d.Location.Start.Line + 1}:{d.Location.Start.Column + 1}";

    // A category without findings, with one key of the test.
    private static string With(string key, string beside = "") => $$"""
        {
          "type": "object", "description": "Of jobs.", "x-owner": "platform"{{beside}},
          "properties": {
            {{key}}
          }
        }
        """;

    [Theory]
    [InlineData("""{ "type": "object", "x-owner": "a", "properties": { "a": { "type": "string", "description": "b" } } }""", "GTS1901 1:1")]
    [InlineData("""{ "type": "object", "x-owner": "a", "description": "b", "properties": { "a": { "type": "string" } } }""", "GTS1901 1:73")]
    [InlineData("""{ "type": "object", "x-owner": "a", "description": "b", "properties": { "a": { "type": "string", "description": " " } } }""", "GTS1901 1:73")]
    [InlineData("""{ "type": "object", "x-owner": "a", "description": "b", "properties": { "a": { "type": "object", "description": "c", "properties": { "d": { "type": "string" } } } } }""", "GTS1901 1:134")]
    [InlineData("""{ "type": "object", "x-owner": "a", "description": "b", "properties": { "a": { "description": "c", "$ref": "#/$defs/e" } }, "$defs": { "e": { "type": "object", "properties": { "d": { "type": "string" } } } } }""", "GTS1901 1:177")]
    [InlineData("""{ "type": "string", "description": "b" }""", "GTS1902 1:1")]
    [InlineData("""{ "type": "object", "description": "b", "properties": { "a": { "type": "string", "title": "c", "x-owner": "d" }, "b": { "type": "string", "title": "c" } } }""", "GTS1902 1:1")]
    public void Check_DescriptionOrOwnerMissing_ReportsItsPosition(string text, string expected) => Lint(text).ShouldBe([expected]);

    [Theory]
    [InlineData("""{ "type": "object", "x-owner": "a", "title": "b", "properties": { "a": { "type": "string", "title": "c" } } }""")]
    [InlineData("""{ "type": "object", "title": "b", "properties": { "a": { "type": "string", "title": "c", "x-owner": "d" } } }""")]
    [InlineData("""{ "type": "object", "x-owner": "a", "title": "b", "properties": { "a": { "$ref": "#/$defs/c" } }, "$defs": { "c": { "type": "string", "description": "d" } } }""")]
    [InlineData("""{ "type": "string", "description": "b", "x-owner": "a" }""")]
    public void Check_DescriptionAndOwnerInherited_ReportsNothing(string text) => Lint(text).ShouldBeEmpty();

    [Theory]
    [InlineData("password")]
    [InlineData("db-password")]
    [InlineData("github_token")]
    [InlineData("clientSecret")]
    [InlineData("key")]
    [InlineData("signing_key")]
    [InlineData("PRIVATE_KEY")]
    [InlineData("apikey")]
    [InlineData("ssh_private_key")]
    [InlineData("s3_access_key")]
    [InlineData("storage-account-key")]
    [InlineData("partner_key")]
    [InlineData("refresh_token")]
    [InlineData("DbCredentials")]
    [InlineData("pin")]
    public void Check_PublicKeyNamedLikeASecret_ReportsTheKeyword(string name) =>
        Lint(With($$"""{{"\"" + name + "\""}}: { "description": "d", "x-sensitive": false, "type": "string" }""")).ShouldHaveSingleItem().ShouldStartWith("GTS1903 4:");

    [Theory]
    [InlineData("""{ "type": "string", "description": "d" }""", 0)]
    [InlineData("""{ "type": "string", "description": "d", "x-sensitive": false }""", 1)]
    public void Check_KeyBesideAValue_IsANameIfTheValueIsSensitive(string value, int findings) =>
        Lint(With($$"""
            "parameters": { "description": "d", "type": "array", "items": {
                "type": "object", "properties": { "key": { "description": "d", "type": "string", "x-sensitive": false }, "value": {{value}} } } }
            """)).Count().ShouldBe(findings);

    [Theory]
    [InlineData("""
        "key_id": { "description": "d", "x-sensitive": false, "type": "string" }
        """)]
    [InlineData("""
        "public_key": { "description": "d", "x-sensitive": false, "type": "string" }
        """)]
    [InlineData("""
        "token_url": { "description": "d", "x-sensitive": false, "type": "string" }
        """)]
    [InlineData("""
        "password": { "description": "d", "type": "string" }
        """)]
    [InlineData("""
        "password": { "description": "d", "x-sensitive": true, "type": "string" }
        """)]
    [InlineData("""
        "token": { "description": "d", "type": "object", "properties": { "kind": { "type": "string", "description": "e", "x-sensitive": false } } }
        """)]
    [InlineData("""
        "keyboard": { "description": "d", "x-sensitive": false, "type": "string" }
        """)]
    public void Check_OtherKeys_ReportsNothing(string key) => Lint(With(key)).ShouldBeEmpty();

    [Theory]
    [InlineData("host_key")]
    [InlineData("partition_key")]
    [InlineData("primary_key")]
    [InlineData("kms_key")]
    [InlineData("kms_key_id")]
    [InlineData("s3_key")]
    [InlineData("PublicKey")]
    [InlineData("cache_key")]
    [InlineData("sortKey")]
    [InlineData("routing-key")]
    [InlineData("key_vault")]
    [InlineData("keyspace")]
    [InlineData("password_policy")]
    [InlineData("secret_arn")]
    [InlineData("token_lifetime")]
    [InlineData("objectKey")]
    [InlineData("idempotency_key")]
    [InlineData("page_token")]
    [InlineData("require_password")]
    [InlineData("ssh_host_key")]
    [InlineData("signing_public_key")]
    [InlineData("recaptcha_site_key")]
    public void Check_PublicName_ReportsNothing(string name) =>
        Lint(With($$"""{{"\"" + name + "\""}}: { "description": "d", "x-sensitive": false, "type": "string" }""")).ShouldBeEmpty();

    [Theory]
    [InlineData("boolean", "")]
    [InlineData("string", ", \"format\": \"hostname\"")]
    [InlineData("string", ", \"format\": \"email\"")]
    public void Check_PublicKeyThatCannotHoldASecret_ReportsNothing(string type, string more) =>
        Lint(With($$"""{{"\"token\""}}: { "description": "d", "x-sensitive": false, "type": "{{type}}"{{more}} }""")).ShouldBeEmpty();

    [Theory]
    [InlineData("api-tokens", true)]
    [InlineData("team-a-backup", true)]
    [InlineData("jobs-2024q1", true)]
    [InlineData("api-keys", false)]
    [InlineData("tokens", false)]
    [InlineData("api-secrets", false)]
    public void Check_CategoryThatEndsLikeAnArn_IsReported(string category, bool expected)
    {
        var (file, model) = Read(With(""" "a": { "type": "string", "description": "d" } """), category);

        SchemaLint.Check(file, model, LintSettings.Default).Select(finding => finding.Rule.Id).ShouldBe(expected ? ["GTS1907"] : []);
    }

    [Theory]
    [InlineData("default", "\"{0}\"")]
    [InlineData("examples", "[\"one\", \"{0}\"]")]
    public void Check_CredentialInAValue_ReportsItWithoutTheValue(string keyword, string value)
    {
        var token = "ghp_" + new Draw(11).Text(Draw.Base62, 36);
        var (file, model) = Read(With($$"""
            "name": { "type": "string", "description": "d", "x-sensitive": false, "{{keyword}}": {{value.Replace("{0}", token, StringComparison.Ordinal)}} }
            """));

        var finding = SchemaLint.Check(file, model, LintSettings.Default).ShouldHaveSingleItem();

        finding.Rule.ShouldBe(LintRules.RealValue);
        file.Text.Substring(finding.Location.Span.Start, finding.Location.Span.Length).ShouldBe($"\"{token}\"");
        finding.ToString().ShouldNotContain(token);
    }

    [Fact]
    public void Check_PlaceholdersInValues_ReportsNothing() => Lint(With("""
        "name": { "type": "string", "description": "d", "x-sensitive": false, "default": "fake-token", "examples": ["ghp_xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx", "https://api.example.com/v2/"] }
        """)).ShouldBeEmpty();

    [Theory]
    [InlineData(365, 365, false)]
    [InlineData(366, 365, true)]
    [InlineData(91, 90, true)]
    [InlineData(90, 90, false)]
    public void Check_RotationInterval_IsComparedWithTheMaximum(int days, int most, bool expected)
    {
        var inKey = Lint(With($$""" "a": { "type": "string", "description": "d", "x-rotation-days": {{days}} } """), new LintSettings(most));
        var inRoot = Lint(With(""" "a": { "type": "string", "description": "d" } """, $", \"x-rotation-days\": {days}"), new LintSettings(most));

        inKey.Count().ShouldBe(expected ? 1 : 0);
        inRoot.Count().ShouldBe(expected ? 1 : 0);
        inKey.Concat(inRoot).ShouldAllBe(finding => finding.StartsWith("GTS1905", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("github_token", "githubToken", true)]
    [InlineData("github_token", "token_github", true)]
    [InlineData("github_tokens", "github_token", true)]
    [InlineData("github_token", "gihub_token", true)]
    [InlineData("github_token", "github_token", true)]
    [InlineData("github_token", "gitlab_token", false)]
    [InlineData("password", "password", false)]
    [InlineData("api_key", "apiKey", false)]
    [InlineData("bucket_1_key", "bucket_2_key", false)]
    [InlineData("partner_key", "partner_url", false)]
    public void NearDuplicates_InTwoCategories_ReportsBothKeys(string one, string other, bool expected)
    {
        var categories = new[]
        {
            Read(With($$""" "{{one}}": { "type": "string", "description": "d" } """), "first"),
            Read(With($$""" "{{other}}": { "type": "string", "description": "d" } """), "second"),
        };

        var found = SchemaLint.NearDuplicates(categories);

        found.Select(finding => finding.Location.Path).ShouldBe(expected ? ["/s/first.schema.json", "/s/second.schema.json"] : []);
        found.Select(finding => finding.Arguments[2]).ShouldBe(expected ? ["second", "first"] : []);
    }

    [Fact]
    public void NearDuplicates_WithinACategoryOrNotSensitive_ReportsNothing() => SchemaLint.NearDuplicates(
    [
        Read(With(""" "github_token": { "type": "string" }, "gihub_token": { "type": "string" }, "region_name_x": { "type": "string", "x-sensitive": false } """), "first"),
        Read(With(""" "region_name_x": { "type": "string", "x-sensitive": false } """), "second"),
    ]).ShouldBeEmpty();
}
