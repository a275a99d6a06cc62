using System.Security.Cryptography;
using System.Text;
using Amazon.Runtime;
using Genie.TypedSecrets.Aws.SecretsManager.Model;
using Genie.TypedSecrets.Stores;

namespace Genie.TypedSecrets.Tooling.Management;

/// <content>
/// Writes. PutSecretValue has no condition, but its ClientRequestToken becomes the version id, and AWS refuses a token that is in use for
/// another value. A token that is computed from the versions that were read therefore lets one of several writers succeed. A writer that
/// does not compute its token this way, such as the console, is found out afterwards: the previous version is not the one that was read.
/// </content>
internal sealed partial class AwsManagedStore
{
    // No version has an empty id. Not an exception: the region classifies all of those as AWS's.
    private const string Conflict = "";

    public async Task<WriteResult> PutAsync(SecretWrite write, CancellationToken cancellationToken)
    {
        if (write.Condition is null)
        {
            return new(await store.PutAsync(write.Name, write.Value, OptionsOf(write), cancellationToken).ConfigureAwait(false));
        }

        using var value = SecretBytes.CopyOf(write.Value.Span);
        return write.Condition.CurrentVersionId is { } current
            ? await ReplaceAsync(write, value, current, cancellationToken).ConfigureAwait(false)
            : new(await CreateAsync(write, value, Guid.NewGuid().ToString(), cancellationToken).ConfigureAwait(false) ?? throw new VersionConflictException(write.Name));
    }

    private static SecretWriteOptions OptionsOf(SecretWrite write) => new()
    {
        IsBinary = write.IsBinary,
        Description = write.Creation.Description,
        KmsKeyId = write.Creation.KmsKeyId,
        Tags = write.Creation.Tags,
        ReplicaRegions = write.Creation.ReplicaRegions,
    };

    private async Task<WriteResult> ReplaceAsync(SecretWrite write, SecretBytes value, string current, CancellationToken cancellationToken)
    {
        var before = await DescribeAsync(write.Name, cancellationToken).ConfigureAwait(false);
        if (before?.Current?.Id != current)
        {
            throw new VersionConflictException(write.Name);
        }

        var id = await PutVersionAsync(write, value, TokenOf(before), cancellationToken).ConfigureAwait(false) ?? throw new VersionConflictException(write.Name);
        var after = await DescribeAsync(write.Name, cancellationToken).ConfigureAwait(false);
        var overwritten = after?.Current?.Id == id && after.Previous?.Id is { } previous && previous != current && previous != id ? previous : null;
        return new(id, overwritten);
    }

    // Different after every change of the versions and their labels, a rollback included.
    private static string TokenOf(SecretMetadata secret)
    {
        var text = string.Join('\n', secret.Versions.OrderBy(static v => v.Id, StringComparer.Ordinal).Select(static v => $"{v.Id} {string.Join(' ', v.Stages)}").Prepend(secret.Name));
        return new Guid(SHA256.HashData(Encoding.UTF8.GetBytes(text)).AsSpan(0, 16)).ToString();
    }

    // Null where there is no such secret.
    private async Task<string?> PutVersionAsync(SecretWrite write, SecretBytes value, string versionToken, CancellationToken cancellationToken)
    {
        var id = await SendPutAsync(write, value, versionToken, cancellationToken).ConfigureAwait(false);
        return id == Conflict ? throw new VersionConflictException(write.Name) : id;
    }

    private Task<string?> SendPutAsync(SecretWrite write, SecretBytes value, string versionToken, CancellationToken cancellationToken) => store.Regions.WriteAsync(
        "PutSecretValue",
        write.Name,
        async (region, token) =>
        {
            try
            {
                PutSecretValueRequest request = new()
                {
                    SecretId = write.Name,
                    ClientRequestToken = versionToken,
                    SecretString = write.IsBinary ? null : value,
                    SecretBinary = write.IsBinary ? value : null,
                };
                return (await region.Client.PutSecretValueAsync(request, token).ConfigureAwait(false)).VersionId ?? (string?)versionToken;
            }
            catch (AmazonServiceException e) when (e.ErrorCode == "ResourceNotFoundException")
            {
                return null;
            }
            catch (AmazonServiceException e) when (e.ErrorCode == "ResourceExistsException")
            {
                return Conflict;
            }
        },
        cancellationToken);

    // Null where there is such a secret already.
    private Task<string?> CreateAsync(SecretWrite write, SecretBytes value, string versionToken, CancellationToken cancellationToken) => store.Regions.WriteAsync(
        "CreateSecret",
        write.Name,
        async (region, token) =>
        {
            try
            {
                CreateSecretRequest request = new()
                {
                    Name = write.Name,
                    ClientRequestToken = versionToken,
                    SecretString = write.IsBinary ? null : value,
                    SecretBinary = write.IsBinary ? value : null,
                    KmsKeyId = write.Creation.KmsKeyId,
                    Description = write.Creation.Description,
                    Tags = Aws.SecretMetadata.GetTags(write.Creation),
                    AddReplicaRegions = Aws.SecretMetadata.GetReplicaRegions(write.Creation),
                };
                return (await region.Client.CreateSecretAsync(request, token).ConfigureAwait(false)).VersionId ?? (string?)versionToken;
            }
            catch (AmazonServiceException e) when (e.ErrorCode == "ResourceExistsException")
            {
                return null;
            }
        },
        cancellationToken);
}
