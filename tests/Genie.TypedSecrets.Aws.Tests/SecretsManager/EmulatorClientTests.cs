using Amazon.Runtime;
using Genie.TypedSecrets.Aws.Tests.Support;

namespace Genie.TypedSecrets.Aws.Tests.SecretsManager;

/// <summary>Against the emulator.</summary>
public sealed class EmulatorClientTests(EmulatorFixture fixture) : ClientConformance, IClassFixture<EmulatorFixture>
{
    private protected override Uri Endpoint => fixture.Emulator.Endpoint;

    private protected override AWSCredentials Credentials => EmulatorFixture.Credentials;
}
