using System.Text.Json.Serialization.Metadata;
using Genie.TypedSecrets.Aws.SecretsManager.Json;
using Genie.TypedSecrets.Aws.SecretsManager.Model;

namespace Genie.TypedSecrets.Aws.SecretsManager.Pipeline;

/// <summary>Represents an operation of the service: its name in requests and the serializers of its messages.</summary>
internal sealed record Operation<TRequest, TResponse>(string Name, JsonTypeInfo<TRequest> Request, JsonTypeInfo<TResponse> Response)
    where TRequest : AmazonSecretsManagerRequest
    where TResponse : class;

/// <summary>Defines the operations of the client.</summary>
internal static class Operations
{
    private static readonly SecretsManagerJson s_json = SecretsManagerJson.Messages;

    internal static readonly Operation<BatchGetSecretValueRequest, BatchGetSecretValueResponse> BatchGetSecretValue =
        new(nameof(BatchGetSecretValue), s_json.BatchGetSecretValueRequest, s_json.BatchGetSecretValueResponse);

    internal static readonly Operation<CreateSecretRequest, CreateSecretResponse> CreateSecret =
        new(nameof(CreateSecret), s_json.CreateSecretRequest, s_json.CreateSecretResponse);

    internal static readonly Operation<DeleteSecretRequest, DeleteSecretResponse> DeleteSecret =
        new(nameof(DeleteSecret), s_json.DeleteSecretRequest, s_json.DeleteSecretResponse);

    internal static readonly Operation<DescribeSecretRequest, DescribeSecretResponse> DescribeSecret =
        new(nameof(DescribeSecret), s_json.DescribeSecretRequest, s_json.DescribeSecretResponse);

    internal static readonly Operation<GetRandomPasswordRequest, GetRandomPasswordResponse> GetRandomPassword =
        new(nameof(GetRandomPassword), s_json.GetRandomPasswordRequest, s_json.GetRandomPasswordResponse);

    internal static readonly Operation<GetSecretValueRequest, GetSecretValueResponse> GetSecretValue =
        new(nameof(GetSecretValue), s_json.GetSecretValueRequest, s_json.GetSecretValueResponse);

    internal static readonly Operation<ListSecretVersionIdsRequest, ListSecretVersionIdsResponse> ListSecretVersionIds =
        new(nameof(ListSecretVersionIds), s_json.ListSecretVersionIdsRequest, s_json.ListSecretVersionIdsResponse);

    internal static readonly Operation<ListSecretsRequest, ListSecretsResponse> ListSecrets =
        new(nameof(ListSecrets), s_json.ListSecretsRequest, s_json.ListSecretsResponse);

    internal static readonly Operation<PutSecretValueRequest, PutSecretValueResponse> PutSecretValue =
        new(nameof(PutSecretValue), s_json.PutSecretValueRequest, s_json.PutSecretValueResponse);

    internal static readonly Operation<RestoreSecretRequest, RestoreSecretResponse> RestoreSecret =
        new(nameof(RestoreSecret), s_json.RestoreSecretRequest, s_json.RestoreSecretResponse);

    internal static readonly Operation<RotateSecretRequest, RotateSecretResponse> RotateSecret =
        new(nameof(RotateSecret), s_json.RotateSecretRequest, s_json.RotateSecretResponse);

    internal static readonly Operation<TagResourceRequest, TagResourceResponse> TagResource =
        new(nameof(TagResource), s_json.TagResourceRequest, s_json.TagResourceResponse);

    internal static readonly Operation<UntagResourceRequest, UntagResourceResponse> UntagResource =
        new(nameof(UntagResource), s_json.UntagResourceRequest, s_json.UntagResourceResponse);

    internal static readonly Operation<UpdateSecretRequest, UpdateSecretResponse> UpdateSecret =
        new(nameof(UpdateSecret), s_json.UpdateSecretRequest, s_json.UpdateSecretResponse);

    internal static readonly Operation<UpdateSecretVersionStageRequest, UpdateSecretVersionStageResponse> UpdateSecretVersionStage =
        new(nameof(UpdateSecretVersionStage), s_json.UpdateSecretVersionStageRequest, s_json.UpdateSecretVersionStageResponse);
}
