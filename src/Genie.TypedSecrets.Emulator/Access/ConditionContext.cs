using System.Globalization;
using Genie.TypedSecrets.Emulator.Model;
using Genie.TypedSecrets.Emulator.Policies;
using Genie.TypedSecrets.Emulator.Protocol;

namespace Genie.TypedSecrets.Emulator.Access;

/// <summary>Collects the values of the condition keys for one evaluation. A key without a value in the request is missing, as for AWS.</summary>
internal sealed class ConditionContext
{
    private readonly Dictionary<string, IReadOnlyList<string>> _values = new(StringComparer.OrdinalIgnoreCase);

    internal IReadOnlyDictionary<string, IReadOnlyList<string>> Values => _values;

    internal void AddGlobal(AccessKey key, EmulatedAccount account, string region, string principalArn, CallerOrigin origin)
    {
        Add("aws:PrincipalArn", principalArn);
        Add("aws:PrincipalAccount", account.Id);
        Add("aws:PrincipalType", "User");
        Add("aws:PrincipalIsAWSService", false);
        Add("aws:ViaAWSService", false);
        Add("aws:username", key.Id);
        Add("aws:userid", key.Id);
        Add("aws:SourceIp", origin.SourceIp);
        Add("aws:UserAgent", origin.UserAgent);
        Add("aws:Referer", origin.Referer);
        Add("aws:RequestedRegion", region);
        Add("aws:CurrentTime", account.Now.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture));
        Add("aws:EpochTime", account.Now.ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture));

        // AWS is only reached over TLS; that the emulator isn't makes no difference for a policy.
        Add("aws:SecureTransport", true);
        Add("aws:ResourceAccount", account.Id);
    }

    /// <summary>Adds the keys for the parameters of an operation.</summary>
    internal void AddRequest(string operation, RequestFields fields, string region, string accountId)
    {
        Add("secretsmanager:Name", fields.Text("Name"));
        Add("secretsmanager:Description", fields.Text("Description"));
        Add("secretsmanager:Type", fields.Text("Type"));
        Add("secretsmanager:VersionId", fields.Text("VersionId"));
        Add("secretsmanager:RotationLambdaARN", fields.Text("RotationLambdaARN"));
        Add("secretsmanager:RecoveryWindowInDays", fields.Number("RecoveryWindowInDays")?.ToString(CultureInfo.InvariantCulture));
        Add("secretsmanager:ForceDeleteWithoutRecovery", fields.Flag("ForceDeleteWithoutRecovery"));
        Add("secretsmanager:ForceOverwriteReplicaSecret", fields.Flag("ForceOverwriteReplicaSecret"));
        Add("secretsmanager:BlockPublicPolicy", fields.Flag("BlockPublicPolicy"));
        Add("secretsmanager:AddReplicaRegions", fields.Structures("AddReplicaRegions")?.Select(static replica => replica.Text("Region")).OfType<string>().ToArray());
        Add("secretsmanager:VersionStage", StagesOf(operation, fields));
        if (operation == "RotateSecret")
        {
            Add("secretsmanager:RotateImmediately", fields.Flag("RotateImmediately") ?? true);
            Add("secretsmanager:ModifyRotationRules", fields.Structure("RotationRules") is not null);
        }

        if (fields.Text("KmsKeyId") is { Length: > 0 } keyId)
        {
            Add("secretsmanager:KmsKeyId", keyId);
            Add("secretsmanager:KmsKeyArn", KmsKeyArn.Of(keyId, region, accountId));
        }

        AddRequestTags(fields);
    }

    /// <summary>Adds the keys for the secret that a request names.</summary>
    internal void AddSecret(EmulatedSecret? secret, string? secretId)
    {
        Add("secretsmanager:SecretId", secret?.Arn ?? secretId);
        Add("secretsmanager:SecretPrimaryRegion", secret?.PrimaryRegion);
        Add("secretsmanager:resource/AllowRotationLambdaArn", secret?.Rotation.LambdaArn);
        foreach (var (name, value) in secret?.Tags?.All ?? [])
        {
            Add(ConditionKeys.ResourceTag + name, value);
            Add(ConditionKeys.SecretResourceTag + name, value);
        }
    }

    /// <summary>Adds the keys for the use of a KMS key by Secrets Manager.</summary>
    internal void AddKey(string keyId, string region, string accountId, string secretArn, string? versionId)
    {
        Add("kms:CallerAccount", accountId);
        Add("kms:ViaService", $"secretsmanager.{region}.amazonaws.com");
        Add("kms:EncryptionAlgorithm", "SYMMETRIC_DEFAULT");
        Add(ConditionKeys.EncryptionContext + "SecretARN", secretArn);
        Add(ConditionKeys.EncryptionContext + "SecretVersionId", versionId);
        Add("kms:EncryptionContextKeys", ["SecretARN", "SecretVersionId"]);
        if (KmsKeyArn.AliasOf(keyId) is { } alias)
        {
            Add("kms:RequestAlias", alias);
            Add("kms:ResourceAliases", [alias]);
        }
    }

    // A read without a version reads AWSCURRENT.
    private static IReadOnlyList<string>? StagesOf(string operation, RequestFields fields)
    {
        if (operation == "GetSecretValue" && fields.Text("VersionStage") is null)
        {
            return fields.Text("VersionId") is null ? [VersionStage.Current] : null;
        }

        return fields.Text("VersionStage") is { } stage ? [stage] : fields.Texts("VersionStages");
    }

    private void AddRequestTags(RequestFields fields)
    {
        var tags = fields.Structures("Tags");
        foreach (var tag in tags ?? [])
        {
            Add(ConditionKeys.RequestTag + tag.Text("Key"), tag.Text("Value") ?? string.Empty);
        }

        Add(ConditionKeys.TagKeys, tags?.Select(static tag => tag.Text("Key")).OfType<string>().ToArray() ?? fields.Texts("TagKeys"));
    }

    private void Add(string key, string? value) => Add(key, value is null ? null : [value]);

    private void Add(string key, bool? value) => Add(key, value switch
    {
        true => "true",
        false => "false",
        null => null,
    });

    private void Add(string key, IReadOnlyList<string>? values)
    {
        if (values is { Count: > 0 })
        {
            _values[key] = values;
        }
    }
}
