using System.Net;
using System.Text;
using System.Text.Json;

namespace Genie.TypedSecrets.Testing.Tests.Assertions;

/// <summary>Tests the assertions: they pass and fail when they should, and their messages say what was found.</summary>
public sealed class AssertionTests : IDisposable
{
    private readonly SecretsFixture _fixture = SecretsFixture.Create(Secrets.For);

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    public void Dispose() => _fixture.Dispose();

    [Fact]
    public async Task AssertOnlyRead_TheseWereRead_Passes()
    {
        await Secrets.PreloadAsync([Secrets.Current.ApiKeys, Secrets.Current.Database], Ct);

        _fixture.AssertOnlyRead("api-keys", "kit-dev/database");
        _fixture.AssertStoreCalls(1);
        _fixture.SecretsRead.ShouldBe(["kit-dev/api-keys", "kit-dev/database"]);
    }

    [Fact]
    public async Task AssertOnlyRead_MoreOrFewerWereRead_SaysWhich()
    {
        await Secrets.Current.Nested.GetAsync(Ct);

        Should.Throw<SecretsAssertionException>(() => _fixture.AssertOnlyRead("api-keys"))
            .Message.ShouldBe("Expected that only api-keys is read, but kit-dev/nested was read too, and api-keys was not read.");
        Should.Throw<SecretsAssertionException>(() => _fixture.AssertOnlyRead())
            .Message.ShouldBe("Expected that only nothing is read, but kit-dev/nested was read too.");
    }

    [Fact]
    public async Task AssertStoreCalls_OtherNumber_ListsTheCalls()
    {
        await Secrets.Current.ApiKeys.GetAsync(Ct);
        await Secrets.Current.ApiKeys.GetAsync(Ct);

        _fixture.AssertStoreCalls(1);
        Should.Throw<SecretsAssertionException>(() => _fixture.AssertStoreCalls(2)).Message.ShouldBe("Expected 2 calls to the store, but there was 1: kit-dev/api-keys.");
        _fixture.ClearCalls();
        Should.Throw<SecretsAssertionException>(() => _fixture.AssertStoreCalls(1)).Message.ShouldBe("Expected 1 call to the store, but there were 0.");
    }

    public static TheoryData<string> Forms => new("plain", "json", "url", "form", "xml", "base64", "base64 in text", "former version", "nested");

    [Theory]
    [MemberData(nameof(Forms))]
    public void AssertNoLeak_ValueInSomeForm_SaysOfWhichKeyAndNotTheValue(string form)
    {
        const string Value = "fake <CANARY> \"ü\" & more";
        _fixture.Set(Secrets.Current.ApiKeys, keys => keys with { VendorKey = new(Value) });
        var text = "log line: " + form switch
        {
            "json" => JsonSerializer.Serialize(Value),
            "url" => Uri.EscapeDataString(Value),
            "form" => WebUtility.UrlEncode(Value),
            "xml" => WebUtility.HtmlEncode(Value),
            "base64" => Convert.ToBase64String(Encoding.UTF8.GetBytes(Value)),
            "base64 in text" => Convert.ToBase64String(Encoding.UTF8.GetBytes($"user:{Value}")),
            "former version" => Rotated(),
            "nested" => _fixture.Get(Secrets.Current.Nested).Mirrors[1].Token.Reveal(),
            _ => Value,
        };

        var error = Should.Throw<SecretsAssertionException>(() => _fixture.AssertNoLeak(text));

        error.Message.ShouldContain(form == "nested" ? "/mirrors/1/token of kit-dev/nested" : "/vendor_key of kit-dev/api-keys");
        error.Message.ShouldNotContain("CANARY");

        string Rotated()
        {
            _fixture.Rotate(Secrets.Current.ApiKeys);
            return Value;
        }
    }

    [Fact]
    public async Task AssertNoLeak_NamesAndPlainKeysOnly_Passes()
    {
        var db = await Secrets.Current.Database.GetAsync(Ct);

        _fixture.AssertNoLeak($"{db} {db.Host}:{db.Port} {db.Engine} {Secrets.Current.Database}");
    }
}
