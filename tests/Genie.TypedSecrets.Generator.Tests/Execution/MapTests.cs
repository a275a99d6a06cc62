using Genie.TypedSecrets.Generator.Tests.Support;

namespace Genie.TypedSecrets.Generator.Tests.Execution;

/// <summary>Checks how generated records read maps, with the real runtime.</summary>
public sealed class MapTests
{
    private const string Value = """
        {
          "host": "db.example.com", "x-b": "CANARY-1", "tenants": { "zeta": "CANARY-2", "acme": "CANARY-3", "gone": null },
          "routes": { "/a": "https://example.com/" }, "databases": { "main": { "user": "app", "password": "CANARY-4" } },
          "lists": [{ "one": [1, 2] }, {}], "nested": { "a": { "b": true } }, "x-a": "CANARY-5"
        }
        """;

    [Fact]
    public void Parse_MapsEverywhere_HoldEveryEntryInOrder() => Probe.Run("maps", Schemas.Maps, Value, """
        return string.Join("|",
            string.Join(",", secret.Tenants.Select(entry => $"{entry.Key}={entry.Value.Reveal()}")), secret.Tenants["acme"].Reveal(), secret.Tenants.ContainsKey("gone"),
            secret.Routes!["/a"], secret.Databases!["main"].User, secret.Databases["main"].Password.Reveal(), string.Join(",", secret.Lists![0]["one"].Reveal()), secret.Lists[1],
            secret.Nested!["a"]["b"], string.Join(",", secret.AdditionalProperties.Select(entry => $"{entry.Key}={entry.Value.Reveal()}")));
        """).ShouldBe("zeta=CANARY-2,acme=CANARY-3|CANARY-3|False|https://example.com/|app|CANARY-4|1,2|0 entries|True|x-b=CANARY-1,x-a=CANARY-5");

    [Fact]
    public void Parse_WholeSecretIsAMap_IsItsValue() => Probe.Run("tenants", Schemas.WholeMap, """{ "acme": "CANARY-1", "zeta": "CANARY-2" }""", """
        return $"{secret.Value["acme"].Reveal()} {secret.Value.TryGetValue("none", out _)} {secret} {secret.Equals(Read("{ \"zeta\": \"CANARY-2\", \"acme\": \"CANARY-1\" }"))}";
        """).ShouldBe("CANARY-1 False TenantsSecret { Value = 2 entries } True");

    [Fact]
    public void Parse_WrongEntries_ListsEachWithItsPath()
    {
        var violations = Violations("tenants", Schemas.WholeMap, """{ "Upper": "CANARY", "short": "C", "number": 1, "far-too-long-a-name": "CANARY" }""");

        violations.ShouldBe([
            "/Upper: the name of the key: expected a match of the pattern ^[a-z]+$",
            "/short: expected at least 3 characters",
            "/number: expected a string, found a number",
            "/far-too-long-a-name: the name of the key: expected at most 9 characters",
            "/far-too-long-a-name: the name of the key: expected a match of the pattern ^[a-z]+$",
            ": expected at most 3 keys",
        ]);
    }

    [Fact]
    public void Parse_SensitiveNames_AreInNoMessageAndNoText()
    {
        Violations("maps", Schemas.Maps, """{ "tenants": { "a": "long enough" }, "x-CANARY": "far too long", "y-CANARY": 1 }""")
            .ShouldBe(["/***: expected at most 9 characters"]);
        Probe.Run("maps", Schemas.Maps, """{ "tenants": { "a": "long enough" }, "x-CANARY": "hidden" }""", """
            var missing = string.Empty;
            try { _ = secret.AdditionalProperties["x-OTHER"]; } catch (System.Collections.Generic.KeyNotFoundException e) { missing = e.Message; }
            return missing + secret + System.Text.Json.JsonSerializer.Serialize(secret);
            """).ShouldSatisfyAllConditions(text => text.ShouldNotContain("CANARY"), text => text.ShouldNotContain("OTHER"), text => text.ShouldContain("\"AdditionalProperties\":\"1 entry\""));
    }

    [Fact]
    public void Parse_EmptyMap_ReportsTheNumberOfKeys() =>
        Violations("maps", Schemas.Maps, """{ "tenants": { "a": null } }""").ShouldBe(["/tenants: expected at least 1 key"]);

    [Fact]
    public void Create_ByHand_TakesCollectionExpressionsAndHasEmptyMaps() => Probe.Run("maps", Schemas.Maps, Value, """
        var made = new MapsSecret { Tenants = [new("a", new("b"))] };
        return $"{made.AdditionalProperties.Count} {made.Tenants["a"].Reveal()} {made}";
        """).ShouldBe("0 b MapsSecret { Host = , Tenants = 1 entry, Routes = , Databases = , Lists = , Nested = , AdditionalProperties = 0 entries }");

    private static List<string> Violations(string category, string schema, string json) =>
        [.. Should.Throw<SecretSchemaException>(() => Probe.Run(category, schema, json, "return string.Empty;")).Violations.Select(violation => $"{violation.Path}: {violation.Problem}")];
}
