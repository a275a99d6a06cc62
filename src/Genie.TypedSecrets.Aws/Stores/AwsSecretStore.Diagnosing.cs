using System.Net.Http.Headers;
using Amazon.Runtime;
using Genie.TypedSecrets.Aws.Errors;
using Genie.TypedSecrets.Aws.SecretsManager;
using Genie.TypedSecrets.Aws.SecretsManager.Pipeline;

namespace Genie.TypedSecrets.Aws;

// What can be said of the connection without reading a value, for tools.
public sealed partial class AwsSecretStore
{
    /// <summary>Gets the regions that are called, the primary region first.</summary>
    public IReadOnlyList<string> Regions => _regions.Names;

    /// <summary>Gets the scheme, host and port of the endpoint of the primary region; null if it is not known.</summary>
    public string? Endpoint => _regions.GetPreferred(id: null).Endpoint is { } endpoint ? EndpointSecurity.Show(endpoint) : null;

    /// <summary>Gets the source of the credentials, in words: an environment variable, a profile, a role. Never a part of them.</summary>
    public string CredentialSource => _options.Credentials is null ? Credentials.CredentialSource.Find(_options.Profile).ToString() : $"the option {nameof(AwsSecretStoreOptions.Credentials)}";

    /// <summary>Calls the endpoint of the primary region without credentials and gets the time of its clock.</summary>
    /// <param name="cancellationToken">A token that cancels the call.</param>
    /// <returns>The time, in seconds; null if the endpoint does not say.</returns>
    /// <exception cref="SecretStoreUnavailableException">The endpoint cannot be reached. The message says what to check.</exception>
    public async ValueTask<DateTimeOffset?> GetServiceTimeAsync(CancellationToken cancellationToken = default)
    {
        var region = _regions.GetPreferred(id: null);
        if (region.Endpoint is not { } endpoint)
        {
            return null;
        }

        using var timeout = new CancellationTokenSource(_options.AttemptTimeout, _options.TimeProvider);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(timeout.Token, cancellationToken);
        using SecretsManagerHttpClientFactory factory = new(endpoint);
        try
        {
            using HttpRequestMessage request = new(HttpMethod.Head, endpoint);
            request.Headers.UserAgent.Add(new ProductInfoHeaderValue("genie-typed-secrets", productVersion: null));
            using var response = await factory.CreateHttpClient(new AmazonSecretsManagerConfig()).SendAsync(request, HttpCompletionOption.ResponseHeadersRead, either.Token).ConfigureAwait(false);
            return response.Headers.Date;
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            throw new OperationCanceledException(cancellationToken);
        }
        catch (Exception e) when (e is HttpRequestException or IOException or OperationCanceledException)
        {
            var call = AwsCall.To(region, "GetSecretValue", request: null);
            throw AwsErrors.Unavailable(call, NetworkErrors.Describe(e, call), isTransient: true);
        }
    }

    /// <summary>Checks whether this identity may list secrets, by listing one secret.</summary>
    /// <param name="cancellationToken">A token that cancels the call.</param>
    /// <returns>A task that completes if the identity may call <c>ListSecrets</c>.</returns>
    /// <exception cref="SecretsException">The secrets cannot be listed. The exception's type says why.</exception>
    public async ValueTask CheckListAsync(CancellationToken cancellationToken = default) => await _regions.WriteAsync(
        "ListSecrets", secretName: null, static (region, token) => region.Client.ListSecretsAsync(new() { MaxResults = 1 }, token), cancellationToken).ConfigureAwait(false);

    /// <summary>Checks whether this identity may read a secret, without reading its value, by requesting a version that does not exist.</summary>
    /// <param name="name">The secret's name or ARN.</param>
    /// <param name="cancellationToken">A token that cancels the call.</param>
    /// <returns>A task that completes if the identity may call <c>GetSecretValue</c>. Whether it may use the KMS key is only known after a read.</returns>
    /// <exception cref="SecretsException">The secret cannot be read. The exception's type says why.</exception>
    public async ValueTask CheckReadAsync(string name, CancellationToken cancellationToken = default)
    {
        SecretId.ThrowIfUnreadable(name, StoreName);
        await _regions.WriteAsync(
            "GetSecretValue",
            name,
            async (region, token) =>
            {
                try
                {
                    await region.Client.GetSecretValueAsync(new() { SecretId = _regions.GetId(region, name), VersionId = Guid.NewGuid().ToString() }, token).ConfigureAwait(false);
                }
                catch (AmazonServiceException e) when (e.ErrorCode == "ResourceNotFoundException")
                {
                    // Permissions are checked first.
                }

                return true;
            },
            cancellationToken).ConfigureAwait(false);
    }
}
