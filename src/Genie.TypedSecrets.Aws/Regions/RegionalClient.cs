using Genie.TypedSecrets.Aws.SecretsManager;

namespace Genie.TypedSecrets.Aws.Regions;

/// <summary>A region, and the client that speaks to it.</summary>
/// <param name="Region">The region's name, <c>eu-central-1</c>: part of messages and ARN patterns.</param>
/// <param name="Partition">The partition it belongs to, as ARNs name it: <c>aws</c>, <c>aws-cn</c>, <c>aws-us-gov</c>.</param>
/// <param name="Client">The client.</param>
internal sealed record RegionalClient(string Region, string Partition, IAmazonSecretsManager Client);
