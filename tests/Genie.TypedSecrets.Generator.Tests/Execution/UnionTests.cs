using Genie.TypedSecrets.Generator.Tests.Support;

namespace Genie.TypedSecrets.Generator.Tests.Execution;

/// <summary>Checks how generated records read alternatives, merged parts and any content, with the real runtime.</summary>
public sealed class UnionTests
{
    private const string Value = """
        {
          "host": "db.example.com", "account": 123456789012345678901234567890, "auth": { "user": "app", "password": "CANARY-1", "type": "password" },
          "sources": [{ "token": "CANARY-2" }, { "url": "https://example.com/" }], "by_name": { "a": { "url": "https://example.com/a", "token": null } },
          "either": { "token": "CANARY-3" }, "extra": { "a": [1, "CANARY-4"] }, "extras": [{ "b": 1.0 }]
        }
        """;

    [Fact]
    public void Parse_Alternatives_AreTheRecordsOfTheirKeys() => Probe.Run("unions", Schemas.Unions, Value, """
        return string.Join("|",
            secret.Host, secret.Account, secret.Auth.User, ((UnionsSecret.PasswordSecret)secret.Auth).Password.Reveal(), ((UnionsSecret.PasswordSecret)secret.Auth).Type,
            string.Join(",", secret.Sources!.Select(source => source.Match(token => token.Token.Reveal(), url => url.Url.Reveal().ToString()))),
            secret.ByName!["a"].GetType().Name, secret.Either!.Token.Reveal(), secret.Extra!.Value.Reveal().GetProperty("a")[1].GetString(), secret.Extras!.Value.Reveal()[0]);
        """).ShouldBe(
            "db.example.com|123456789012345678901234567890|app|CANARY-1|password|CANARY-2,https://example.com/|UrlSecret|CANARY-3|CANARY-4|{ \"b\": 1.0 }");

    [Fact]
    public void Parse_SameValueWrittenDifferently_IsEqual() => Probe.Run("unions", Schemas.Unions, Value, """
        var other = Read(json.Replace("\"a\": [1, \"CANARY-4\"]", "\"a\": [ 1.0, \"CANARY\\u002d4\" ]").Replace("1.0 }]", "1 }]"));
        return $"{secret.Equals(other)} {secret.GetHashCode() == other.GetHashCode()} {secret.Equals(Read(json.Replace("CANARY-4", "CANARY-5")))}";
        """).ShouldBe("True True False");

    [Fact]
    public void Print_Alternatives_ShowsNoSecret() => Probe.Run("unions", Schemas.Unions, Value, """
        return secret.ToString() + System.Text.Json.JsonSerializer.Serialize(secret.Auth);
        """).ShouldNotContain("CANARY");

    [Theory]
    [InlineData("""{ "user": "app" }""", "/auth/type: required key is missing: expected one of 'password', 'key_pair'")]
    [InlineData("""{ "user": "app", "type": "other" }""", "/auth/type: expected one of 'password', 'key_pair', found other text")]
    [InlineData("""{ "user": "app", "type": null }""", "/auth/type: expected one of 'password', 'key_pair', found null")]
    [InlineData("""{ "user": "app", "type": 1 }""", "/auth/type: expected one of 'password', 'key_pair', found a number")]
    [InlineData("""{ "user": "app", "type": "key_pair" }""", "/auth/private_key: required key is missing: expected a string")]
    [InlineData("[]", "/auth: expected an object, found an array")]
    public void Parse_NoAlternative_SaysWhatIsExpected(string auth, string expected) =>
        Violations($$"""{ "host": "a", "sources": [], "auth": {{auth}} }""").ShouldBe([expected]);

    [Theory]
    [InlineData("""{ "token": "a", "url": "https://example.com/" }""", "/sources/0: expected only one of the keys 'token', 'url'")]
    [InlineData("{}", "/sources/0: expected one of the keys 'token', 'url'")]
    [InlineData("""{ "token": null }""", "/sources/0: expected one of the keys 'token', 'url'")]
    public void Parse_SeveralAlternativesOrNone_AreRejected(string source, string expected) =>
        Violations($$"""{ "host": "a", "auth": { "user": "app", "type": "password", "password": "x" }, "sources": [{{source}}] }""").ShouldBe([expected]);

    [Theory]
    [InlineData("", ": expected one of the keys 'sources', 'by_name' with 'account'")]
    [InlineData(""", "by_name": {}""", ": expected one of the keys 'sources', 'by_name' with 'account'")]
    [InlineData(""", "sources": null, "by_name": {}""", ": expected one of the keys 'sources', 'by_name' with 'account'")]
    [InlineData(""", "sources": [], "extra": {}""", "/account: required key is missing: the value has 'extra', which requires it")]
    [InlineData(""", "sources": [], "more": 1""", "/more: the schema does not have this key and does not allow additional keys")]
    [InlineData(""", "sources": [], "extra": [], "account": "a" """, "/extra: expected an object, found an array")]
    [InlineData(""", "sources": [], "extra": { "a": "\ud800" }, "account": "a" """, "/extra: expected well-formed Unicode, found one half of a surrogate pair as a \\u escape")]
    [InlineData(""", "sources": [], "account": true""", "/account: expected a string or a number, found a boolean")]
    public void Parse_KeysThatBelongTogether_AreChecked(string more, string expected) =>
        Violations($$"""{ "host": "a", "auth": { "user": "app", "type": "password", "password": "x" }{{more}} }""").Single().ShouldStartWith(expected);

    [Fact]
    public void Parse_WholeSecret_IsAnAlternative() => Probe.Run("logon", Schemas.WholeUnion, """{ "account": "a", "private_key": "CANARY" }""", """
        return $"{secret.Account} {((LogonSecret.PrivateKeySecret)secret).PrivateKey.Reveal()} {secret}";
        """).ShouldBe("a CANARY PrivateKeySecret { Account = a, PrivateKey = ***, Passphrase =  }");

    [Fact]
    public void Parse_WholeSecretWithAnyContent_IsItsElement() => Probe.Run("extra", Schemas.FreeForm, """ { "a": { "b": "CANARY" } } """, """
        return $"{secret.Value.Reveal().GetProperty("a").GetProperty("b").GetString()} {secret} {secret.Equals(Read("{\"a\":{\"b\":\"CANARY\"}}"))}";
        """).ShouldBe("CANARY ExtraSecret { Value = *** } True");

    [Fact]
    public void Create_AlternativeByHand_NeedsNoConstant() => Probe.Run("unions", Schemas.Unions, Value, """
        UnionsSecret.AuthSecret made = new UnionsSecret.KeyPairSecret { User = "app", PrivateKey = new("x"), MatchKey = true };
        return made.Match(password => "password", pair => pair.Type + pair.User);
        """).ShouldBe("key_pairapp");

    private static List<string> Violations(string json) =>
        [.. Should.Throw<SecretSchemaException>(() => Probe.Run("unions", Schemas.Unions, json, "return string.Empty;")).Violations.Select(violation => $"{violation.Path}: {violation.Problem}")];
}
