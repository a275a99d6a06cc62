using Amazon.Runtime.Internal.Endpoints.StandardLibrary;

namespace Genie.TypedSecrets.Tooling.Permissions;

/// <summary>Represents a region of AWS with its partition, as the SDK knows them.</summary>
/// <param name="Name">The name.</param>
/// <param name="Partition">The partition, as in ARNs: <c>aws</c>, <c>aws-cn</c>, <c>aws-us-gov</c>.</param>
/// <param name="Domain">The domain of the services: <c>amazonaws.com</c>.</param>
internal sealed record AwsRegion(string Name, string Partition, string Domain)
{
    /// <summary>Gets a region by its name.</summary>
    internal static AwsRegion Of(string name) => Fn.Partition(name) is { } partition ? new(name, partition.name, partition.dnsSuffix) : new(name, "aws", "amazonaws.com");
}
