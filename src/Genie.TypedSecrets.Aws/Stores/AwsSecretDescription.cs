using Genie.TypedSecrets.Aws.SecretsManager.Model;

namespace Genie.TypedSecrets.Aws;

/// <summary>Represents the metadata of a secret: what Secrets Manager returns about it, without its value.</summary>
/// <remarks>Immutable and thread-safe.</remarks>
public sealed class AwsSecretDescription
{
    internal AwsSecretDescription(SecretListEntry entry, IReadOnlyDictionary<string, IReadOnlyList<string>>? versions, IReadOnlyList<ReplicationStatusType>? replicas)
    {
        Name = entry.Name ?? string.Empty;
        Description = entry.Description;
        KmsKeyId = entry.KmsKeyId;
        OwningService = entry.OwningService;
        IsRotationEnabled = entry.RotationEnabled == true;
        CreatedAt = entry.CreatedDate;
        ChangedAt = entry.LastChangedDate;
        AccessedAt = entry.LastAccessedDate;
        RotatedAt = entry.LastRotatedDate;
        NextRotationAt = entry.NextRotationDate;
        DeletedAt = entry.DeletedDate;
        Stages = (versions ?? new Dictionary<string, IReadOnlyList<string>>(StringComparer.Ordinal)).ToDictionary(StringComparer.Ordinal);
        Tags = (entry.Tags ?? []).DistinctBy(static tag => tag.Key, StringComparer.Ordinal).ToDictionary(static tag => tag.Key, static tag => tag.Value, StringComparer.Ordinal);
        Replicas = (replicas ?? []).Where(static replica => replica.Region is not null).DistinctBy(static replica => replica.Region, StringComparer.Ordinal).ToDictionary(static replica => replica.Region!, static replica => replica.Status ?? string.Empty, StringComparer.Ordinal);
    }

    /// <summary>Gets the secret's name.</summary>
    public string Name { get; }

    /// <summary>Gets the description, or null if there is none.</summary>
    public string? Description { get; }

    /// <summary>Gets the KMS key, or null if it is the key <c>aws/secretsmanager</c> of the account.</summary>
    public string? KmsKeyId { get; }

    /// <summary>Gets the AWS service that manages the secret, such as <c>rds</c>, or null if none does.</summary>
    public string? OwningService { get; }

    /// <summary>Gets a value indicating whether a rotation schedule is active.</summary>
    public bool IsRotationEnabled { get; }

    /// <summary>Gets the time when the secret was created.</summary>
    public DateTimeOffset? CreatedAt { get; }

    /// <summary>Gets the time of the last change to the value or the metadata.</summary>
    public DateTimeOffset? ChangedAt { get; }

    /// <summary>Gets the day on which the value was last read, or null if it never was.</summary>
    public DateTimeOffset? AccessedAt { get; }

    /// <summary>Gets the time of the last rotation, or null if there was none.</summary>
    public DateTimeOffset? RotatedAt { get; }

    /// <summary>Gets the time of the next scheduled rotation, or null if none is scheduled.</summary>
    public DateTimeOffset? NextRotationAt { get; }

    /// <summary>Gets the time when the secret was scheduled for deletion, or null if it is not.</summary>
    public DateTimeOffset? DeletedAt { get; }

    /// <summary>Gets the staging labels of each version that has any, by version id.</summary>
    public IReadOnlyDictionary<string, IReadOnlyList<string>> Stages { get; }

    /// <summary>Gets the tags.</summary>
    public IReadOnlyDictionary<string, string> Tags { get; }

    /// <summary>Gets the state of each replica, such as <c>InSync</c>, by region. A list of secrets does not have it.</summary>
    public IReadOnlyDictionary<string, string> Replicas { get; }

    /// <summary>Returns the secret's name.</summary>
    public override string ToString() => Name;
}
