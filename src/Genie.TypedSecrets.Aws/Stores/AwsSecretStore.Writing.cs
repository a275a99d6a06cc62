using System.Diagnostics.CodeAnalysis;
using Amazon.Runtime;
using Genie.TypedSecrets.Aws.Errors;
using Genie.TypedSecrets.Aws.Regions;
using Genie.TypedSecrets.Aws.SecretsManager.Model;
using Genie.TypedSecrets.Stores;

namespace Genie.TypedSecrets.Aws;

// Writing, for seeding and the command line. All calls go to the primary region.
public sealed partial class AwsSecretStore
{
    private static readonly SecretWriteOptions s_text = new();
    private static readonly SecretWriteOptions s_binary = new() { IsBinary = true };

    /// <inheritdoc/>
    /// <remarks>A secret that is scheduled for deletion is restored first.</remarks>
    /// <exception cref="ArgumentException">Secrets Manager does not accept the name or the value.</exception>
    /// <exception cref="SecretsException">The secret cannot be written. The exception's type says why.</exception>
    [SuppressMessage("ApiDesign", "RS0026:Do not add multiple overloads with optional parameters", Justification = "The options are required, so that every call selects one overload.")]
    public ValueTask<string> PutAsync(string name, ReadOnlyMemory<byte> value, bool isBinary = false, CancellationToken cancellationToken = default) =>
        PutAsync(name, value, isBinary ? s_binary : s_text, cancellationToken);

    /// <inheritdoc/>
    /// <remarks>
    /// A secret that is scheduled for deletion is restored first. Description, KMS key, tags and replica regions are part of the <c>CreateSecret</c> call.
    /// </remarks>
    /// <exception cref="ArgumentException">Secrets Manager does not accept the name, the value or an option.</exception>
    /// <exception cref="SecretsException">The secret cannot be written. The exception's type says why.</exception>
    [SuppressMessage("ApiDesign", "RS0026:Do not add multiple overloads with optional parameters", Justification = "The options are required, so that every call selects one overload.")]
    public async ValueTask<string> PutAsync(string name, ReadOnlyMemory<byte> value, SecretWriteOptions options, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(options);
        SecretId.ThrowIfUnwritable(name);
        SecretValue.ThrowIfUnwritable(value.Span, options.IsBinary);
        SecretMetadata.ThrowIfInvalid(options);
        cancellationToken.ThrowIfCancellationRequested();

        // All calls have the same token, so that each of them would create the same version.
        var token = Guid.NewGuid().ToString();
        using var bytes = SecretBytes.CopyOf(value.Span);
        return await PutVersionAsync(name, token, bytes, options.IsBinary, cancellationToken).ConfigureAwait(false)
            ?? await CreateAsync(name, token, bytes, options, cancellationToken).ConfigureAwait(false)
            ?? await PutVersionAsync(name, token, bytes, options.IsBinary, cancellationToken).ConfigureAwait(false)
            ?? throw new SecretStoreUnavailableException(StoreName, "Another process creates and deletes the secret at the same time. Try again.", name);
    }

    /// <inheritdoc/>
    /// <remarks>The secret is scheduled for deletion with AWS's default recovery window: it can be restored for 30 days.</remarks>
    public async ValueTask<bool> DeleteAsync(string name, CancellationToken cancellationToken = default)
    {
        SecretId.ThrowIfUnwritable(name);
        cancellationToken.ThrowIfCancellationRequested();
        return await _regions.WriteAsync("DescribeSecret", name, ExistsAsync, cancellationToken).ConfigureAwait(false)
            && await _regions.WriteAsync("DeleteSecret", name, DeleteAsync, cancellationToken).ConfigureAwait(false);

        async Task<bool> ExistsAsync(RegionalClient region, CancellationToken token)
        {
            try
            {
                return (await region.Client.DescribeSecretAsync(new() { SecretId = name }, token).ConfigureAwait(false)).DeletedDate is null;
            }
            catch (AmazonServiceException e) when (e.ErrorCode == "ResourceNotFoundException")
            {
                return false;
            }
        }

        async Task<bool> DeleteAsync(RegionalClient region, CancellationToken token)
        {
            await region.Client.DeleteSecretAsync(new() { SecretId = name }, token).ConfigureAwait(false);
            return true;
        }
    }

    /// <inheritdoc/>
    /// <remarks>Secrets that are scheduled for deletion are not included.</remarks>
    public async ValueTask<IReadOnlyList<string>> ListAsync(CancellationToken cancellationToken = default)
    {
        List<string> names = [];
        string? next = null;
        do
        {
            var page = await _regions.WriteAsync(
                "ListSecrets",
                secretName: null,
                (region, token) => region.Client.ListSecretsAsync(new() { MaxResults = 100, NextToken = next }, token),
                cancellationToken).ConfigureAwait(false);
            names.AddRange((page.SecretList ?? []).Select(static entry => entry.Name).OfType<string>());
            next = page.NextToken;
        }
        while (!string.IsNullOrEmpty(next));

        names.Sort(StringComparer.Ordinal);
        return names;
    }

    // Returns null if the secret does not exist. A secret cannot be created with a given ARN.
    private Task<string?> PutVersionAsync(string name, string versionToken, SecretBytes value, bool isBinary, CancellationToken cancellationToken) =>
        _regions.WriteAsync(
            "PutSecretValue",
            name,
            async (region, token) =>
            {
                for (var isRestored = false; ; isRestored = true)
                {
                    try
                    {
                        var response = await region.Client.PutSecretValueAsync(Request(), token).ConfigureAwait(false);
                        return (string?)(response.VersionId ?? versionToken);
                    }
                    catch (AmazonServiceException e) when (e.ErrorCode == "ResourceNotFoundException" && !SecretArn.IsMeant(name))
                    {
                        return null;
                    }
                    catch (AmazonServiceException e) when (!isRestored && AwsErrors.IsDeleted(e))
                    {
                        await region.Client.RestoreSecretAsync(new() { SecretId = name }, token).ConfigureAwait(false);
                    }
                }

                PutSecretValueRequest Request() => new()
                {
                    SecretId = name,
                    ClientRequestToken = versionToken,
                    SecretString = isBinary ? null : value,
                    SecretBinary = isBinary ? value : null,
                };
            },
            cancellationToken);

    // Returns null if the secret exists already.
    private Task<string?> CreateAsync(string name, string versionToken, SecretBytes value, SecretWriteOptions options, CancellationToken cancellationToken) =>
        _regions.WriteAsync(
            "CreateSecret",
            name,
            async (region, token) =>
            {
                try
                {
                    CreateSecretRequest request = new()
                    {
                        Name = name,
                        ClientRequestToken = versionToken,
                        Description = options.Description,
                        KmsKeyId = options.KmsKeyId,
                        SecretString = options.IsBinary ? null : value,
                        SecretBinary = options.IsBinary ? value : null,
                        Tags = SecretMetadata.GetTags(options),
                        AddReplicaRegions = SecretMetadata.GetReplicaRegions(options),
                    };
                    var response = await region.Client.CreateSecretAsync(request, token).ConfigureAwait(false);
                    return (string?)(response.VersionId ?? versionToken);
                }
                catch (AmazonServiceException e) when (e.ErrorCode == "ResourceExistsException")
                {
                    return null;
                }
            },
            cancellationToken);
}
