using System.Net;
using Amazon.Runtime;

namespace Genie.TypedSecrets.Aws.SecretsManager.Pipeline;

/// <summary>Creates the HTTP client of one Secrets Manager client. Disposing closes its connections.</summary>
/// <remarks>The SDK's own factory uses the proxy of the environment for every endpoint, also for one without TLS.</remarks>
internal sealed class SecretsManagerHttpClientFactory(Uri endpoint) : HttpClientFactory, IDisposable
{
    // So that a changed DNS name is noticed.
    private static readonly TimeSpan s_connectionLifetime = TimeSpan.FromMinutes(5);

    private readonly object _gate = new();
    private HttpClient? _client;

    public override HttpClient CreateHttpClient(IClientConfig clientConfig)
    {
        ArgumentNullException.ThrowIfNull(clientConfig);
        lock (_gate)
        {
            return _client ??= new(CreateHandler(clientConfig.GetWebProxy())) { Timeout = Timeout.InfiniteTimeSpan };
        }
    }

    public override bool UseSDKHttpClientCaching(IClientConfig clientConfig) => false;

    public override bool DisposeHttpClientsAfterUse(IClientConfig clientConfig) => false;

    public void Dispose()
    {
        lock (_gate)
        {
            _client?.Dispose();
        }
    }

    private SocketsHttpHandler CreateHandler(IWebProxy? proxy)
    {
        // A redirect would send the session token and the body elsewhere. Secrets Manager does not redirect.
        SocketsHttpHandler handler = new()
        {
            AllowAutoRedirect = false,
            UseCookies = false,
            UseProxy = EndpointSecurity.MayUseProxy(endpoint),
            PooledConnectionLifetime = s_connectionLifetime,
        };
        if (proxy is not null && handler.UseProxy)
        {
            handler.Proxy = proxy;
        }

        if (EndpointSecurity.IsLoopback(endpoint))
        {
            handler.ConnectCallback = EndpointSecurity.ConnectToLoopbackAsync;
        }

        return handler;
    }
}
