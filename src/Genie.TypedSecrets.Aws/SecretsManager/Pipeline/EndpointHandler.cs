using Amazon.Runtime;
using Amazon.Runtime.Endpoints;
using Amazon.Runtime.Internal;
using Amazon.Util;

namespace Genie.TypedSecrets.Aws.SecretsManager.Pipeline;

/// <summary>Sets the endpoint of a request from the client's configuration.</summary>
internal sealed class EndpointHandler : BaseEndpointResolver
{
    protected override EndpointParameters MapEndpointsParameters(IRequestContext requestContext) => Map(requestContext.ClientConfig);

    internal static EndpointParameters Map(IClientConfig config)
    {
        // For a custom endpoint, the signing region is the configured one or is derived from the host name.
        var region = config.RegionEndpoint?.SystemName
            ?? (string.IsNullOrEmpty(config.AuthenticationRegion) ? null : config.AuthenticationRegion)
            ?? (string.IsNullOrEmpty(config.ServiceURL) ? null : AWSSDKUtils.DetermineRegion(config.ServiceURL));
        return new()
        {
            [EndpointProvider.Region] = region,
            [EndpointProvider.UseDualStack] = config.UseDualstackEndpoint,
            [EndpointProvider.UseFips] = config.UseFIPSEndpoint,
            [EndpointProvider.Endpoint] = config.ServiceURL,
        };
    }
}
