using Genie.TypedSecrets.Generator.Tests.Support;

namespace Genie.TypedSecrets.Generator.Tests.Execution;

/// <summary>Checks how generated records read stored values, with the real runtime.</summary>
public sealed class ParsingTests
{
    private const string EveryValue = """
        {
          "text": "CANARY-1", "email": "a@example.com", "host": "db.example.com", "ipv4": "10.0.0.1", "ipv6": "::1", "fixed": "fake-constant",
          "uri": "https://example.com/CANARY", "date_time": "2030-01-31T12:00:00Z", "date": "2030-01-31", "duration": "PT1M30S",
          "uuid": "00000000-0000-0000-0000-00000000000a", "bytes": "AAEC",
          "certificate": "-----BEGIN CERTIFICATE-----\nAAEC\n-----END CERTIFICATE-----\n",
          "small": "42", "large": 9223372036854775807, "exact": 1.25, "approximate": "1e-3", "flag": true,
          "engine": "my-sql", "secret_engine": "postgres", "tokens": ["CANARY-2", "CANARY-3"], "ports": [1, "2"],
          "endpoint": { "url": "https://example.com/", "password": "CANARY-4" }, "brokers": [{ "name": "one" }, { "name": "two" }]
        }
        """;

    [Theory]
    [InlineData("true", "SecretSchemaException")]
    [InlineData("false", "5432 True")]
    public void Parse_NumbersAndBooleansStoredAsText_DependOnXStrict(string isStrict, string result)
    {
        var schema = $$"""{ "x-strict": {{isStrict}}, "properties": { "port": { "type": "integer", "x-sensitive": false }, "tls": { "type": "boolean", "x-sensitive": false } }, "required": ["port", "tls"] }""";

        string Run() => Probe.Run("test", schema, """{ "port": "5432", "tls": "true" }""", "return $\"{secret.Port} {secret.Tls}\";");

        if (isStrict == "true")
        {
            Should.Throw<Exception>(() => Run()).GetType().Name.ShouldBe(result);
        }
        else
        {
            Run().ShouldBe(result);
        }
    }

    [Fact]
    public void Parse_EveryType_HoldsEveryValue() => Probe.Run("every", Schemas.EveryType, EveryValue, """
        return string.Join("|",
            secret.Text.Reveal(), secret.Email, secret.Host, secret.Ipv4, secret.Ipv6, secret.Fixed, secret.Uri.Reveal(),
            secret.DateTime.ToUnixTimeSeconds(), secret.Date!.Value.DayNumber, secret.Duration!.Value.TotalSeconds, secret.Uuid,
            Convert.ToHexString(secret.Bytes.Reveal().AsSpan()), secret.Certificate.Reveal(), secret.Small, secret.Large,
            secret.Exact.ToString(System.Globalization.CultureInfo.InvariantCulture),
            secret.Approximate!.Value.ToString(System.Globalization.CultureInfo.InvariantCulture), secret.Flag,
            secret.Engine, secret.SecretEngine!.Value.Reveal(), string.Join(",", secret.Tokens.Reveal()), string.Join(",", secret.Ports!),
            secret.Endpoint.Url, secret.Endpoint.Password!.Value.Reveal(), string.Join(",", secret.Brokers!.Select(broker => broker.Name)));
        """).ShouldBe(
            "CANARY-1|a@example.com|db.example.com|10.0.0.1|::1|fake-constant|https://example.com/CANARY|1896091200|741107|90|"
            + "00000000-0000-0000-0000-00000000000a|000102|PEM (CERTIFICATE)|42|9223372036854775807|1.25|0.001|True|MySql|Postgres|"
            + "CANARY-2,CANARY-3|1,2|https://example.com/|CANARY-4|one,two");

    [Fact]
    public void Parse_OptionalKeysAbsent_AreNull() => Probe.Run(
        "api-keys",
        Schemas.ApiKeys,
        """{ "github_token": "fake-github-token-00" }""",
        "return $\"{secret.WebhookUrl is null} {secret.Port}\";").ShouldBe("True 8443");

    [Fact]
    public void Parse_SeveralViolations_ListsAllWithTheirPaths()
    {
        const string Json = """{ "github_token": "CANARY-short", "port": 70000, "webhook_url": "CANARY not a uri" }""";

        var exception = Should.Throw<SecretSchemaException>(() => Probe.Run("api-keys", Schemas.ApiKeys, Json, "return string.Empty;"));

        exception.Violations.Select(violation => violation.Path).Distinct(StringComparer.Ordinal).ShouldBe(["/github_token", "/port", "/webhook_url"]);
        exception.Message.ShouldNotContain("CANARY");
    }

    [Fact]
    public void Parse_RequiredKeysMissing_NamesEachOfThem()
    {
        var exception = Should.Throw<SecretSchemaException>(() => Probe.Run("moved", Schemas.Moved, "{}", "return string.Empty;"));

        exception.Message.ShouldContain("token");
        exception.Message.ShouldContain("password");
        exception.Message.ShouldContain("endpoint");
    }

    [Fact]
    public void Parse_NestedViolation_HasThePathThroughList()
    {
        var json = EveryValue.Replace("""{ "name": "two" }""", """{ "name": 2 }""", StringComparison.Ordinal);

        var exception = Should.Throw<SecretSchemaException>(() => Probe.Run("every", Schemas.EveryType, json, "return string.Empty;"));

        exception.Violations.ShouldHaveSingleItem().Path.ShouldBe("/brokers/1/name");
    }

    [Fact]
    public void Parse_ScalarRoot_HoldsTheWholeSecret() =>
        Probe.Run("license", Schemas.License, "CANARY-license", "return secret.Value.Reveal();").ShouldBe("CANARY-license");

    [Theory]
    [InlineData("old_token")]
    [InlineData("older-token")]
    public void Parse_StoredUnderAFormerName_IsRead(string name) => Probe.Run(
        "moved",
        Schemas.Moved,
        $$"""{ "{{name}}": "CANARY-token", "user_name": "job", "password": "x", "endpoint": { "address": "there" } }""",
        "#pragma warning disable CS0618\nreturn $\"{secret.Token.Reveal()} {secret.UserName} {secret.Endpoint.Url}\";").ShouldBe("CANARY-token job there");

    [Fact]
    public void Default_EveryType_IsAsTheSchemaSays() => Probe.Run("defaults", Schemas.Defaults, "{}", """
        return string.Join("|",
            secret.Text, secret.Uri, secret.DateTime.ToString("O", null), secret.Date.DayNumber, secret.Duration.Ticks, secret.Weeks.TotalDays, secret.Uuid,
            Convert.ToHexString(secret.Bytes.AsSpan()), secret.Small, secret.Large, secret.Round,
            secret.Exact.ToString(System.Globalization.CultureInfo.InvariantCulture),
            secret.Approximate.ToString(System.Globalization.CultureInfo.InvariantCulture), secret.Flag, secret.Engine, string.Join(",", secret.Ports), secret.None.Count);
        """).ShouldBe(
            "a \"quoted\" \\ back\u2028slash|https://example.com/a?b=c|2030-01-31T12:00:00.5000000+01:00|741107|936005000000|14|"
            + "00000000-0000-0000-0000-00000000000a|000102|-2147483648|-9223372036854775808|1000|0.1|1E-07|True|MySql|1,2|0");

    [Fact]
    public void Equality_SameJson_IsByValue() => Probe.Run("every", Schemas.EveryType, EveryValue, """
        return $"{secret == Read(json)} {secret.GetHashCode() == Read(json).GetHashCode()} {secret == (secret with { Small = 43 })}";
        """).ShouldBe("True True False");
}
