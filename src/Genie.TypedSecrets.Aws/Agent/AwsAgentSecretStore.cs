using System.Net;
using System.Net.Sockets;
using Genie.TypedSecrets.Aws.SecretsManager.Json;
using Genie.TypedSecrets.Aws.SecretsManager.Pipeline;
using Genie.TypedSecrets.Stores;

namespace Genie.TypedSecrets.Aws;

/// <summary>
/// The AWS Secrets Manager Agent (AWS Workload Credentials Provider) or the Lambda extension on this host:
/// <c>GENIE_SECRETS_STORE=aws-agent</c>. The host's processes share its cache and its rights.
/// </summary>
/// <remarks>
/// <para>Thread-safe. Make one and keep it: it holds connections. Disposing closes them.</para>
/// <para>The protocol is that of github.com/aws/aws-workload-credentials-provider: <c>GET /secretsmanager/get</c>.</para>
/// </remarks>
public sealed class AwsAgentSecretStore : ISecretStore, IDisposable
{
    internal const string StoreName = AgentErrors.StoreName;
    private const string TokenHeader = "X-Aws-Parameters-Secrets-Token";
    private const int MaxConcurrency = 8;

    private readonly AwsAgentSecretStoreOptions _options;
    private readonly AgentToken _token;
    private readonly HttpClient _http;

    /// <summary>A store that asks the agent of this host, with address and token from the surroundings.</summary>
    /// <exception cref="SecretsConfigurationException">The address is not on this host.</exception>
    public AwsAgentSecretStore()
        : this(new AwsAgentSecretStoreOptions())
    {
    }

    /// <summary>A store.</summary>
    /// <param name="options">How it works.</param>
    /// <exception cref="SecretsConfigurationException">An option is out of its range, or the address is not on this host.</exception>
    public AwsAgentSecretStore(AwsAgentSecretStoreOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        if (options.Timeout < TimeSpan.FromMilliseconds(10) || options.Timeout > TimeSpan.FromMinutes(5))
        {
            throw new SecretsConfigurationException($"The option {nameof(options.Timeout)} is {options.Timeout:c}. It can be from 00:00:00.0100000 to 00:05:00.");
        }

        _options = options.Copy();
        _token = new(_options);

        // A proxy or a redirection would take token and secrets off this host.
        SocketsHttpHandler handler = new() { UseProxy = false, AllowAutoRedirect = false, UseCookies = false, ConnectCallback = AgentAddress.ConnectAsync };
        _http = new(handler) { BaseAddress = AgentAddress.Get(_options), Timeout = Timeout.InfiniteTimeSpan };
    }

    /// <inheritdoc/>
    public string Name => StoreName;

    /// <inheritdoc/>
    public bool SupportsBatching => false;

    /// <inheritdoc/>
    public async ValueTask<SecretPayload> GetAsync(SecretRequest request, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(request);
        cancellationToken.ThrowIfCancellationRequested();
        SecretId.ThrowIfUnreadable(request.Name, StoreName);
        using CancellationTokenSource late = new(_options.Timeout, _options.TimeProvider);
        using var end = CancellationTokenSource.CreateLinkedTokenSource(late.Token, cancellationToken);
        try
        {
            return await FetchAsync(request, end.Token).ConfigureAwait(false);
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            throw AgentErrors.Unavailable(request, FormattableString.Invariant($"It did not answer within {_options.Timeout.TotalSeconds:0.###} s."), isTransient: true);
        }
        catch (Exception e) when (e is HttpRequestException or IOException)
        {
            var isRefused = e.InnerException is SocketException { SocketErrorCode: SocketError.ConnectionRefused };
            throw AgentErrors.Unavailable(
                request,
                isRefused ? $"Nobody listens at {_http.BaseAddress}. Start the agent, or say where it is: {AwsAgentSecretStoreOptions.EndpointVariable}." : "The connection to it failed.",
                isTransient: true);
        }
    }

    /// <inheritdoc/>
    /// <remarks>The agent has no batch call: up to eight single ones are under way at once.</remarks>
    public async ValueTask<IReadOnlyList<SecretResult>> GetManyAsync(IReadOnlyList<SecretRequest> requests, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(requests);
        cancellationToken.ThrowIfCancellationRequested();
        var results = new SecretResult[requests.Count];
        try
        {
            ParallelOptions parallel = new() { MaxDegreeOfParallelism = MaxConcurrency, CancellationToken = cancellationToken };
            await Parallel.ForAsync(0, results.Length, parallel, async (i, token) => results[i] = await GetResultAsync(requests[i], token).ConfigureAwait(false)).ConfigureAwait(false);
            return results;
        }
        catch
        {
            // Nobody else will ever see these payloads.
            foreach (var result in results)
            {
                result?.Payload?.Dispose();
            }

            throw;
        }
    }

    /// <summary>Whether the agent answers at all (<c>/ping</c>): for health checks. Reads no secret, needs no token.</summary>
    /// <param name="cancellationToken">Cancels the call.</param>
    public async ValueTask<bool> PingAsync(CancellationToken cancellationToken = default)
    {
        using CancellationTokenSource late = new(_options.Timeout, _options.TimeProvider);
        using var end = CancellationTokenSource.CreateLinkedTokenSource(late.Token, cancellationToken);
        try
        {
            using var response = await _http.GetAsync(new Uri("ping", UriKind.Relative), HttpCompletionOption.ResponseHeadersRead, end.Token).ConfigureAwait(false);
            return response.IsSuccessStatusCode;
        }
        catch (Exception e) when (e is HttpRequestException || (e is OperationCanceledException && !cancellationToken.IsCancellationRequested))
        {
            return false;
        }
    }

    /// <summary>Closes the connections.</summary>
    public void Dispose() => _http.Dispose();

    /// <summary>The store's name and the agent's address.</summary>
    public override string ToString() => $"{StoreName} ({_http.BaseAddress})";

    internal static ISecretStore Create(SecretStoreContext context) =>
        new AwsAgentSecretStore(new AwsAgentSecretStoreOptions { TimeProvider = context.TimeProvider, EnvironmentVariableReader = context.EnvironmentVariableReader });

    private async Task<SecretResult> GetResultAsync(SecretRequest request, CancellationToken cancellationToken)
    {
        try
        {
            return SecretResult.Success(await GetAsync(request, cancellationToken).ConfigureAwait(false));
        }
        catch (SecretsException e)
        {
            return SecretResult.Failure(request.Name, e);
        }
    }

    private async Task<SecretPayload> FetchAsync(SecretRequest request, CancellationToken cancellationToken)
    {
        var response = await SendAsync(request, _token.Get(), cancellationToken).ConfigureAwait(false);
        if (response.StatusCode is HttpStatusCode.Forbidden or HttpStatusCode.Unauthorized)
        {
            response.Dispose();
            response = await SendAsync(request, ReloadToken(request), cancellationToken).ConfigureAwait(false);
        }

        using (response)
        {
            var stream = await response.Content.ReadAsStreamAsync(cancellationToken).ConfigureAwait(false);
            using var body = await ReceivedBody.ReceiveAsync(stream, response.Content.Headers.ContentLength ?? -1, cancellationToken).ConfigureAwait(false);
            if (!response.IsSuccessStatusCode)
            {
                throw AgentErrors.Classify(response.StatusCode, body.Bytes, request, _token.IsReplaced);
            }

            _token.Worked();
            return Read(request, body);
        }
    }

    private string ReloadToken(SecretRequest request)
    {
        try
        {
            return _token.Reload();
        }
        catch (SecretsConfigurationException) when (_token.IsReplaced)
        {
            throw AgentErrors.Unavailable(request, "It refuses the token it took before, and the token's file has no other yet.", isTransient: true);
        }
    }

    private async Task<HttpResponseMessage> SendAsync(SecretRequest request, string token, CancellationToken cancellationToken)
    {
        var version = request.VersionId is null ? $"versionStage={Uri.EscapeDataString(request.VersionStage)}" : $"versionId={Uri.EscapeDataString(request.VersionId)}";
        var refresh = _options.BypassCache || request.BypassCache ? "&refreshNow=true" : string.Empty;
        using HttpRequestMessage message = new(HttpMethod.Get, $"secretsmanager/get?secretId={Uri.EscapeDataString(request.Name)}&{version}{refresh}");
        message.Headers.TryAddWithoutValidation(TokenHeader, token);
        return await _http.SendAsync(message, HttpCompletionOption.ResponseHeadersRead, cancellationToken).ConfigureAwait(false);
    }

    private static SecretPayload Read(SecretRequest request, ReceivedBody body) =>
        SecretsManagerJson.TryRead(body.Bytes, SecretsManagerJson.Messages.GetSecretValueResponse) is { } answer && PayloadReader.TryRead(request.Name, answer) is { } payload
            ? payload
            : throw AgentErrors.Unavailable(request, "It answered with something that cannot be read.", isTransient: true);
}
