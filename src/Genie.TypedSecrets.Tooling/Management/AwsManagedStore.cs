using Genie.TypedSecrets.Aws;
using Genie.TypedSecrets.Stores;

namespace Genie.TypedSecrets.Tooling.Management;

/// <summary>Manages AWS Secrets Manager.</summary>
internal sealed class AwsManagedStore(AwsSecretStore store) : IManagedStore
{
    public string Name => store.Name;

    public bool IsWritable => true;

    public bool HasRecoveryWindow => true;

    public async Task<IReadOnlyList<SecretMetadata>> ListAsync(bool includeDeleted, CancellationToken cancellationToken) =>
        [.. (await store.DescribeAllAsync(includeDeleted, cancellationToken).ConfigureAwait(false)).Select(MetadataOf)];

    public async Task<SecretMetadata?> DescribeAsync(string name, CancellationToken cancellationToken) =>
        await store.DescribeAsync(name, cancellationToken).ConfigureAwait(false) is { } described ? MetadataOf(described) : null;

    public async Task<IReadOnlyList<SecretVersionInfo>> ListVersionsAsync(string name, CancellationToken cancellationToken) =>
        [.. (await store.DescribeVersionsAsync(name, cancellationToken).ConfigureAwait(false)).Select(static version => new SecretVersionInfo(version.Id, version.CreatedAt, [.. version.Stages.Order(StringComparer.Ordinal)]))];

    public async Task<SecretPayload> GetAsync(SecretRequest request, CancellationToken cancellationToken) =>
        await store.GetAsync(request, cancellationToken).ConfigureAwait(false);

    public async Task<WriteResult> PutAsync(SecretWrite write, CancellationToken cancellationToken)
    {
        if (write.Condition is not { CurrentVersionId: var expected })
        {
            return new(await store.PutAsync(write.Name, write.Value, write.Options, cancellationToken).ConfigureAwait(false));
        }

        var id = await store.TryPutAsync(write.Name, write.Value, expected, write.Options, cancellationToken).ConfigureAwait(false) ?? throw new VersionConflictException(write.Name);
        if (expected is null)
        {
            return new(id);
        }

        // Another program may have written between the comparison and the write: then its version is the previous one.
        var after = await DescribeAsync(write.Name, cancellationToken).ConfigureAwait(false);
        return new(id, after?.Current?.Id == id && after.Previous?.Id is { } previous && previous != expected ? previous : null);
    }

    public async Task<string> MakeCurrentAsync(string name, SecretVersionInfo from, SecretVersionInfo to, CancellationToken cancellationToken) =>
        await store.TryMakeCurrentAsync(name, from.Id, to.Id, cancellationToken).ConfigureAwait(false) ? to.Id : throw new VersionConflictException(name);

    public async Task<DateTimeOffset?> DeleteAsync(string name, int? recoveryDays, CancellationToken cancellationToken) =>
        await store.ScheduleDeletionAsync(name, recoveryDays, cancellationToken).ConfigureAwait(false);

    public async Task RestoreAsync(string name, CancellationToken cancellationToken) => await store.RestoreAsync(name, cancellationToken).ConfigureAwait(false);

    public async Task<string> RotateAsync(string name, CancellationToken cancellationToken) => await store.RotateAsync(name, cancellationToken).ConfigureAwait(false);

    private static SecretMetadata MetadataOf(AwsSecretDescription secret) => new(secret.Name)
    {
        Versions = [.. secret.Stages
            .Select(static version => new SecretVersionInfo(version.Key, CreatedAt: null, [.. version.Value.Order(StringComparer.Ordinal)]))
            .OrderBy(static version => Rank(version)).ThenBy(static version => version.Id, StringComparer.Ordinal)],
        CreatedAt = secret.CreatedAt,
        ChangedAt = secret.ChangedAt,
        AccessedAt = secret.AccessedAt,
        RotatedAt = secret.RotatedAt,
        NextRotationAt = secret.NextRotationAt,
        IsRotationEnabled = secret.IsRotationEnabled,
        DeletedAt = secret.DeletedAt,
        KmsKeyId = secret.KmsKeyId,
        Description = secret.Description,
        OwningService = secret.OwningService,
        Tags = [.. secret.Tags.OrderBy(static tag => tag.Key, StringComparer.Ordinal)],
        Replicas = [.. secret.Replicas.OrderBy(static replica => replica.Key, StringComparer.Ordinal)],
    };

    private static int Rank(SecretVersionInfo version) =>
        version.Stages.Contains(SecretRequest.CurrentStage, StringComparer.Ordinal) ? 0
        : version.Stages.Contains(SecretRequest.PreviousStage, StringComparer.Ordinal) ? 1
        : 2;
}
