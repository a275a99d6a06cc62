using Genie.TypedSecrets.Aws.Tests.Support;

namespace Genie.TypedSecrets.Aws.Tests.SecretsManager;

/// <summary>Against an implementation that is not ours, where it is on the machine.</summary>
public sealed class MotoClientTests(MotoServer server) : ClientConformance, IClassFixture<MotoServer>
{
    private protected override Uri Endpoint
    {
        get
        {
            Assert.SkipWhen(server.Endpoint is null, "moto_server is not on this machine.");
            return server.Endpoint;
        }
    }
}
