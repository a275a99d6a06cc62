namespace Genie.TypedSecrets.Emulator.Model;

/// <summary>Represents an entry of a primary secret's replication status.</summary>
/// <param name="Region">The region of the replica.</param>
/// <param name="KmsKeyId">The customer-managed key of the replica; null for the AWS managed key.</param>
/// <param name="CreatedAt">The time of replication.</param>
/// <param name="Failure">The status message of a failed replication; null if the replica exists.</param>
internal sealed record SecretReplica(string Region, string? KmsKeyId, DateTimeOffset CreatedAt, string? Failure)
{
    internal bool IsInSync => Failure is null;
}
