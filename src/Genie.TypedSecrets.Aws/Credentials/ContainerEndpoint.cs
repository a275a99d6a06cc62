using Genie.TypedSecrets.Aws.SecretsManager;

namespace Genie.TypedSecrets.Aws.Credentials;

/// <summary>Checks the endpoint that gives credentials to a container. The SDK repeats the call for seconds and loses the HTTP status.</summary>
internal static class ContainerEndpoint
{
    private static readonly TimeSpan s_timeout = TimeSpan.FromSeconds(2);

    // The addresses of ECS and of EKS Pod Identity, to which the SDK sends the token without TLS.
    private static readonly string[] s_trustedHosts = ["169.254.170.2", "169.254.170.23", "[fd00:ec2::23]"];

    /// <summary>Calls the endpoint once. Does nothing where the SDK would not call it.</summary>
    /// <exception cref="HttpRequestException">The endpoint cannot be reached, or it returned an error.</exception>
    /// <exception cref="IOException">The file with the token cannot be read.</exception>
    /// <exception cref="OperationCanceledException">The endpoint does not respond in time.</exception>
    internal static async Task CheckAsync(string address)
    {
        if (!Uri.TryCreate(address, UriKind.Absolute, out var endpoint)
            || (endpoint.Scheme != Uri.UriSchemeHttps && !EndpointSecurity.IsLoopback(endpoint) && Array.IndexOf(s_trustedHosts, endpoint.Host) < 0))
        {
            return;
        }

        using CancellationTokenSource timeout = new(s_timeout);
        using SocketsHttpHandler handler = new() { UseProxy = false, AllowAutoRedirect = false, UseCookies = false };
        using HttpClient client = new(handler, disposeHandler: false);
        using HttpRequestMessage request = new(HttpMethod.Get, endpoint);
        if (await ReadTokenAsync(timeout.Token).ConfigureAwait(false) is { } token)
        {
            request.Headers.TryAddWithoutValidation("Authorization", token);
        }

        using var response = await client.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, timeout.Token).ConfigureAwait(false);
        if (!response.IsSuccessStatusCode)
        {
            throw new HttpRequestException("The endpoint returned an error.", inner: null, response.StatusCode);
        }
    }

    private static async Task<string?> ReadTokenAsync(CancellationToken cancellationToken) =>
        Environment.GetEnvironmentVariable("AWS_CONTAINER_AUTHORIZATION_TOKEN_FILE") is { Length: > 0 } file
            ? (await File.ReadAllTextAsync(file, cancellationToken).ConfigureAwait(false)).Trim()
            : Environment.GetEnvironmentVariable("AWS_CONTAINER_AUTHORIZATION_TOKEN") is { Length: > 0 } token ? token : null;
}
