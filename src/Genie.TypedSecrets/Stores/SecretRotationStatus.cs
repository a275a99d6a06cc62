namespace Genie.TypedSecrets.Stores;

/// <summary>Describes whether a version of a secret waits to be promoted: in Secrets Manager, one that has <c>AWSPENDING</c> and not <c>AWSCURRENT</c>.</summary>
/// <remarks>Immutable and thread-safe.</remarks>
public sealed class SecretRotationStatus
{
    /// <summary>Gets the status of a secret without a pending version.</summary>
    public static SecretRotationStatus NotInProgress { get; } = new();

    /// <summary>Gets the id of the pending version; null if there is none.</summary>
    public string? PendingVersionId { get; init; }

    /// <summary>Gets when the pending version was created; null if there is none, or if the store does not know.</summary>
    /// <remarks>A rotation that failed leaves its pending version behind: one older than 15 minutes counts as abandoned.</remarks>
    public DateTimeOffset? PendingSince { get; init; }
}
