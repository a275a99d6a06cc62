using Genie.TypedSecrets.Emulator.Model;

namespace Genie.TypedSecrets.Emulator.Access;

/// <summary>Gets the ARNs of KMS keys. The emulator has no keys, so the resource of an alias is the alias itself.</summary>
internal static class KmsKeyArn
{
    private const string AliasPrefix = "alias/";

    internal static string Of(string keyId, string region, string accountId)
    {
        if (SecretArn.IsArn(keyId))
        {
            return keyId;
        }

        var resource = keyId.StartsWith(AliasPrefix, StringComparison.Ordinal) ? keyId : $"key/{keyId}";
        return $"arn:{SecretArn.PartitionOf(region)}:kms:{region}:{accountId}:{resource}";
    }

    /// <summary>Gets the alias; null if the key is named by its id.</summary>
    internal static string? AliasOf(string keyId)
    {
        var resource = keyId[(keyId.LastIndexOf(':') + 1)..];
        return resource.StartsWith(AliasPrefix, StringComparison.Ordinal) ? resource : null;
    }
}
