using Genie.TypedSecrets.Aws.SecretsManager.Model;
using Genie.TypedSecrets.Stores;

namespace Genie.TypedSecrets.Tooling.Management;

/// <summary>Reads what AWS says about a secret.</summary>
internal static class AwsMetadata
{
    internal static SecretMetadata Of(
        SecretListEntry entry,
        IReadOnlyDictionary<string, IReadOnlyList<string>>? versions,
        IReadOnlyList<ReplicationStatusType>? replicas) => new(entry.Name ?? string.Empty)
        {
            Versions = [.. (versions ?? new Dictionary<string, IReadOnlyList<string>>(StringComparer.Ordinal))
                .Select(version => new SecretVersionInfo(version.Key, CreatedAt: null, [.. version.Value.Order(StringComparer.Ordinal)]))
                .OrderBy(static version => Rank(version)).ThenBy(static version => version.Id, StringComparer.Ordinal)],
            CreatedAt = entry.CreatedDate,
            ChangedAt = entry.LastChangedDate,
            AccessedAt = entry.LastAccessedDate,
            RotatedAt = entry.LastRotatedDate,
            NextRotationAt = entry.NextRotationDate,
            IsRotationEnabled = entry.RotationEnabled == true,
            DeletedAt = entry.DeletedDate,
            KmsKeyId = entry.KmsKeyId,
            Description = entry.Description,
            OwningService = entry.OwningService,
            Tags = [.. (entry.Tags ?? []).Select(static tag => KeyValuePair.Create(tag.Key, tag.Value)).OrderBy(static tag => tag.Key, StringComparer.Ordinal)],
            Replicas = [.. (replicas ?? []).Select(static replica => KeyValuePair.Create(replica.Region ?? string.Empty, replica.Status ?? string.Empty)).OrderBy(static replica => replica.Key, StringComparer.Ordinal)],
        };

    internal static int Rank(SecretVersionInfo version) =>
        version.Stages.Contains(SecretRequest.CurrentStage, StringComparer.Ordinal) ? 0
        : version.Stages.Contains(SecretRequest.PreviousStage, StringComparer.Ordinal) ? 1
        : 2;
}
