using Amazon.Runtime;
using Genie.TypedSecrets.Emulator;

namespace Genie.TypedSecrets.Aws.Tests.Support;

/// <summary>Provides an emulator for a class of tests.</summary>
public sealed class EmulatorFixture : IAsyncLifetime
{
    internal static AWSCredentials Credentials { get; } = new BasicAWSCredentials(EmulatorOptions.DefaultAccessKeyId, EmulatorOptions.DefaultSecretAccessKey);

    internal SecretsManagerEmulator Emulator { get; private set; } = null!;

    internal static AwsSecretStore StoreOf(SecretsManagerEmulator emulator) => new(Clients.Options(emulator.Endpoint, credentials: Credentials));

    public async ValueTask InitializeAsync() => Emulator = await SecretsManagerEmulator.StartAsync();

    public async ValueTask DisposeAsync() => await Emulator.DisposeAsync();
}
