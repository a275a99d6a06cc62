using System.Text.Json;
using Microsoft.Extensions.Time.Testing;

namespace Genie.TypedSecrets.Emulator.Tests.Support;

/// <summary>Provides an emulator, a clock to advance and a client that signs.</summary>
public abstract class EmulatorTest : IAsyncLifetime
{
    private protected SecretsManagerEmulator Emulator { get; private set; } = null!;

    private protected WireClient Client { get; private set; } = null!;

    private protected FakeTimeProvider Clock { get; } = new(new DateTimeOffset(2026, 1, 2, 3, 4, 5, 678, TimeSpan.Zero));

    private protected static CancellationToken Ct => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        var options = new EmulatorOptions { TimeProvider = Clock };
        Configure(options);
        Emulator = await SecretsManagerEmulator.StartAsync(options, Ct);
        Client = new WireClient(Emulator.Endpoint, new Signer(options.AccessKeyId, options.SecretAccessKey));
    }

    public async ValueTask DisposeAsync()
    {
        GC.SuppressFinalize(this);
        Client.Dispose();
        await Emulator.DisposeAsync();
    }

    private protected virtual void Configure(EmulatorOptions options)
    {
    }

    /// <summary>Creates a token in the SDKs' format, the same for the same number.</summary>
    private protected static string Token(int number) => new Guid(number, 0, 0, new byte[8]).ToString();

    private protected Task<JsonElement> GetAsync(string secretId) => Client.OkAsync("GetSecretValue", $$"""{"SecretId":"{{secretId}}"}""");
}
