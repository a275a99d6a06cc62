using Amazon.Runtime;
using Genie.TypedSecrets.Aws;
using Genie.TypedSecrets.Aws.SecretsManager.Model;
using Genie.TypedSecrets.Stores;

namespace Genie.TypedSecrets.Tooling.Management;

/// <summary>Manages AWS Secrets Manager. Everything goes to the primary region.</summary>
internal sealed partial class AwsManagedStore(AwsSecretStore store) : IManagedStore
{
    public string Name => store.Name;

    public bool IsWritable => true;

    public bool HasRecoveryWindow => true;

    public async Task<IReadOnlyList<SecretMetadata>> ListAsync(bool includeDeleted, CancellationToken cancellationToken)
    {
        List<SecretMetadata> secrets = [];
        string? next = null;
        do
        {
            var page = await store.Regions.WriteAsync(
                "ListSecrets",
                secretName: null,
                (region, token) => region.Client.ListSecretsAsync(new() { MaxResults = 100, NextToken = next, IncludePlannedDeletion = includeDeleted ? true : null }, token),
                cancellationToken).ConfigureAwait(false);
            secrets.AddRange((page.SecretList ?? []).Where(static entry => entry.Name is not null).Select(static entry => AwsMetadata.Of(entry, entry.SecretVersionsToStages, replicas: null)));
            next = page.NextToken;
        }
        while (!string.IsNullOrEmpty(next));

        return [.. secrets.OrderBy(static secret => secret.Name, StringComparer.Ordinal)];
    }

    public Task<SecretMetadata?> DescribeAsync(string name, CancellationToken cancellationToken) => store.Regions.WriteAsync(
        "DescribeSecret",
        name,
        async (region, token) =>
        {
            try
            {
                var described = await region.Client.DescribeSecretAsync(new() { SecretId = name }, token).ConfigureAwait(false);
                return AwsMetadata.Of(described, described.VersionIdsToStages, described.ReplicationStatus);
            }
            catch (AmazonServiceException e) when (e.ErrorCode == "ResourceNotFoundException")
            {
                return null;
            }
        },
        cancellationToken);

    public async Task<SecretPayload> GetAsync(SecretRequest request, CancellationToken cancellationToken) =>
        await store.GetAsync(request, cancellationToken).ConfigureAwait(false);

    public async Task<string> MakeCurrentAsync(string name, SecretVersionInfo from, SecretVersionInfo to, CancellationToken cancellationToken)
    {
        var isMoved = await store.Regions.WriteAsync(
            "UpdateSecretVersionStage",
            name,
            async (region, token) =>
            {
                try
                {
                    // AWS moves AWSPREVIOUS by itself, and refuses where the label is not on the version it is taken from.
                    UpdateSecretVersionStageRequest request = new() { SecretId = name, VersionStage = SecretRequest.CurrentStage, MoveToVersionId = to.Id, RemoveFromVersionId = from.Id };
                    await region.Client.UpdateSecretVersionStageAsync(request, token).ConfigureAwait(false);
                    return true;
                }
                catch (AmazonServiceException e) when (e.ErrorCode == "InvalidParameterException")
                {
                    return false;
                }
            },
            cancellationToken).ConfigureAwait(false);
        return isMoved ? to.Id : throw new VersionConflictException(name);
    }

    public Task<DateTimeOffset?> DeleteAsync(string name, int? recoveryDays, CancellationToken cancellationToken) => store.Regions.WriteAsync(
        "DeleteSecret",
        name,
        async (region, token) =>
        {
            DeleteSecretRequest request = recoveryDays == 0
                ? new() { SecretId = name, ForceDeleteWithoutRecovery = true }
                : new() { SecretId = name, RecoveryWindowInDays = recoveryDays };
            var deleted = await region.Client.DeleteSecretAsync(request, token).ConfigureAwait(false);
            return recoveryDays == 0 ? null : deleted.DeletionDate;
        },
        cancellationToken);

    public Task RestoreAsync(string name, CancellationToken cancellationToken) => store.Regions.WriteAsync(
        "RestoreSecret",
        name,
        (region, token) => region.Client.RestoreSecretAsync(new() { SecretId = name }, token),
        cancellationToken);

    public Task<string> RotateAsync(string name, CancellationToken cancellationToken) => store.Regions.WriteAsync(
        "RotateSecret",
        name,
        async (region, token) => (await region.Client.RotateSecretAsync(new() { SecretId = name }, token).ConfigureAwait(false)).VersionId ?? string.Empty,
        cancellationToken);
}
