using Genie.TypedSecrets.Hosting.Tests.Support;
using Microsoft.Extensions.Configuration;

namespace Genie.TypedSecrets.Hosting.Tests.Configuration;

/// <summary>Keys of a secret in the configuration.</summary>
public sealed class AddSecretTests : IAsyncDisposable
{
    private readonly Fixture _fixture = new();
    private readonly SecretsClient _client;
    private readonly EnvironmentSecrets _secrets;

    public AddSecretTests()
    {
        SecretsOptions options = new() { Environment = "dev" };
        _fixture.Configure(options);
        _client = new(options);
        _secrets = Secrets.For(_client).Current;
    }

    public ValueTask DisposeAsync() => _client.DisposeAsync();

    [Fact]
    public async Task Rotate_KeysAreMapped_ReloadsOncePerVersion()
    {
        using ConfigurationManager configuration = new();
        configuration.AddSecret(_secrets.Database, static map => map.Add("Warehouse:Host", static db => db.Host).Add("ConnectionStrings:Warehouse", static db => $"Host={db.Host}"));
        configuration["Warehouse:Host"].ShouldBe("db-v1");
        var reloads = 0;
        using var listener = Microsoft.Extensions.Primitives.ChangeToken.OnChange(((IConfiguration)configuration).GetReloadToken, () => Interlocked.Increment(ref reloads));

        _fixture.Put("database", "v2");
        await _secrets.Database.RefreshAsync(Fixture.Cancellation);
        await _secrets.Database.RefreshAsync(Fixture.Cancellation);
        await Waiting.UntilAsync(() => reloads > 0);

        configuration.GetConnectionString("Warehouse").ShouldBe("Host=db-v2");
        reloads.ShouldBe(1);
    }

    [Fact]
    public void Load_OneSecret_MakesOneCall()
    {
        using ConfigurationManager configuration = new();

        configuration.AddSecret(_secrets.Database, static map => map.Add("Warehouse:Host", static db => db.Host));

        configuration["Warehouse:Host"].ShouldBe("db-v1");
        _fixture.Store.Calls.ShouldBe(1);
    }

    [Fact]
    public void GetDebugView_KeysThatAreNotMapped_AreNotThere()
    {
        using ConfigurationManager configuration = new();

        configuration.AddSecret(_secrets.Database, static map => map.Add("Warehouse:Host", static db => db.Host));

        var view = configuration.GetDebugView();
        view.ShouldContain("Host=db-v1 (genie-dev/database");
        view.ShouldNotContain(Fixture.Canary);
    }

    [Fact]
    public void Load_TheSecretIsMissing_ThrowsWhereItIsAdded()
    {
        _fixture.Fail("database", static name => new SecretNotFoundException(name, "manual", "Create it."));
        using ConfigurationManager configuration = new();

        Should.Throw<SecretNotFoundException>(() => configuration.AddSecret(_secrets.Database, static map => map.Add("Warehouse:Host", static db => db.Host)));
    }

    [Fact]
    public async Task Dispose_OfTheConfiguration_EndsTheSubscription()
    {
        ConfigurationManager configuration = new();
        configuration.AddSecret(_secrets.Database, static map => map.Add("Warehouse:Host", static db => db.Host));
        configuration.Dispose();

        _fixture.Put("database", "v2");
        await _secrets.Database.RefreshAsync(Fixture.Cancellation);
        _fixture.Time.Advance(TimeSpan.FromHours(1));

        // Without subscribers, nothing is refreshed.
        _fixture.Store.Calls.ShouldBe(2);
    }
}
