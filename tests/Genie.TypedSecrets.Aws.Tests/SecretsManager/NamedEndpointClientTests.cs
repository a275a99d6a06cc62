using Amazon.Runtime;

namespace Genie.TypedSecrets.Aws.Tests.SecretsManager;

/// <summary>Against any endpoint somebody names, AWS's own included: <c>GENIE_TEST_SECRETSMANAGER_ENDPOINT</c>, with the credentials of the ordinary chain.</summary>
public sealed class NamedEndpointClientTests : ClientConformance
{
    private const string Variable = "GENIE_TEST_SECRETSMANAGER_ENDPOINT";

    private protected override Uri Endpoint
    {
        get
        {
            var endpoint = Environment.GetEnvironmentVariable(Variable);
            Assert.SkipWhen(string.IsNullOrEmpty(endpoint), $"{Variable} names no endpoint.");
            return new(endpoint);
        }
    }

    private protected override AWSCredentials? Credentials => Amazon.Runtime.Credentials.DefaultAWSCredentialsIdentityResolver.GetCredentials();
}
