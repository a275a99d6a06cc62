using Amazon.Runtime;
using Amazon.Runtime.Endpoints;
using Amazon.Runtime.Internal;
using Genie.TypedSecrets.Aws.SecretsManager.Pipeline;

namespace Genie.TypedSecrets.Aws.SecretsManager;

/// <summary>
/// How the client works. What is not set here comes from the SDK's ordinary chain: environment variables, the profile, the host's
/// metadata.
/// </summary>
internal sealed class AmazonSecretsManagerConfig : ClientConfig
{
    internal const string ApiVersion = "2017-10-17";
    private const string SigningName = "secretsmanager";

    internal AmazonSecretsManagerConfig()
        : base(new DefaultConfigurationProvider([new DefaultConfiguration { Name = DefaultConfigurationMode.Standard, RetryMode = RequestRetryMode.Standard }]))
    {
        ServiceId = "Secrets Manager";
        AuthenticationServiceName = SigningName;
        base.EndpointProvider = Pipeline.EndpointProvider.Instance;

        // Said here, so that no environment variable makes a job wait for minutes; see AttemptTimeout.
        RetryMode = RequestRetryMode.Standard;
        MaxErrorRetry = 2;

        // These come on top of the attempts, ten by default: an endpoint that drops connections would be asked twelve times.
        MaxStaleConnectionRetries = 0;

        // A redirection would take session token and body elsewhere; Secrets Manager has none.
        AllowAutoRedirect = false;
        Timeout = System.Threading.Timeout.InfiniteTimeSpan;
    }

    /// <summary>How long one attempt may take, to the last byte of its answer. 5 seconds by default.</summary>
    internal TimeSpan AttemptTimeout { get; set; } = TimeSpan.FromSeconds(5);

    /// <summary>The clock attempts are timed by.</summary>
    internal TimeProvider TimeProvider { get; set; } = TimeProvider.System;

    public override string RegionEndpointServiceName => SigningName;

    public override string ServiceVersion => ApiVersion;

    public override string UserAgent => "genie-typed-secrets";

    public override Endpoint DetermineServiceOperationEndpoint(ServiceOperationEndpointParameters parameters) =>
        Pipeline.EndpointProvider.Instance.ResolveEndpoint(EndpointHandler.Map(this));
}
