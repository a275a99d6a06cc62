using Amazon.Runtime;
using Amazon.Runtime.Endpoints;
using Amazon.Runtime.Internal;
using Genie.TypedSecrets.Aws.SecretsManager.Pipeline;

namespace Genie.TypedSecrets.Aws.SecretsManager;

/// <summary>
/// Configures the client. Settings that are null come from the SDK's defaults: environment variables, the profile, the metadata of the
/// host.
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

        // Set here, so that no environment variable makes a job wait for minutes; see AttemptTimeout.
        RetryMode = RequestRetryMode.Standard;
        MaxErrorRetry = 2;

        // These retries are in addition to the attempts and ten by default: an endpoint that drops connections would be called twelve times.
        MaxStaleConnectionRetries = 0;

        // A redirect would send the session token and the body elsewhere. Secrets Manager does not redirect.
        AllowAutoRedirect = false;
        Timeout = System.Threading.Timeout.InfiniteTimeSpan;
    }

    /// <summary>Gets or sets the time limit of one attempt, up to the last byte of the response. The default is 5 seconds.</summary>
    internal TimeSpan AttemptTimeout { get; set; } = TimeSpan.FromSeconds(5);

    /// <summary>Gets or sets the clock for the time limit.</summary>
    internal TimeProvider TimeProvider { get; set; } = TimeProvider.System;

    public override string RegionEndpointServiceName => SigningName;

    public override string ServiceVersion => ApiVersion;

    public override string UserAgent => "genie-typed-secrets";

    public override Endpoint DetermineServiceOperationEndpoint(ServiceOperationEndpointParameters parameters) =>
        Pipeline.EndpointProvider.Instance.ResolveEndpoint(EndpointHandler.Map(this));
}
