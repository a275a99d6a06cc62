namespace Genie.TypedSecrets.Stores;

/// <summary>Represents a region to which a secret is replicated.</summary>
/// <param name="Region">The name of the region, such as <c>us-west-2</c>.</param>
/// <param name="KmsKeyId">The KMS key that encrypts the replica, or null for the key <c>aws/secretsmanager</c> of that region.</param>
public sealed record SecretReplicaRegion(string Region, string? KmsKeyId = null);
