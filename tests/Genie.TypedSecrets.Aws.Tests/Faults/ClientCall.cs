using Genie.TypedSecrets.Aws.SecretsManager;
using Genie.TypedSecrets.Aws.SecretsManager.Model;

namespace Genie.TypedSecrets.Aws.Tests.Faults;

/// <summary>Provides a valid call of every operation of the client.</summary>
internal static class ClientCall
{
    private const string Id = "genie-dev/api-keys";

    internal static IReadOnlyDictionary<string, Func<IAmazonSecretsManager, CancellationToken, Task>> All { get; } = new Dictionary<string, Func<IAmazonSecretsManager, CancellationToken, Task>>
    {
        ["BatchGetSecretValue"] = static (c, token) => c.BatchGetSecretValueAsync(new() { SecretIdList = [Id] }, token),
        ["CreateSecret"] = static (c, token) => c.CreateSecretAsync(new() { Name = Id, SecretString = Value() }, token),
        ["DeleteSecret"] = static (c, token) => c.DeleteSecretAsync(new() { SecretId = Id }, token),
        ["DescribeSecret"] = static (c, token) => c.DescribeSecretAsync(new() { SecretId = Id }, token),
        ["GetRandomPassword"] = static (c, token) => c.GetRandomPasswordAsync(new(), token),
        ["GetSecretValue"] = static (c, token) => c.GetSecretValueAsync(new() { SecretId = Id, VersionStage = "AWSCURRENT" }, token),
        ["ListSecretVersionIds"] = static (c, token) => c.ListSecretVersionIdsAsync(new() { SecretId = Id }, token),
        ["ListSecrets"] = static (c, token) => c.ListSecretsAsync(new(), token),
        ["PutSecretValue"] = static (c, token) => c.PutSecretValueAsync(new() { SecretId = Id, SecretBinary = Value() }, token),
        ["RestoreSecret"] = static (c, token) => c.RestoreSecretAsync(new() { SecretId = Id }, token),
        ["RotateSecret"] = static (c, token) => c.RotateSecretAsync(new() { SecretId = Id }, token),
        ["TagResource"] = static (c, token) => c.TagResourceAsync(new() { SecretId = Id, Tags = [new() { Key = "a", Value = "b" }] }, token),
        ["UntagResource"] = static (c, token) => c.UntagResourceAsync(new() { SecretId = Id, TagKeys = ["a"] }, token),
        ["UpdateSecret"] = static (c, token) => c.UpdateSecretAsync(new() { SecretId = Id, SecretString = Value() }, token),
        ["UpdateSecretVersionStage"] = static (c, token) => c.UpdateSecretVersionStageAsync(new() { SecretId = Id, VersionStage = "AWSCURRENT", MoveToVersionId = "v1" }, token),
    };

    private static SecretBytes Value() => SecretBytes.CopyOf("\"fake-value\""u8);
}
