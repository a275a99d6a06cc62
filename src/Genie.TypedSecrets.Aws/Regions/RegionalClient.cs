using Genie.TypedSecrets.Aws.SecretsManager;

namespace Genie.TypedSecrets.Aws.Regions;

/// <summary>Represents a region and its client.</summary>
/// <param name="Region">The region's name, such as <c>eu-central-1</c>.</param>
/// <param name="Partition">The partition of the region as in ARNs: <c>aws</c>, <c>aws-cn</c>, <c>aws-us-gov</c>.</param>
/// <param name="Client">The client.</param>
internal sealed record RegionalClient(string Region, string Partition, IAmazonSecretsManager Client)
{
    /// <summary>Gets the endpoint that the client calls, or null if it is not known.</summary>
    internal Uri? Endpoint { get; init; }

    /// <summary>Gets the credentials that are disposed with the client, or null.</summary>
    internal IDisposable? OwnedCredentials { get; init; }
}
