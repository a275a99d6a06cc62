using System.Text.Json.Serialization;
using Genie.TypedSecrets.Aws.SecretsManager.Json;

namespace Genie.TypedSecrets.Aws.SecretsManager.Model;

internal sealed class GetSecretValueRequest : AmazonSecretsManagerRequest
{
    public required string SecretId { get; set; }

    public string? VersionId { get; set; }

    public string? VersionStage { get; set; }
}

/// <summary>Represents a version of a secret. Disposing wipes its value.</summary>
internal sealed class GetSecretValueResponse : SecretValueEntry
{
}

internal sealed class BatchGetSecretValueRequest : AmazonSecretsManagerRequest
{
    public IReadOnlyList<string>? SecretIdList { get; set; }

    public IReadOnlyList<Filter>? Filters { get; set; }

    public int? MaxResults { get; set; }

    public string? NextToken { get; set; }
}

/// <summary>Represents the secrets that were found and the errors of the others. Disposing wipes the values.</summary>
internal sealed class BatchGetSecretValueResponse : IDisposable
{
    public IReadOnlyList<SecretValueEntry>? SecretValues { get; set; }

    public IReadOnlyList<APIErrorType>? Errors { get; set; }

    public string? NextToken { get; set; }

    public void Dispose()
    {
        foreach (var entry in SecretValues ?? [])
        {
            entry?.Dispose();
        }
    }
}

internal class SecretValueEntry : IDisposable
{
    public string? ARN { get; set; }

    public string? Name { get; set; }

    public string? VersionId { get; set; }

    [JsonConverter(typeof(SecretTextConverter))]
    public SecretBytes? SecretString { get; set; }

    [JsonConverter(typeof(SecretBinaryConverter))]
    public SecretBytes? SecretBinary { get; set; }

    public IReadOnlyList<string>? VersionStages { get; set; }

    [JsonConverter(typeof(EpochSecondsConverter))]
    public DateTimeOffset? CreatedDate { get; set; }

    public void Dispose()
    {
        SecretString?.Dispose();
        SecretBinary?.Dispose();
    }
}

internal sealed class APIErrorType
{
    public string? SecretId { get; set; }

    public string? ErrorCode { get; set; }

    public string? Message { get; set; }
}

internal sealed class Filter
{
    public required string Key { get; set; }

    public required IReadOnlyList<string> Values { get; set; }
}
