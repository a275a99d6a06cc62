using System.Net.Sockets;
using Genie.TypedSecrets.Aws.SecretsManager;
using Genie.TypedSecrets.Aws.SecretsManager.Json;
using Genie.TypedSecrets.Aws.SecretsManager.Pipeline;
using Genie.TypedSecrets.Stores;

namespace Genie.TypedSecrets.Aws;

/// <summary>
/// Reads secrets from the AWS Secrets Manager Agent (AWS Workload Credentials Provider) or the Lambda extension on this host:
/// <c>GENIE_SECRETS_STORE=aws-agent</c>. All processes of the host share the agent's cache and its permissions.
/// </summary>
/// <remarks>
/// <para>Thread-safe. Create one instance and keep it, because it holds connections. Disposing closes them.</para>
/// <para>The protocol is specified by github.com/aws/aws-workload-credentials-provider: <c>GET /secretsmanager/get</c>.</para>
/// </remarks>
public sealed class AwsAgentSecretStore : ISecretStore, IDisposable
{
    internal const string StoreName = AgentErrors.StoreName;
    private const int MaxConcurrency = 8;

    private readonly AwsAgentSecretStoreOptions _options;
    private readonly AgentToken _token;
    private readonly HttpClient _http;

    /// <summary>Creates a store that takes the agent's address and token from environment variables.</summary>
    /// <exception cref="SecretsConfigurationException">The address is not on this host.</exception>
    public AwsAgentSecretStore()
        : this(new AwsAgentSecretStoreOptions())
    {
    }

    /// <summary>Creates a store.</summary>
    /// <param name="options">The options. They are copied.</param>
    /// <exception cref="SecretsConfigurationException">An option is out of range, or the address is not on this host.</exception>
    public AwsAgentSecretStore(AwsAgentSecretStoreOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        _options = options.Resolve();
        AwsAgentSecretStoreOptionsValidation.Validate(_options);
        _token = new(_options);

        // A proxy or a redirect would send the token and the secrets to another host.
        SocketsHttpHandler handler = new() { UseProxy = false, AllowAutoRedirect = false, UseCookies = false, ConnectCallback = EndpointSecurity.ConnectToLoopbackAsync };
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
        using CancellationTokenSource timeout = new(_options.Timeout, _options.TimeProvider);
        using var linked = CancellationTokenSource.CreateLinkedTokenSource(timeout.Token, cancellationToken);
        try
        {
            return await FetchAsync(request, linked.Token).ConfigureAwait(false);
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            throw AgentErrors.Unavailable(request, FormattableString.Invariant($"The agent did not respond within {_options.Timeout.TotalSeconds:0.###} s."), isTransient: true);
        }
        catch (Exception e) when (e is HttpRequestException or IOException)
        {
            var isRefused = e.InnerException is SocketException { SocketErrorCode: SocketError.ConnectionRefused };
            throw AgentErrors.Unavailable(
                request,
                isRefused ? $"The connection to {_http.BaseAddress} was refused. Start the agent, or set {AwsAgentSecretStoreOptions.EndpointVariable} to its address." : "The connection to the agent failed.",
                isTransient: true);
        }
    }

    /// <inheritdoc/>
    /// <remarks>The agent has no batch operation, so up to eight single requests are sent concurrently.</remarks>
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
            // The caller never gets these payloads, so they are wiped here.
            foreach (var result in results)
            {
                result?.Payload?.Dispose();
            }

            throw;
        }
    }

    /// <summary>Checks whether the agent responds (<c>/ping</c>), for health checks. It reads no secret and needs no token.</summary>
    /// <param name="cancellationToken">A token that cancels the call.</param>
    /// <returns>Whether the agent responded with a success status.</returns>
    public async ValueTask<bool> PingAsync(CancellationToken cancellationToken = default)
    {
        using CancellationTokenSource timeout = new(_options.Timeout, _options.TimeProvider);
        using var linked = CancellationTokenSource.CreateLinkedTokenSource(timeout.Token, cancellationToken);
        try
        {
            using var response = await _http.GetAsync(new Uri("ping", UriKind.Relative), HttpCompletionOption.ResponseHeadersRead, linked.Token).ConfigureAwait(false);
            return response.IsSuccessStatusCode;
        }
        catch (Exception e) when (e is HttpRequestException || (e is OperationCanceledException && !cancellationToken.IsCancellationRequested))
        {
            return false;
        }
    }

    /// <summary>Closes the connections.</summary>
    public void Dispose() => _http.Dispose();

    /// <summary>Returns the store's name and the agent's address.</summary>
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
        try
        {
            return await FetchAsync(request, _token.Get(), isRepeated: false, cancellationToken).ConfigureAwait(false);
        }
        catch (AgentTokenRejectedException)
        {
            return await FetchAsync(request, ReloadToken(request), isRepeated: true, cancellationToken).ConfigureAwait(false);
        }
    }

    private async Task<SecretPayload> FetchAsync(SecretRequest request, string token, bool isRepeated, CancellationToken cancellationToken)
    {
        using var response = await SendAsync(request, token, cancellationToken).ConfigureAwait(false);
        var headers = response.Content.Headers;
        var stream = await response.Content.ReadAsStreamAsync(cancellationToken).ConfigureAwait(false);
        using var body = await ReceivedBody.ReceiveAsync(stream, headers.ContentLength ?? -1, string.Join(',', headers.ContentEncoding), cancellationToken).ConfigureAwait(false);
        if (!response.IsSuccessStatusCode)
        {
            AgentResponse error = new(response.StatusCode, body.Bytes);
            throw error.IsTokenRejected && !isRepeated ? new AgentTokenRejectedException() : AgentErrors.Classify(error, request, _options.RoleArn, _token.IsRejectionTransient);
        }

        _token.MarkAccepted();
        return Read(request, body);
    }

    private string ReloadToken(SecretRequest request)
    {
        try
        {
            return _token.Reload();
        }
        catch (SecretsConfigurationException) when (_token.IsRejectionTransient)
        {
            throw AgentErrors.Unavailable(request, "The agent rejects a token that it accepted before, and the token's file does not contain a new one yet. The agent is probably restarting.", isTransient: true);
        }
    }

    private async Task<HttpResponseMessage> SendAsync(SecretRequest request, string token, CancellationToken cancellationToken)
    {
        var version = request.VersionId is null ? $"versionStage={Uri.EscapeDataString(request.VersionStage)}" : $"versionId={Uri.EscapeDataString(request.VersionId)}";
        var refresh = _options.BypassCache || request.BypassCache ? "&refreshNow=true" : string.Empty;
        var role = _options.RoleArn is null ? string.Empty : $"&roleArn={Uri.EscapeDataString(_options.RoleArn)}";
        using HttpRequestMessage message = new(HttpMethod.Get, $"secretsmanager/get?secretId={Uri.EscapeDataString(request.Name)}&{version}{refresh}{role}");
        message.Headers.TryAddWithoutValidation(_options.TokenHeader, token);
        return await _http.SendAsync(message, HttpCompletionOption.ResponseHeadersRead, cancellationToken).ConfigureAwait(false);
    }

    private static SecretPayload Read(SecretRequest request, ReceivedBody body) =>
        SecretsManagerJson.TryRead(body.Bytes, SecretsManagerJson.Messages.GetSecretValueResponse) is { } response && PayloadReader.TryRead(request.Name, response) is { } payload
            ? payload
            : throw AgentErrors.Unavailable(request, "The agent returned a response that cannot be read.", isTransient: true);
}
