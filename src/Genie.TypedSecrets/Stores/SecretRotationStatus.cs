namespace Genie.TypedSecrets.Stores;

/// <summary>Describes which version of a secret is in use, and whether another one waits to be promoted: in Secrets Manager, one that has <c>AWSPENDING</c> and not <c>AWSCURRENT</c>.</summary>
/// <remarks>Immutable and thread-safe.</remarks>
public sealed class SecretRotationStatus
{
    /// <summary>Gets the status of a secret without a pending version, from a store that does not know which version is in use.</summary>
    public static SecretRotationStatus NotInProgress { get; } = new();

    /// <summary>Gets the id of the version in use; null if the store does not know.</summary>
    /// <remarks>
    /// With it, callers whose credentials were rejected learn that a rotation has just ended. Without it, the store is asked for the secret once more
    /// before they get the rejection.
    /// </remarks>
    public string? CurrentVersionId { get; init; }

    /// <summary>Gets the id of the pending version; null if there is none.</summary>
    public string? PendingVersionId { get; init; }

    /// <summary>Gets when the pending version was created; null if there is none, or if the store does not know.</summary>
    /// <remarks>A rotation that failed leaves its pending version behind: one older than 15 minutes counts as abandoned.</remarks>
    public DateTimeOffset? PendingSince { get; init; }
}
