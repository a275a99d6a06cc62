namespace Genie.TypedSecrets.Stores;

/// <summary>Describes which version of a secret is in use, and whether another version is pending: in Secrets Manager, one that has <c>AWSPENDING</c> and not <c>AWSCURRENT</c>.</summary>
/// <remarks>Immutable and thread-safe.</remarks>
public sealed class SecretRotationStatus
{
    /// <summary>Gets the status of a secret without a pending version, from a store that does not know which version is in use.</summary>
    public static SecretRotationStatus NotInProgress { get; } = new();

    /// <summary>Gets the id of the version in use; null if the store does not know.</summary>
    /// <remarks>
    /// With the id, a rotation that has just ended is noticed after a rejection. Without it, the secret is read from the store once more before the
    /// rejection is thrown.
    /// </remarks>
    public string? CurrentVersionId { get; init; }

    /// <summary>Gets the id of the pending version; null if there is none.</summary>
    public string? PendingVersionId { get; init; }

    /// <summary>Gets the time when the pending version was created; null if there is none, or if the store does not know.</summary>
    /// <remarks>A failed rotation leaves its pending version behind. A pending version that is older than 15 minutes counts as abandoned.</remarks>
    public DateTimeOffset? PendingSince { get; init; }
}
