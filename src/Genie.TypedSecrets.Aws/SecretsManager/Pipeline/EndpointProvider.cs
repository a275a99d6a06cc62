using Amazon.Runtime;
using Amazon.Runtime.Endpoints;
using Amazon.Runtime.Internal.Endpoints.StandardLibrary;

namespace Genie.TypedSecrets.Aws.SecretsManager.Pipeline;

/// <summary>
/// Determines the service's endpoint in a region. Partitions (commercial, China, GovCloud, …) and their suffixes come from the SDK.
/// </summary>
internal sealed class EndpointProvider : IEndpointProvider
{
    internal const string Region = "Region";
    internal const string UseDualStack = "UseDualStack";
    internal const string UseFips = "UseFIPS";
    internal const string Endpoint = "Endpoint";

    internal static EndpointProvider Instance { get; } = new();

    public Endpoint ResolveEndpoint(EndpointParameters parameters)
    {
        ArgumentNullException.ThrowIfNull(parameters);
        var isFips = parameters[UseFips] is true;
        var isDualStack = parameters[UseDualStack] is true;
        if (parameters[Endpoint] is string { Length: > 0 } endpoint)
        {
            return isFips || isDualStack
                ? throw new AmazonClientException("A custom endpoint cannot be combined with FIPS or dual-stack endpoints.")
                : new(endpoint);
        }

        if (parameters[Region] is not string { Length: > 0 } region || Fn.Partition(region) is not { } partition)
        {
            throw new AmazonClientException("No region is configured.");
        }

        if ((isFips && !partition.supportsFIPS) || (isDualStack && !partition.supportsDualStack))
        {
            throw new AmazonClientException($"The region {region} has no such endpoint (FIPS: {isFips}, dual-stack: {isDualStack}).");
        }

        var suffix = isDualStack ? partition.dualStackDnsSuffix : partition.dnsSuffix;
        return new($"https://secretsmanager{(isFips ? "-fips" : string.Empty)}.{region}.{suffix}");
    }
}
