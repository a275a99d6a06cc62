using Amazon.Runtime;
using Amazon.Runtime.Endpoints;
using Amazon.Runtime.Internal;
using Amazon.Util;

namespace Genie.TypedSecrets.Aws.SecretsManager.Pipeline;

/// <summary>Puts the endpoint of the client's configuration on a request.</summary>
internal sealed class EndpointHandler : BaseEndpointResolver
{
    protected override EndpointParameters MapEndpointsParameters(IRequestContext requestContext) => Map(requestContext.ClientConfig);

    internal static EndpointParameters Map(IClientConfig config)
    {
        // Where only an endpoint is configured, its signing region is what was said beside it, or is read off its name.
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
