using System.Text.Json.Serialization;
using Genie.TypedSecrets.Aws.SecretsManager.Json;

namespace Genie.TypedSecrets.Aws.SecretsManager.Model;

internal sealed class DescribeSecretRequest : AmazonSecretsManagerRequest
{
    public required string SecretId { get; set; }
}

internal sealed class DescribeSecretResponse : SecretListEntry
{
    public IReadOnlyDictionary<string, IReadOnlyList<string>>? VersionIdsToStages { get; set; }

    public IReadOnlyList<ReplicationStatusType>? ReplicationStatus { get; set; }
}

internal sealed class ListSecretsRequest : AmazonSecretsManagerRequest
{
    public IReadOnlyList<Filter>? Filters { get; set; }

    public bool? IncludePlannedDeletion { get; set; }

    public int? MaxResults { get; set; }

    public string? NextToken { get; set; }

    public string? SortOrder { get; set; }
}

internal sealed class ListSecretsResponse
{
    public IReadOnlyList<SecretListEntry>? SecretList { get; set; }

    public string? NextToken { get; set; }
}

internal sealed class ListSecretVersionIdsRequest : AmazonSecretsManagerRequest
{
    public required string SecretId { get; set; }

    public bool? IncludeDeprecated { get; set; }

    public int? MaxResults { get; set; }

    public string? NextToken { get; set; }
}

internal sealed class ListSecretVersionIdsResponse
{
    public string? ARN { get; set; }

    public string? Name { get; set; }

    public IReadOnlyList<SecretVersionsListEntry>? Versions { get; set; }

    public string? NextToken { get; set; }
}

/// <summary>Represents the metadata of a secret.</summary>
internal class SecretListEntry
{
    public string? ARN { get; set; }

    public string? Name { get; set; }

    public string? Description { get; set; }

    public string? KmsKeyId { get; set; }

    public string? OwningService { get; set; }

    public string? PrimaryRegion { get; set; }

    public bool? RotationEnabled { get; set; }

    public string? RotationLambdaARN { get; set; }

    public RotationRulesType? RotationRules { get; set; }

    public IReadOnlyList<Tag>? Tags { get; set; }

    [JsonConverter(typeof(EpochSecondsConverter))]
    public DateTimeOffset? CreatedDate { get; set; }

    [JsonConverter(typeof(EpochSecondsConverter))]
    public DateTimeOffset? DeletedDate { get; set; }

    [JsonConverter(typeof(EpochSecondsConverter))]
    public DateTimeOffset? LastAccessedDate { get; set; }

    [JsonConverter(typeof(EpochSecondsConverter))]
    public DateTimeOffset? LastChangedDate { get; set; }

    [JsonConverter(typeof(EpochSecondsConverter))]
    public DateTimeOffset? LastRotatedDate { get; set; }

    [JsonConverter(typeof(EpochSecondsConverter))]
    public DateTimeOffset? NextRotationDate { get; set; }

    /// <summary>Gets or sets, in a list, the version ids and their staging labels.</summary>
    public IReadOnlyDictionary<string, IReadOnlyList<string>>? SecretVersionsToStages { get; set; }
}

internal sealed class SecretVersionsListEntry
{
    public string? VersionId { get; set; }

    public IReadOnlyList<string>? VersionStages { get; set; }

    public IReadOnlyList<string>? KmsKeyIds { get; set; }

    [JsonConverter(typeof(EpochSecondsConverter))]
    public DateTimeOffset? CreatedDate { get; set; }

    [JsonConverter(typeof(EpochSecondsConverter))]
    public DateTimeOffset? LastAccessedDate { get; set; }
}

internal sealed class ReplicationStatusType
{
    public string? Region { get; set; }

    public string? KmsKeyId { get; set; }

    public string? Status { get; set; }

    public string? StatusMessage { get; set; }
}
