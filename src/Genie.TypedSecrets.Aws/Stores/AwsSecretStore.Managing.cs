using System.Security.Cryptography;
using System.Text;
using Amazon.Runtime;
using Genie.TypedSecrets.Aws.SecretsManager.Model;
using Genie.TypedSecrets.Stores;

namespace Genie.TypedSecrets.Aws;

// Managing secrets without reading their values, for tools. All calls go to the primary region.
public sealed partial class AwsSecretStore
{
    // No version has an empty id. An exception would be classified as a failure of AWS, because it would be thrown inside a call.
    private const string Conflict = "";

    /// <inheritdoc/>
    /// <remarks>
    /// <c>PutSecretValue</c> has no condition, but its <c>ClientRequestToken</c> becomes the version id, and AWS rejects a token that another value has.
    /// The token is computed from the versions and their staging labels, so that one of several callers of this method succeeds. A writer that computes its
    /// token in another way, such as the console, can still write between the comparison and the write: the version it wrote is <c>AWSPREVIOUS</c> then.
    /// </remarks>
    /// <exception cref="ArgumentException">Secrets Manager does not accept the name, the value or an option.</exception>
    /// <exception cref="SecretsException">The secret cannot be written. The exception's type says why.</exception>
    public async ValueTask<string?> TryPutAsync(string name, ReadOnlyMemory<byte> value, string? expectedVersionId, SecretWriteOptions options, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(options);
        SecretId.ThrowIfUnwritable(name);
        SecretValue.ThrowIfUnwritable(value.Span, options.IsBinary);
        SecretMetadata.ThrowIfInvalid(options);
        using var bytes = SecretBytes.CopyOf(value.Span);
        if (expectedVersionId is null)
        {
            return await CreateAsync(name, Guid.NewGuid().ToString(), bytes, options, cancellationToken).ConfigureAwait(false);
        }

        var secret = await DescribeAsync(name, cancellationToken).ConfigureAwait(false);
        if (secret is null || !secret.Stages.TryGetValue(expectedVersionId, out var stages) || !stages.Contains(SecretRequest.CurrentStage, StringComparer.Ordinal))
        {
            return null;
        }

        var id = await _regions.WriteAsync(
            "PutSecretValue",
            name,
            async (region, token) =>
            {
                try
                {
                    PutSecretValueRequest request = new()
                    {
                        SecretId = name,
                        ClientRequestToken = TokenOf(secret),
                        SecretString = options.IsBinary ? null : bytes,
                        SecretBinary = options.IsBinary ? bytes : null,
                    };
                    return (await region.Client.PutSecretValueAsync(request, token).ConfigureAwait(false)).VersionId ?? request.ClientRequestToken;
                }
                catch (AmazonServiceException e) when (e.ErrorCode is "ResourceExistsException" or "ResourceNotFoundException")
                {
                    return Conflict;
                }
            },
            cancellationToken).ConfigureAwait(false);
        return id == Conflict ? null : id;
    }

    /// <summary>Lists the secrets with their metadata, without their values, in ordinal order of their names.</summary>
    /// <param name="includeDeleted">Whether secrets that are scheduled for deletion are included.</param>
    /// <param name="cancellationToken">A token that cancels the call.</param>
    /// <exception cref="SecretsException">They cannot be listed. The exception's type says why.</exception>
    public async ValueTask<IReadOnlyList<AwsSecretDescription>> DescribeAllAsync(bool includeDeleted, CancellationToken cancellationToken = default)
    {
        List<AwsSecretDescription> secrets = [];
        string? next = null;
        do
        {
            var page = await _regions.WriteAsync(
                "ListSecrets",
                secretName: null,
                (region, token) => region.Client.ListSecretsAsync(new() { MaxResults = 100, NextToken = next, IncludePlannedDeletion = includeDeleted ? true : null }, token),
                cancellationToken).ConfigureAwait(false);
            secrets.AddRange((page.SecretList ?? []).Where(static entry => entry.Name is not null).Select(static entry => new AwsSecretDescription(entry, entry.SecretVersionsToStages, replicas: null)));
            next = page.NextToken;
        }
        while (!string.IsNullOrEmpty(next));

        secrets.Sort(static (left, right) => string.CompareOrdinal(left.Name, right.Name));
        return secrets;
    }

    /// <summary>Gets the metadata of a secret, without its value.</summary>
    /// <param name="name">The secret's name or ARN.</param>
    /// <param name="cancellationToken">A token that cancels the call.</param>
    /// <returns>The description, or null if the secret does not exist.</returns>
    /// <exception cref="SecretsException">It cannot be described. The exception's type says why.</exception>
    public async ValueTask<AwsSecretDescription?> DescribeAsync(string name, CancellationToken cancellationToken = default) => await _regions.WriteAsync(
        "DescribeSecret",
        name,
        async (region, token) =>
        {
            try
            {
                var described = await region.Client.DescribeSecretAsync(new() { SecretId = name }, token).ConfigureAwait(false);
                return new AwsSecretDescription(described, described.VersionIdsToStages, described.ReplicationStatus);
            }
            catch (AmazonServiceException e) when (e.ErrorCode == "ResourceNotFoundException")
            {
                return null;
            }
        },
        cancellationToken).ConfigureAwait(false);

    /// <summary>Gets the versions of a secret, newest first: those with staging labels, and those without that AWS has not deleted yet.</summary>
    /// <param name="name">The secret's name or ARN.</param>
    /// <param name="cancellationToken">A token that cancels the call.</param>
    /// <exception cref="SecretsException">They cannot be listed. The exception's type says why.</exception>
    public async ValueTask<IReadOnlyList<AwsSecretVersion>> DescribeVersionsAsync(string name, CancellationToken cancellationToken = default)
    {
        List<AwsSecretVersion> versions = [];
        string? next = null;
        do
        {
            var page = await _regions.WriteAsync(
                "ListSecretVersionIds",
                name,
                (region, token) => region.Client.ListSecretVersionIdsAsync(new() { SecretId = name, IncludeDeprecated = true, MaxResults = 100, NextToken = next }, token),
                cancellationToken).ConfigureAwait(false);
            versions.AddRange((page.Versions ?? []).Where(static entry => entry.VersionId is not null).Select(static entry => new AwsSecretVersion(entry.VersionId!, entry.CreatedDate, entry.VersionStages ?? [])));
            next = page.NextToken;
        }
        while (!string.IsNullOrEmpty(next));

        return [.. versions.OrderByDescending(static version => version.CreatedAt).ThenBy(static version => version.Id, StringComparer.Ordinal)];
    }

    /// <summary>Makes another version the current one: <c>AWSCURRENT</c> moves to it.</summary>
    /// <param name="name">The secret's name.</param>
    /// <param name="currentVersionId">The id of the version that is current.</param>
    /// <param name="versionId">The id of the version to make current.</param>
    /// <param name="cancellationToken">A token that cancels the call.</param>
    /// <returns><see langword="true"/> if the label was moved; <see langword="false"/> if another version is current by now.</returns>
    /// <exception cref="SecretsException">The secret cannot be changed. The exception's type says why.</exception>
    public async ValueTask<bool> TryMakeCurrentAsync(string name, string currentVersionId, string versionId, CancellationToken cancellationToken = default) => await _regions.WriteAsync(
        "UpdateSecretVersionStage",
        name,
        async (region, token) =>
        {
            try
            {
                // AWS moves AWSPREVIOUS automatically, and rejects the call if the label is not on the version from which it is to be moved.
                UpdateSecretVersionStageRequest request = new() { SecretId = name, VersionStage = SecretRequest.CurrentStage, MoveToVersionId = versionId, RemoveFromVersionId = currentVersionId };
                await region.Client.UpdateSecretVersionStageAsync(request, token).ConfigureAwait(false);
                return true;
            }
            catch (AmazonServiceException e) when (e.ErrorCode == "InvalidParameterException")
            {
                return false;
            }
        },
        cancellationToken).ConfigureAwait(false);

    /// <summary>Schedules a secret for deletion, or deletes it immediately.</summary>
    /// <param name="name">The secret's name.</param>
    /// <param name="recoveryWindowInDays">The number of days during which it can be restored, 7 to 30; 0 to delete it immediately; null for 30.</param>
    /// <param name="cancellationToken">A token that cancels the call.</param>
    /// <returns>The time until which it can be restored, or null if it was deleted immediately.</returns>
    /// <exception cref="SecretsException">It cannot be deleted. The exception's type says why.</exception>
    public async ValueTask<DateTimeOffset?> ScheduleDeletionAsync(string name, int? recoveryWindowInDays, CancellationToken cancellationToken = default) => await _regions.WriteAsync(
        "DeleteSecret",
        name,
        async (region, token) =>
        {
            DeleteSecretRequest request = recoveryWindowInDays == 0
                ? new() { SecretId = name, ForceDeleteWithoutRecovery = true }
                : new() { SecretId = name, RecoveryWindowInDays = recoveryWindowInDays };
            var deleted = await region.Client.DeleteSecretAsync(request, token).ConfigureAwait(false);
            return recoveryWindowInDays == 0 ? null : deleted.DeletionDate;
        },
        cancellationToken).ConfigureAwait(false);

    /// <summary>Restores a secret that is scheduled for deletion.</summary>
    /// <param name="name">The secret's name.</param>
    /// <param name="cancellationToken">A token that cancels the call.</param>
    /// <exception cref="SecretsException">It cannot be restored. The exception's type says why.</exception>
    public async ValueTask RestoreAsync(string name, CancellationToken cancellationToken = default) => await _regions.WriteAsync(
        "RestoreSecret",
        name,
        (region, token) => region.Client.RestoreSecretAsync(new() { SecretId = name }, token),
        cancellationToken).ConfigureAwait(false);

    /// <summary>Starts the rotation that is configured for a secret.</summary>
    /// <param name="name">The secret's name.</param>
    /// <param name="cancellationToken">A token that cancels the call.</param>
    /// <returns>The id of the version that the rotation creates.</returns>
    /// <exception cref="SecretsException">It cannot be rotated. The exception's type says why.</exception>
    public async ValueTask<string> RotateAsync(string name, CancellationToken cancellationToken = default) => await _regions.WriteAsync(
        "RotateSecret",
        name,
        async (region, token) => (await region.Client.RotateSecretAsync(new() { SecretId = name }, token).ConfigureAwait(false)).VersionId ?? string.Empty,
        cancellationToken).ConfigureAwait(false);

    // Different after every change of the versions and their labels, a rollback included.
    private static string TokenOf(AwsSecretDescription secret)
    {
        var versions = secret.Stages.OrderBy(static version => version.Key, StringComparer.Ordinal)
            .Select(static version => $"{version.Key} {string.Join(' ', version.Value.Order(StringComparer.Ordinal))}");
        var text = string.Join('\n', versions.Prepend(secret.Name));
        return new Guid(SHA256.HashData(Encoding.UTF8.GetBytes(text)).AsSpan(0, 16)).ToString();
    }
}
