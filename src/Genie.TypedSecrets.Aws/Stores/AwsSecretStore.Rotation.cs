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
        foreach (var (version, stages) in description.VersionIdsToStages?.AsEnumerable() ?? [])
        {
            if (stages.Contains(SecretRequest.PendingStage, StringComparer.Ordinal) && !stages.Contains(SecretRequest.CurrentStage, StringComparer.Ordinal))
            {
                return new() { PendingVersionId = version, PendingSince = description.LastChangedDate };
            }
        }

        return SecretRotationStatus.NotInProgress;
    }
}
