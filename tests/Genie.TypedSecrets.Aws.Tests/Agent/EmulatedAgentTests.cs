using System.Text;
using Genie.TypedSecrets.Emulator;
using Genie.TypedSecrets.Stores;
using Genie.TypedSecrets.Tests.Stores;

namespace Genie.TypedSecrets.Aws.Tests.Agent;

/// <summary>Runs the conformance suite of stores over the agent store and the emulator's agent.</summary>
public sealed class EmulatedAgentTests : SecretStoreTests, IAsyncLifetime
{
    private const string Token = "fake-agent-token";
    private SecretsManagerEmulator _emulator = null!;
    private AwsAgentSecretStore _store = null!;

    protected override ISecretStore Store => _store;

    protected override string ExpectedRemedy => "aws secretsmanager create-secret --name genie-dev/nothing-here";

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        // Without a cache, because the suite expects to read what it has just written.
        _emulator = await SecretsManagerEmulator.StartAsync(new EmulatorOptions { AgentToken = Token, AgentTimeToLive = TimeSpan.Zero });
        _store = new(new AwsAgentSecretStoreOptions { Endpoint = _emulator.Endpoint, Token = Token });
    }

    public async ValueTask DisposeAsync()
    {
        _store.Dispose();
        await _emulator.DisposeAsync();
    }

    [Fact]
    public async Task Get_SecretChangesInTheAgentsCache_ReturnsItOnlyWithBypassCache()
    {
        await using var emulator = await SecretsManagerEmulator.StartAsync(new EmulatorOptions { AgentToken = Token }, Ct);
        using AwsAgentSecretStore cached = new(new AwsAgentSecretStoreOptions { Endpoint = emulator.Endpoint, Token = Token });
        using AwsAgentSecretStore refreshing = new(new AwsAgentSecretStoreOptions { Endpoint = emulator.Endpoint, Token = Token, BypassCache = true });
        emulator.Put("genie-dev/api-keys", "\"fake-one\"");
        (await ReadAsync(cached)).ShouldBe("\"fake-one\"");

        emulator.Put("genie-dev/api-keys", "\"fake-two\"");

        (await ReadAsync(cached)).ShouldBe("\"fake-one\"");
        (await ReadAsync(refreshing)).ShouldBe("\"fake-two\"");
        (await ReadAsync(cached)).ShouldBe("\"fake-two\"");
    }

    [Fact]
    public async Task Get_RequestBypassesCaches_ReturnsTheNewValue()
    {
        await using var emulator = await SecretsManagerEmulator.StartAsync(new EmulatorOptions { AgentToken = Token }, Ct);
        using AwsAgentSecretStore cached = new(new AwsAgentSecretStoreOptions { Endpoint = emulator.Endpoint, Token = Token });
        emulator.Put("genie-dev/api-keys", "\"fake-one\"");
        (await ReadAsync(cached)).ShouldBe("\"fake-one\"");
        emulator.Put("genie-dev/api-keys", "\"fake-two\"");

        using var payload = await cached.GetAsync(new("genie-dev/api-keys") { BypassCache = true }, Ct);

        Encoding.UTF8.GetString(payload.Reveal()).ShouldBe("\"fake-two\"");
    }

    [Fact]
    public async Task Ping_EmulatedAgent_ReturnsTrue() => (await _store.PingAsync(Ct)).ShouldBeTrue();

    protected override Task SeedAsync(string name, byte[] value, bool isBinary = false)
    {
        _ = isBinary ? _emulator.Put(name, value) : _emulator.Put(name, Encoding.UTF8.GetString(value));
        return Task.CompletedTask;
    }

    private static async Task<string> ReadAsync(AwsAgentSecretStore store)
    {
        using var payload = await store.GetAsync(new("genie-dev/api-keys"), Ct);
        return Encoding.UTF8.GetString(payload.Reveal());
    }
}
