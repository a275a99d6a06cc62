namespace Genie.TypedSecrets.Tooling.Management;

/// <summary>Represents the metadata of a secret. Members that a store does not know are null or empty.</summary>
/// <param name="Name">The secret's name.</param>
public sealed record SecretMetadata(string Name)
{
    /// <summary>Gets the versions, the current one first, then the previous one, then the others by age, newest first.</summary>
    public IReadOnlyList<SecretVersionInfo> Versions { get; init; } = [];

    /// <summary>Gets the time when the secret was created.</summary>
    public DateTimeOffset? CreatedAt { get; init; }

    /// <summary>Gets the time of the last change, to the value or to the metadata.</summary>
    public DateTimeOffset? ChangedAt { get; init; }

    /// <summary>Gets the day on which the secret was last read.</summary>
    public DateTimeOffset? AccessedAt { get; init; }

    /// <summary>Gets the time of the last rotation.</summary>
    public DateTimeOffset? RotatedAt { get; init; }

    /// <summary>Gets the time of the next scheduled rotation.</summary>
    public DateTimeOffset? NextRotationAt { get; init; }

    /// <summary>Gets whether a rotation schedule is active.</summary>
    public bool IsRotationEnabled { get; init; }

    /// <summary>Gets the time when the secret will be deleted or was marked for deletion; null if it is not.</summary>
    public DateTimeOffset? DeletedAt { get; init; }

    /// <summary>Gets the KMS key; null if it is the account's default key or the store has none.</summary>
    public string? KmsKeyId { get; init; }

    /// <summary>Gets the description.</summary>
    public string? Description { get; init; }

    /// <summary>Gets the AWS service that manages the secret, such as <c>rds</c>.</summary>
    public string? OwningService { get; init; }

    /// <summary>Gets the tags, by key in ordinal order.</summary>
    public IReadOnlyList<KeyValuePair<string, string>> Tags { get; init; } = [];

    /// <summary>Gets the regions the secret is replicated to, with the state of each: <c>InSync</c>, <c>InProgress</c>, <c>Failed</c>.</summary>
    public IReadOnlyList<KeyValuePair<string, string>> Replicas { get; init; } = [];

    /// <summary>Gets the reason why the secret cannot be read; null if nothing is known to be wrong with it.</summary>
    public string? Problem { get; init; }

    /// <summary>Gets the current version; null if the secret has no value.</summary>
    public SecretVersionInfo? Current => Find(Stores.SecretRequest.CurrentStage);

    /// <summary>Gets the previous version; null if there is none.</summary>
    public SecretVersionInfo? Previous => Find(Stores.SecretRequest.PreviousStage);

    /// <summary>Finds the version that has a staging label.</summary>
    /// <param name="stage">The staging label.</param>
    /// <returns>The version; null if there is none.</returns>
    public SecretVersionInfo? Find(string stage) => Versions.FirstOrDefault(version => version.Stages.Contains(stage, StringComparer.Ordinal));
}

/// <summary>Represents a version of a secret, without its value.</summary>
/// <param name="Id">The version id.</param>
/// <param name="CreatedAt">The time of its creation; null if the store does not know.</param>
/// <param name="Stages">Its staging labels, in ordinal order.</param>
public sealed record SecretVersionInfo(string Id, DateTimeOffset? CreatedAt, IReadOnlyList<string> Stages);
