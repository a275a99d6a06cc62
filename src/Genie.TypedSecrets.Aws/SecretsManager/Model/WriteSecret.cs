using System.Text.Json.Serialization;
using Genie.TypedSecrets.Aws.SecretsManager.Json;

namespace Genie.TypedSecrets.Aws.SecretsManager.Model;

internal sealed class CreateSecretRequest : AmazonSecretsManagerRequest
{
    public required string Name { get; set; }

    /// <summary>Gets or sets the token that makes the call idempotent and becomes the version's id. The client creates one where it is null.</summary>
    public string? ClientRequestToken { get; set; }

    public string? Description { get; set; }

    public string? KmsKeyId { get; set; }

    [JsonConverter(typeof(SecretTextConverter))]
    public SecretBytes? SecretString { get; set; }

    [JsonConverter(typeof(SecretBinaryConverter))]
    public SecretBytes? SecretBinary { get; set; }

    public IReadOnlyList<Tag>? Tags { get; set; }

    public IReadOnlyList<ReplicaRegionType>? AddReplicaRegions { get; set; }

    public bool? ForceOverwriteReplicaSecret { get; set; }
}

internal sealed class CreateSecretResponse
{
    public string? ARN { get; set; }

    public string? Name { get; set; }

    public string? VersionId { get; set; }

    public IReadOnlyList<ReplicationStatusType>? ReplicationStatus { get; set; }
}

internal sealed class PutSecretValueRequest : AmazonSecretsManagerRequest
{
    public required string SecretId { get; set; }

    /// <inheritdoc cref="CreateSecretRequest.ClientRequestToken"/>
    public string? ClientRequestToken { get; set; }

    [JsonConverter(typeof(SecretTextConverter))]
    public SecretBytes? SecretString { get; set; }

    [JsonConverter(typeof(SecretBinaryConverter))]
    public SecretBytes? SecretBinary { get; set; }

    public IReadOnlyList<string>? VersionStages { get; set; }
}

internal sealed class PutSecretValueResponse
{
    public string? ARN { get; set; }

    public string? Name { get; set; }

    public string? VersionId { get; set; }

    public IReadOnlyList<string>? VersionStages { get; set; }
}

internal sealed class UpdateSecretRequest : AmazonSecretsManagerRequest
{
    public required string SecretId { get; set; }

    /// <inheritdoc cref="CreateSecretRequest.ClientRequestToken"/>
    public string? ClientRequestToken { get; set; }

    public string? Description { get; set; }

    public string? KmsKeyId { get; set; }

    [JsonConverter(typeof(SecretTextConverter))]
    public SecretBytes? SecretString { get; set; }

    [JsonConverter(typeof(SecretBinaryConverter))]
    public SecretBytes? SecretBinary { get; set; }
}

internal sealed class UpdateSecretResponse
{
    public string? ARN { get; set; }

    public string? Name { get; set; }

    public string? VersionId { get; set; }
}

internal sealed class UpdateSecretVersionStageRequest : AmazonSecretsManagerRequest
{
    public required string SecretId { get; set; }

    public required string VersionStage { get; set; }

    public string? MoveToVersionId { get; set; }

    public string? RemoveFromVersionId { get; set; }
}

internal sealed class UpdateSecretVersionStageResponse
{
    public string? ARN { get; set; }

    public string? Name { get; set; }
}

internal sealed class ReplicaRegionType
{
    public required string Region { get; set; }

    public string? KmsKeyId { get; set; }
}
