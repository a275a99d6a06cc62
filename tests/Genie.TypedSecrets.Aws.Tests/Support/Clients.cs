using Amazon.Runtime;
using Genie.TypedSecrets.Aws.SecretsManager;

namespace Genie.TypedSecrets.Aws.Tests.Support;

/// <summary>Creates clients and options for a loopback endpoint.</summary>
internal static class Clients
{
    internal const string Region = "us-east-1";

    internal static AWSCredentials Credentials { get; } = new BasicAWSCredentials("fake-access-key", "fake-secret-key");

    internal static AmazonSecretsManagerClient Create(Uri endpoint, TimeSpan? attemptTimeout = null, int attempts = 3, AWSCredentials? credentials = null) => new(
        credentials ?? Credentials,
        new AmazonSecretsManagerConfig
        {
            ServiceURL = endpoint.AbsoluteUri,
            AuthenticationRegion = Region,
            AttemptTimeout = attemptTimeout ?? TimeSpan.FromSeconds(20),
            MaxErrorRetry = attempts - 1,
        });

    internal static AwsSecretStoreOptions Options(Uri endpoint, TimeSpan? attemptTimeout = null, int attempts = 3, AWSCredentials? credentials = null) => new()
    {
        Regions = { Region },
        ServiceUrl = endpoint,
        Credentials = credentials ?? Credentials,
        MaxAttempts = attempts,
        AttemptTimeout = attemptTimeout ?? TimeSpan.FromSeconds(20),
    };
}
