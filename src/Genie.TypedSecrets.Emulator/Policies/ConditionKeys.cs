using System.Collections.Frozen;

namespace Genie.TypedSecrets.Emulator.Policies;

/// <summary>
/// Defines the condition keys that the emulator evaluates: those that AWS lists for Secrets Manager, for KMS when Secrets Manager uses a key, and the global ones. Names are
/// case-insensitive.
/// </summary>
internal static class ConditionKeys
{
    internal const string ResourceTag = "aws:ResourceTag/";
    internal const string RequestTag = "aws:RequestTag/";
    internal const string TagKeys = "aws:TagKeys";
    internal const string SecretResourceTag = "secretsmanager:ResourceTag/";
    internal const string EncryptionContext = "kms:EncryptionContext:";

    // Tags of the principal are never set: an access key has none.
    private static readonly string[] s_prefixes = [ResourceTag, RequestTag, "aws:PrincipalTag/", SecretResourceTag, EncryptionContext];

    private static readonly FrozenSet<string> s_multivalued = FrozenSet.Create(
        StringComparer.OrdinalIgnoreCase,
        TagKeys, "aws:CalledVia", "aws:PrincipalOrgPaths", "aws:PrincipalServiceNamesList", "aws:ResourceOrgPaths", "secretsmanager:AddReplicaRegions", "secretsmanager:VersionStage",
        "kms:EncryptionContextKeys", "kms:ResourceAliases");

    private static readonly FrozenSet<string> s_single = FrozenSet.Create(
        StringComparer.OrdinalIgnoreCase,
        "aws:CalledViaFirst", "aws:CalledViaLast", "aws:CurrentTime", "aws:EpochTime", "aws:FederatedProvider", "aws:MultiFactorAuthAge", "aws:MultiFactorAuthPresent",
        "aws:PrincipalAccount", "aws:PrincipalArn", "aws:PrincipalIsAWSService", "aws:PrincipalOrgID", "aws:PrincipalServiceName", "aws:PrincipalType", "aws:Referer",
        "aws:RequestedRegion", "aws:ResourceAccount", "aws:ResourceOrgID", "aws:SecureTransport", "aws:SourceAccount", "aws:SourceArn", "aws:SourceIdentity", "aws:SourceIp",
        "aws:SourceOrgID", "aws:SourceVpc", "aws:SourceVpcArn", "aws:SourceVpce", "aws:TokenIssueTime", "aws:UserAgent", "aws:ViaAWSService", "aws:VpceAccount", "aws:VpceOrgID",
        "aws:VpcSourceIp", "aws:userid", "aws:username",
        "secretsmanager:BlockPublicPolicy", "secretsmanager:Description", "secretsmanager:ExternalSecretRotationRoleArn", "secretsmanager:ForceDeleteWithoutRecovery",
        "secretsmanager:ForceOverwriteReplicaSecret", "secretsmanager:KmsKeyArn", "secretsmanager:KmsKeyId", "secretsmanager:ModifyRotationRules", "secretsmanager:Name",
        "secretsmanager:RecoveryWindowInDays", "secretsmanager:RotateImmediately", "secretsmanager:RotationLambdaARN", "secretsmanager:SecretId",
        "secretsmanager:SecretPrimaryRegion", "secretsmanager:Type", "secretsmanager:VersionId", "secretsmanager:resource/AllowRotationLambdaArn", "secretsmanager:resource/Type",
        "kms:CallerAccount", "kms:EncryptionAlgorithm", "kms:GrantIsForAWSResource", "kms:RequestAlias", "kms:ViaService");

    internal static bool IsKnown(string key) =>
        s_single.Contains(key) || s_multivalued.Contains(key) || Array.Exists(s_prefixes, prefix => key.Length > prefix.Length && key.StartsWith(prefix, StringComparison.OrdinalIgnoreCase));

    internal static bool IsMultivalued(string key) => s_multivalued.Contains(key);
}
