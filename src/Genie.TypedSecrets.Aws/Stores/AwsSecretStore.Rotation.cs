using Genie.TypedSecrets.Stores;

namespace Genie.TypedSecrets.Aws;

// Whether a rotation is in progress.
public sealed partial class AwsSecretStore
{
    /// <inheritdoc/>
    /// <remarks>
    /// Makes one <c>DescribeSecret</c> call. Secrets Manager does not return there when a version was created, so the time of the last change of the secret
    /// is used: the pending version is at least as old.
    /// </remarks>
    public async ValueTask<SecretRotationStatus> GetRotationStatusAsync(string name, CancellationToken cancellationToken = default)
    {
        SecretId.ThrowIfUnreadable(name, StoreName);
        cancellationToken.ThrowIfCancellationRequested();
        var description = await _regions.ReadAsync(
            "DescribeSecret",
            new SecretRequest(name),
            (region, token) => region.Client.DescribeSecretAsync(new() { SecretId = _regions.GetId(region, name) }, token),
            cancellationToken).ConfigureAwait(false);
        var versions = description.VersionIdsToStages?.ToArray() ?? [];
        var current = Array.Find(versions, static version => version.Value.Contains(SecretRequest.CurrentStage, StringComparer.Ordinal)).Key;
        var pending = Array.Find(versions, static version => version.Value.Contains(SecretRequest.PendingStage, StringComparer.Ordinal)).Key;
        return pending is null || pending == current
            ? new() { CurrentVersionId = current }
            : new() { CurrentVersionId = current, PendingVersionId = pending, PendingSince = description.LastChangedDate };
    }
}
