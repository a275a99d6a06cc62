using Amazon.Runtime.Credentials;
using Genie.TypedSecrets.Aws.SecretsManager;
using Genie.TypedSecrets.Emulator;

namespace Genie.TypedSecrets.Aws.Tests.Support;

/// <summary>
/// Provides the endpoints for conformance tests: the emulator; <c>moto_server</c>, an independent implementation, where that command is
/// installed; and the endpoint in <c>GENIE_TEST_SECRETSMANAGER_ENDPOINT</c>, which can be AWS's own, with the default credentials.
/// </summary>
public sealed class ClientEndpoints : IAsyncLifetime
{
    private const string Emulator = "emulator";
    private const string Moto = "moto_server";
    private const string Variable = "GENIE_TEST_SECRETSMANAGER_ENDPOINT";

    private readonly MotoServer _moto = new();
    private SecretsManagerEmulator _emulator = null!;

    internal static IEnumerable<string> Available
    {
        get
        {
            yield return Emulator;
            if (MotoServer.IsInstalled)
            {
                yield return Moto;
            }

            if (!string.IsNullOrEmpty(Named))
            {
                yield return Named;
            }
        }
    }

    private static string? Named => Environment.GetEnvironmentVariable(Variable);

    public async ValueTask InitializeAsync()
    {
        _emulator = await SecretsManagerEmulator.StartAsync();
        if (MotoServer.IsInstalled)
        {
            await _moto.StartAsync();
        }
    }

    public async ValueTask DisposeAsync()
    {
        await _moto.DisposeAsync();
        await _emulator.DisposeAsync();
    }

    internal async Task<IAmazonSecretsManager> ConnectAsync(string endpoint) => endpoint switch
    {
        Emulator => Clients.Create(_emulator.Endpoint, credentials: EmulatorFixture.Credentials),
        Moto => Clients.Create(_moto.Endpoint),
        _ => Clients.Create(new(endpoint), credentials: await DefaultAWSCredentialsIdentityResolver.GetCredentialsAsync(new AmazonSecretsManagerConfig())),
    };
}
