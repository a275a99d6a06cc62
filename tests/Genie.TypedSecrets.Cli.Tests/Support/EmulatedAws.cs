using Amazon.Runtime;
using Genie.TypedSecrets.Aws;
using Genie.TypedSecrets.Emulator;

namespace Genie.TypedSecrets.Cli.Tests.Support;

/// <summary>Represents Secrets Manager on the loopback, and a store that reads from it.</summary>
internal sealed class EmulatedAws : IAsyncDisposable
{
    private EmulatedAws()
    {
    }

    internal SecretsManagerEmulator Emulator { get; private set; } = null!;

    /// <summary>Gets or sets a function that is called for each request, before its response is sent.</summary>
    internal Action<EmulatedRequest>? OnRequest { get; set; }

    internal static async Task<EmulatedAws> StartAsync(TimeProvider? time = null)
    {
        EmulatedAws aws = new();
        EmulatorOptions options = new() { TimeProvider = time ?? TimeProvider.System, OnRequest = request => aws.OnRequest?.Invoke(request) };
        aws.Emulator = await SecretsManagerEmulator.StartAsync(options, TestContext.Current.CancellationToken);
        return aws;
    }

    internal AwsSecretStore CreateStore(Action<AwsSecretStoreOptions>? configure = null)
    {
        AwsSecretStoreOptions options = new()
        {
            ServiceUrl = Emulator.Endpoint,
            Credentials = new BasicAWSCredentials(EmulatorOptions.DefaultAccessKeyId, EmulatorOptions.DefaultSecretAccessKey),
            Regions = { Emulator.Region },
            MaxAttempts = 1,
        };
        configure?.Invoke(options);
        return new AwsSecretStore(options);
    }

    public ValueTask DisposeAsync() => Emulator.DisposeAsync();
}
