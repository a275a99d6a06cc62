using System.Collections.Frozen;
using Genie.TypedSecrets.Emulator.Model;

namespace Genie.TypedSecrets.Emulator.Validation;

/// <summary>
/// Declares the requests of all operations of the API version 2017-10-17: the one place with their members, lengths, ranges, patterns and enumerations.
/// The figures are those of the service model that AWS publishes with its SDKs.
/// </summary>
internal static class ServiceModel
{
    /// <summary>The largest number of ids in a batch, and of values in its response.</summary>
    internal const int MaxBatchSize = 20;

    /// <summary>The largest page of a list.</summary>
    internal const int MaxPageSize = 100;

    private static readonly BooleanShape s_flag = new();
    private static readonly StringShape s_secretId = new(1, 2048);
    private static readonly StringShape s_token = new(32, 64);
    private static readonly StringShape s_versionId = new(32, 64);
    private static readonly StringShape s_stage = new(1, 256);
    private static readonly StringShape s_description = new(0, 2048);
    private static readonly StringShape s_kmsKeyId = new(0, 2048);
    private static readonly StringShape s_type = new(0, 256);
    private static readonly StringShape s_region = new(1, 128) { Pattern = RegionName.Pattern };
    private static readonly StringShape s_policy = new(1, 20_480);
    private static readonly StringShape s_tagKey = new(1, 128);
    private static readonly StringShape s_nextToken = new(1, 4096);

    private static readonly ShapeMember s_id = new("SecretId", s_secretId, IsRequired: true);
    private static readonly ShapeMember s_string = new("SecretString", new StringShape(1, SecretContent.MaxLength) { IsSensitive = true });
    private static readonly ShapeMember s_binary = new("SecretBinary", new BlobShape(1, SecretContent.MaxLength));
    private static readonly ShapeMember s_clientToken = new("ClientRequestToken", s_token);
    private static readonly ShapeMember s_optionalTags = new("Tags", Tags());
    private static readonly ShapeMember s_overwrite = new("ForceOverwriteReplicaSecret", s_flag);
    private static readonly ShapeMember s_pageToken = new("NextToken", s_nextToken);
    private static readonly ShapeMember s_pageSize = new("MaxResults", new IntegerShape("Integer", 1, MaxPageSize));

    private static readonly ShapeMember s_filters = new("Filters", new ListShape(
        new StructureShape(
            new("Key", new StringShape { AllowedValues = ["description", "name", "tag-key", "tag-value", "primary-region", "owning-service", "all"] }),
            new("Values", new ListShape(new StringShape(0, 512) { Pattern = @"^\!?[a-zA-Z0-9 :_@\/\+\=\.\-\!]*$" }, 1, 10))),
        MaxCount: 10));

    private static readonly ListShape s_replicaRegions = new(new StructureShape(new("Region", s_region), new("KmsKeyId", s_kmsKeyId)), MinCount: 1);

    private static readonly StructureShape s_rotationRules = new(
        new("AutomaticallyAfterDays", new IntegerShape("Long", 1, 1000)),
        new("Duration", new StringShape(2, 3) { Pattern = "[0-9]+h" }),
        new("ScheduleExpression", new StringShape(1, 256) { Pattern = @"[0-9A-Za-z\(\)#\?\*\-\/, ]+" }));

    private static readonly ListShape s_externalMetadata = new(new StructureShape(new("Key", new StringShape(1, 256)), new("Value", new StringShape(1, 2048))));

    private static readonly FrozenDictionary<string, StructureShape> s_requests = new Dictionary<string, StructureShape>(StringComparer.Ordinal)
    {
        ["BatchGetSecretValue"] = new(
            new("SecretIdList", new ListShape(s_secretId, 1, MaxBatchSize)), s_filters, new("MaxResults", new IntegerShape("Integer", 1, MaxBatchSize)), s_pageToken),
        ["CancelRotateSecret"] = new(s_id),
        ["CreateSecret"] = new(
            new("Name", new StringShape(1, 512), IsRequired: true), s_clientToken, new("Description", s_description), new("KmsKeyId", s_kmsKeyId),
            s_binary, s_string, s_optionalTags, new("AddReplicaRegions", s_replicaRegions), s_overwrite, new("Type", s_type)),
        ["DeleteResourcePolicy"] = new(s_id),
        ["DeleteSecret"] = new(s_id, new("RecoveryWindowInDays", new IntegerShape("Long")), new("ForceDeleteWithoutRecovery", s_flag)),
        ["DescribeSecret"] = new(s_id),
        ["GetRandomPassword"] = new(
            new("PasswordLength", new IntegerShape("Long", 1, 4096)), new("ExcludeCharacters", new StringShape(0, 4096)), new("ExcludeNumbers", s_flag),
            new("ExcludePunctuation", s_flag), new("ExcludeUppercase", s_flag), new("ExcludeLowercase", s_flag), new("IncludeSpace", s_flag), new("RequireEachIncludedType", s_flag)),
        ["GetResourcePolicy"] = new(s_id),
        ["GetSecretValue"] = new(s_id, new("VersionId", s_versionId), new("VersionStage", s_stage)),
        ["ListSecrets"] = new(
            new("IncludePlannedDeletion", s_flag), s_pageSize, s_pageToken, s_filters, new("SortOrder", new StringShape { AllowedValues = ["asc", "desc"] }),
            new("SortBy", new StringShape { AllowedValues = ["created-date", "last-accessed-date", "last-changed-date", "name"] })),
        ["ListSecretVersionIds"] = new(s_id, s_pageSize, s_pageToken, new("IncludeDeprecated", s_flag)),
        ["PutResourcePolicy"] = new(s_id, new("ResourcePolicy", s_policy, IsRequired: true), new("BlockPublicPolicy", s_flag)),
        ["PutSecretValue"] = new(
            s_id, s_clientToken, s_binary, s_string, new("VersionStages", new ListShape(s_stage, 1, VersionStage.MaxPerSecret)),
            new("RotationToken", new StringShape(36, 256) { Pattern = @"^[a-zA-Z0-9\-]+$", IsSensitive = true })),
        ["RemoveRegionsFromReplication"] = new(s_id, new("RemoveReplicaRegions", new ListShape(s_region, MinCount: 1), IsRequired: true)),
        ["ReplicateSecretToRegions"] = new(s_id, new("AddReplicaRegions", s_replicaRegions, IsRequired: true), s_overwrite),
        ["RestoreSecret"] = new(s_id),
        ["RotateSecret"] = new(
            s_id, s_clientToken, new("RotationLambdaARN", new StringShape(0, 2048)), new("RotationRules", s_rotationRules), new("ExternalSecretRotationMetadata", s_externalMetadata),
            new("ExternalSecretRotationRoleArn", new StringShape(20, 2048)), new("RotateImmediately", s_flag)),
        ["StopReplicationToReplica"] = new(s_id),
        ["TagResource"] = new(s_id, new("Tags", Tags(), IsRequired: true)),
        ["UntagResource"] = new(s_id, new("TagKeys", new ListShape(s_tagKey), IsRequired: true)),
        ["UpdateSecret"] = new(s_id, s_clientToken, new("Description", s_description), new("KmsKeyId", s_kmsKeyId), s_binary, s_string, new("Type", s_type)),
        ["UpdateSecretVersionStage"] = new(s_id, new("VersionStage", s_stage, IsRequired: true), new("RemoveFromVersionId", s_versionId), new("MoveToVersionId", s_versionId)),
        ["ValidateResourcePolicy"] = new(new("SecretId", s_secretId), new("ResourcePolicy", s_policy, IsRequired: true)),
    }.ToFrozenDictionary(StringComparer.Ordinal);

    /// <summary>Gets the names of all operations.</summary>
    internal static IReadOnlyCollection<string> Operations => s_requests.Keys;

    /// <summary>Gets the request of an operation.</summary>
    internal static StructureShape RequestOf(string operation) => s_requests[operation];

    private static ListShape Tags() => new(new StructureShape(new("Key", new StringShape(1, 128)), new("Value", new StringShape(0, 256))));
}
