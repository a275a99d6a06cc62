using System.Text.Json.Serialization;
using Genie.TypedSecrets.Aws.SecretsManager.Json;

namespace Genie.TypedSecrets.Aws.SecretsManager.Model;

internal sealed class DeleteSecretRequest : AmazonSecretsManagerRequest
{
    public required string SecretId { get; set; }

    /// <summary>Gets or sets the recovery window, 7 to 30 days. AWS's default is 30.</summary>
    public long? RecoveryWindowInDays { get; set; }

    public bool? ForceDeleteWithoutRecovery { get; set; }
}

internal sealed class DeleteSecretResponse
{
    public string? ARN { get; set; }

    public string? Name { get; set; }

    [JsonConverter(typeof(EpochSecondsConverter))]
    public DateTimeOffset? DeletionDate { get; set; }
}

internal sealed class RestoreSecretRequest : AmazonSecretsManagerRequest
{
    public required string SecretId { get; set; }
}

internal sealed class RestoreSecretResponse
{
    public string? ARN { get; set; }

    public string? Name { get; set; }
}

internal sealed class TagResourceRequest : AmazonSecretsManagerRequest
{
    public required string SecretId { get; set; }

    public required IReadOnlyList<Tag> Tags { get; set; }
}

internal sealed class TagResourceResponse
{
}

internal sealed class UntagResourceRequest : AmazonSecretsManagerRequest
{
    public required string SecretId { get; set; }

    public required IReadOnlyList<string> TagKeys { get; set; }
}

internal sealed class UntagResourceResponse
{
}

internal sealed class RotateSecretRequest : AmazonSecretsManagerRequest
{
    public required string SecretId { get; set; }

    /// <inheritdoc cref="CreateSecretRequest.ClientRequestToken"/>
    public string? ClientRequestToken { get; set; }

    public string? RotationLambdaARN { get; set; }

    public RotationRulesType? RotationRules { get; set; }

    public bool? RotateImmediately { get; set; }
}

internal sealed class RotateSecretResponse
{
    public string? ARN { get; set; }

    public string? Name { get; set; }

    public string? VersionId { get; set; }
}

internal sealed class GetRandomPasswordRequest : AmazonSecretsManagerRequest
{
    public long? PasswordLength { get; set; }

    public string? ExcludeCharacters { get; set; }

    public bool? ExcludeNumbers { get; set; }

    public bool? ExcludePunctuation { get; set; }

    public bool? ExcludeUppercase { get; set; }

    public bool? ExcludeLowercase { get; set; }

    public bool? IncludeSpace { get; set; }

    public bool? RequireEachIncludedType { get; set; }
}

/// <summary>Represents a random password. Disposing wipes it.</summary>
internal sealed class GetRandomPasswordResponse : IDisposable
{
    [JsonConverter(typeof(SecretTextConverter))]
    public SecretBytes? RandomPassword { get; set; }

    public void Dispose() => RandomPassword?.Dispose();
}

internal sealed class RotationRulesType
{
    public long? AutomaticallyAfterDays { get; set; }

    public string? Duration { get; set; }

    public string? ScheduleExpression { get; set; }
}

internal sealed class Tag
{
    public required string Key { get; set; }

    public required string Value { get; set; }
}
