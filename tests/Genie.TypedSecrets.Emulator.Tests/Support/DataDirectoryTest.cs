using Microsoft.Extensions.Time.Testing;

namespace Genie.TypedSecrets.Emulator.Tests.Support;

/// <summary>Provides a data directory, a disk that can be full, and emulators that use them.</summary>
public abstract class DataDirectoryTest : IDisposable
{
    private readonly string _parent = Directory.CreateTempSubdirectory("genie-emulator-").FullName;

    private protected DataDirectoryTest()
    {
    }

    private protected string DataDirectory => Path.Combine(_parent, "store");

    private protected FaultyFiles Files { get; } = new();

    private protected FakeTimeProvider Clock { get; } = new(new DateTimeOffset(2026, 1, 2, 3, 4, 5, TimeSpan.Zero));

    private protected static CancellationToken Ct => TestContext.Current.CancellationToken;

    public void Dispose()
    {
        GC.SuppressFinalize(this);
        Directory.Delete(_parent, recursive: true);
    }

    private protected Task<SecretsManagerEmulator> StartAsync(bool verifySignatures = false) => SecretsManagerEmulator.StartAsync(
        new EmulatorOptions { Directory = DataDirectory, TimeProvider = Clock, VerifySignatures = verifySignatures, Files = Files }, Ct);

    private protected static WireClient ClientOf(SecretsManagerEmulator emulator) => new(emulator.Endpoint, signer: null);

    private protected static WireClient SignedClientOf(SecretsManagerEmulator emulator, string region) =>
        new(emulator.Endpoint, new Signer(EmulatorOptions.DefaultAccessKeyId, EmulatorOptions.DefaultSecretAccessKey, region));

    private protected static string Token(int number) => new Guid(number, 0, 0, new byte[8]).ToString();
}
