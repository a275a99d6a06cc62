using System.Text.Json.Nodes;

namespace Genie.TypedSecrets.Testing.Tests.Fixtures;

/// <summary>Tests values that a test sets.</summary>
public sealed class SetTests : IDisposable
{
    private readonly SecretsFixture _fixture = SecretsFixture.Create(Secrets.For);

    public void Dispose() => _fixture.Dispose();

    [Fact]
    public void Set_OneKey_LeavesTheOthers()
    {
        var before = _fixture.Get(Secrets.Current.Database);

        _fixture.Set(Secrets.Current.Database, db => db with { Passphrase = new("fake-password-of-this-test"), Port = 5433 });

        var after = Secrets.Current.Database.Get();
        after.ShouldBe(before with { Passphrase = new("fake-password-of-this-test"), Port = 5433 });
        after.ShouldNotBe(before);
    }

    [Fact]
    public void Set_UnchangedValueOfEveryType_KeepsItExactly()
    {
        var before = _fixture.Get(Secrets.Current.EveryType);

        _fixture.Set(Secrets.Current.EveryType, value => value);

        Secrets.Current.EveryType.Get().ShouldBe(before);
    }

    [Fact]
    public void Set_EveryKeyOfEveryType_ReadsBackAsItWasSet()
    {
        var other = _fixture.Get(Secrets.Current.EveryType) with
        {
            Text = new("fake-text"),
            Email = "fake@b.example",
            Host = null,
            Ipv4 = "192.0.2.77",
            Ipv6 = "2001:db8::77",
            Fixed = "fake-constant",
            Uri = new(new("https://fake.example/other")),
            DateTime = new(2031, 2, 3, 4, 5, 6, 7, TimeSpan.FromMinutes(90)),
            Date = new DateOnly(2032, 3, 4),
            Duration = new TimeSpan(1, 2, 3, 4, 500),
            Uuid = Guid.Empty,
            Bytes = new(new EquatableBytes([1, 2, 3])),
            Small = 99,
            Large = long.MinValue,
            Exact = 1.25m,
            Approximate = 1e-7,
            Flag = false,
            Engine = EveryTypeSecret.EngineKind.MySql,
            SecretEngine = new(EveryTypeSecret.SecretEngineKind.MySql),
            Tokens = new(["fake-one"]),
            Ports = [1, 65535],
            Endpoint = new() { Url = new("https://fake.example/endpoint"), Password = null },
            Brokers = [],
        };

        _fixture.Set(Secrets.Current.EveryType, other);

        Secrets.Current.EveryType.Get().ShouldBe(other);
    }

    [Fact]
    public void Set_NestedKeysAndLists_ReadsBackAsItWasSet()
    {
        var before = _fixture.Get(Secrets.Current.Nested);
        var other = before with
        {
            Primary = before.Primary with { Token = new("fake-primary") },
            Mirrors = [before.Mirrors[1], before.Mirrors[0] with { Token = new("fake-mirror") }, before.Primary],
            Mode = null,
            Limits = [3, 1, 2],
        };

        _fixture.Set(Secrets.Current.Nested, other);

        Secrets.Current.Nested.Get().ShouldBe(other);
        JsonNode.Parse(_fixture.GetJson(Secrets.Current.Nested))!["fixed"]!.ToString().ShouldBe("only-value");
    }

    [Fact]
    public void Set_Maps_ReadBackAsTheyWereSet()
    {
        var before = _fixture.Get(Secrets.Current.Maps);
        var other = before with
        {
            Tenants = new Dictionary<string, Secret<string>> { ["fake-tenant"] = new("fake-key") }.ToEquatableDictionary(),
            Routes = null,
            Databases = before.Databases!.ToDictionary(entry => entry.Key, entry => entry.Value with { Password = new("fake-password") }).ToEquatableDictionary(),
            AdditionalProperties = new Dictionary<string, Secret<string>> { ["x-fake"] = new("fake") }.ToEquatableDictionary(),
        };

        _fixture.Set(Secrets.Current.Maps, other);
        _fixture.Set(Secrets.Current.WholeMap, map => map with { Value = new Dictionary<string, Secret<string>> { ["fake"] = new("fake-key") }.ToEquatableDictionary() });

        Secrets.Current.Maps.Get().ShouldBe(other);
        Secrets.Current.WholeMap.Value["fake"].Reveal().ShouldBe("fake-key");
        var rotated = _fixture.Rotate(Secrets.Current.Maps);
        rotated.Tenants["fake-tenant"].Reveal().ShouldNotBe("fake-key");
        rotated.AdditionalProperties["x-fake"].Reveal().ShouldNotBe("fake");
    }

    [Fact]
    public void Set_SingleValue_ReadsBackAsItWasSet()
    {
        using var production = SecretsFixture.Create(Secrets.For, o => o.Client.Environment = "prod");

        production.Set(Secrets.Prod.License, license => license with { Value = new("fake-license") });

        Secrets.Prod.License.Value.Reveal().ShouldBe("fake-license");
    }

    [Fact]
    public void Set_AfterARead_TheNextReadReturnsIt()
    {
        _ = Secrets.Current.ApiKeys.VendorKey;

        _fixture.Set(Secrets.Current.ApiKeys, keys => keys with { VendorKey = new("fake-vendor-key") });

        Secrets.Current.ApiKeys.VendorKey.Reveal().ShouldBe("fake-vendor-key");
    }

    [Fact]
    public void Set_ValueThatProductionCouldNotRead_ThrowsAndNamesTheKeyWithoutTheValue()
    {
        var error = Should.Throw<ArgumentException>(() => _fixture.Set(Secrets.Current.ApiKeys, keys => keys with { VendorKey = new("CANARY") }));

        error.Message.ShouldContain("/vendor_key: expected at least 12 characters");
        error.ToString().ShouldNotContain("CANARY");
    }

    [Fact]
    public void SetJson_ValueThatDoesNotFit_FailsAsInProduction()
    {
        _fixture.SetJson(Secrets.Current.ApiKeys, """{"vendor_key":"fake"}""");

        Should.Throw<SecretSchemaException>(() => Secrets.Current.ApiKeys.Get()).Message.ShouldContain("/github_token");
    }

    [Fact]
    public async Task Put_SecretWithoutSchema_IsReadByName()
    {
        _fixture.Store.Put("kit-dev/legacy", """{"token":"fake-legacy-token"}""");

        var token = await SecretsClient.Default.GetSecretValueAsync("kit-dev/legacy", "token", TestContext.Current.CancellationToken);

        token.Reveal().ShouldBe("fake-legacy-token");
        _fixture.AssertOnlyRead("kit-dev/legacy");
    }

    [Fact]
    public async Task CopyTo_AnotherStore_WritesTheValuesOfTheEnvironment()
    {
        Genie.TypedSecrets.Stores.InMemorySecretStore store = new();

        await _fixture.CopyToAsync(store, "prod", TestContext.Current.CancellationToken);

        (await store.ListAsync(TestContext.Current.CancellationToken)).ShouldBe(["kit-prod/api-keys", "kit-prod/database", "kit-prod/every-type", "kit-prod/license", "kit-prod/logon", "kit-prod/maps", "kit-prod/nested", "kit-prod/whole-map"]);
    }
}
