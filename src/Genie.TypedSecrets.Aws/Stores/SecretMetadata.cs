using Genie.TypedSecrets.Aws.Regions;
using Genie.TypedSecrets.Aws.SecretsManager.Model;
using Genie.TypedSecrets.Stores;

namespace Genie.TypedSecrets.Aws;

/// <summary>Validates and converts the metadata of a secret that is created.</summary>
/// <remarks>The limits are those of docs.aws.amazon.com/secretsmanager/latest/apireference/API_CreateSecret.html and API_Tag.html.</remarks>
internal static class SecretMetadata
{
    private const int MaxDescriptionLength = 2048;
    private const int MaxKmsKeyIdLength = 2048;
    private const int MaxTagCount = 50;
    private const int MaxTagKeyLength = 128;
    private const int MaxTagValueLength = 256;
    private const string ReservedPrefix = "aws:";

    /// <summary>Rejects metadata that Secrets Manager does not accept.</summary>
    /// <exception cref="ArgumentException">An option is out of range.</exception>
    internal static void ThrowIfInvalid(SecretWriteOptions options)
    {
        if (FindProblem(options) is { } problem)
        {
            throw new ArgumentException(problem, nameof(options));
        }
    }

    /// <summary>Gets the tags for a request, or null if there are none.</summary>
    internal static IReadOnlyList<Tag>? GetTags(SecretWriteOptions options) =>
        options.Tags.Count == 0 ? null : [.. options.Tags.Select(static tag => new Tag { Key = tag.Key, Value = tag.Value })];

    /// <summary>Gets the replica regions for a request, or null if there are none.</summary>
    internal static IReadOnlyList<ReplicaRegionType>? GetReplicaRegions(SecretWriteOptions options) =>
        options.ReplicaRegions.Count == 0 ? null : [.. options.ReplicaRegions.Select(static replica => new ReplicaRegionType { Region = replica.Region, KmsKeyId = replica.KmsKeyId })];

    private static string? FindProblem(SecretWriteOptions options)
    {
        if (options.Description is { Length: > MaxDescriptionLength })
        {
            return $"The description has {options.Description.Length} characters. The maximum is {MaxDescriptionLength}.";
        }

        if (options.KmsKeyId is { Length: 0 or > MaxKmsKeyIdLength })
        {
            return $"The KMS key id has {options.KmsKeyId.Length} characters. It must have 1 to {MaxKmsKeyIdLength}.";
        }

        if (options.Tags.Count > MaxTagCount)
        {
            return $"There are {options.Tags.Count} tags. The maximum is {MaxTagCount}.";
        }

        return options.Tags.Select(static tag => FindProblem(tag.Key, tag.Value)).FirstOrDefault(static problem => problem is not null)
            ?? options.ReplicaRegions.Where(static replica => !RegionName.IsValid(replica.Region)).Select(static replica => RegionName.Describe(replica.Region)).FirstOrDefault();
    }

    private static string? FindProblem(string key, string? value) => (key.Length, value?.Length) switch
    {
        (0 or > MaxTagKeyLength, _) => $"A tag's key has {key.Length} characters. It must have 1 to {MaxTagKeyLength}.",
        (_, null or > MaxTagValueLength) => $"The value of the tag '{key}' is missing or longer than {MaxTagValueLength} characters.",
        _ when key.StartsWith(ReservedPrefix, StringComparison.OrdinalIgnoreCase) => $"The tag '{key}' starts with '{ReservedPrefix}', which is reserved for AWS.",
        _ => null,
    };
}
