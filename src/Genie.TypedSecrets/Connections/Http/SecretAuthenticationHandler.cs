using System.Net.Http.Headers;
using Genie.TypedSecrets.Connections.Http;

namespace Genie.TypedSecrets;

/// <summary>
/// Authenticates HTTP requests with a secret, also while the secret is rotated: sets the header, or changes the request in another way, and sends the
/// request again as soon as there is a newer version if the server rejects the credentials.
/// </summary>
/// <typeparam name="T">The record of the secret.</typeparam>
/// <remarks>
/// <para>
/// If the cache has a newer version, a rejected request is sent again immediately. Otherwise the store is called, once for all requests that are rejected
/// at the same time, and again after growing pauses until <see cref="SecretRotationOptions.Deadline"/>. A request is never sent twice with the same
/// version. If no newer version becomes available, the caller gets the response that rejected the credentials.
/// </para>
/// <para>
/// After the response, the request has the headers, content and address that it had before, so that handlers that were added before this one do not see
/// the secret and can send the request again.
/// </para>
/// <para>
/// The secret does not follow a redirect to another address: <see cref="HttpClientHandler"/> and <see cref="SocketsHttpHandler"/> drop the
/// <c>Authorization</c> header, and a response from another address does not cause another attempt. They do not drop other headers. If the secret is in
/// another header, this handler sets <see cref="HttpClientHandler.AllowAutoRedirect"/> to false, and the caller gets the redirect as the response.
/// </para>
/// <para>Thread-safe, if the function that changes the request is.</para>
/// </remarks>
public sealed class SecretAuthenticationHandler<T> : DelegatingHandler
    where T : class
{
    private readonly SecretAccessor<T> _secret;
    private readonly RequestAuthentication<T> _authentication;

    // RS0026: a call could bind to another overload once parameters are added. These overloads differ in a required parameter, and anything new goes
    // into SecretAuthenticationOptions.
#pragma warning disable RS0026

    /// <summary>Creates a handler that sets the <c>Authorization</c> header of each request.</summary>
    /// <param name="secret">The secret: <c>Secrets.Current.ApiKeys</c>.</param>
    /// <param name="authorization">Returns the header: <c>keys => new("Bearer", keys.GithubToken.Reveal())</c>.</param>
    /// <param name="options">The options that determine which responses reject the credentials, and for how long to wait for a newer version. Null for the defaults.</param>
    public SecretAuthenticationHandler(SecretAccessor<T> secret, Func<T, AuthenticationHeaderValue> authorization, SecretAuthenticationOptions? options = null)
        : this(secret, Header(authorization), options)
    {
    }

    /// <summary>Creates a handler that changes each request.</summary>
    /// <param name="secret">The secret: <c>Secrets.Current.ApiKeys</c>.</param>
    /// <param name="authenticate">
    /// Changes the request: <c>(request, keys) => request.Headers.Add("X-Api-Key", keys.ExternalApi.Key.Reveal())</c>. Each attempt starts with the
    /// request as it was.
    /// </param>
    /// <param name="options">The options that determine which responses reject the credentials, and for how long to wait for a newer version. Null for the defaults.</param>
    public SecretAuthenticationHandler(SecretAccessor<T> secret, Action<HttpRequestMessage, T> authenticate, SecretAuthenticationOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(secret);
        ArgumentNullException.ThrowIfNull(authenticate);
        _secret = secret;
        _authentication = new(authenticate, options ?? new(), new(this));
    }

#pragma warning restore RS0026

    /// <inheritdoc/>
    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(request);
        using AuthenticatedRequest<T> authenticated = new(request, _authentication, _secret.Context.Client.TimeProvider);
        try
        {
            return authenticated.Return(await _secret.UseAsync(
                async (value, token) =>
                {
                    authenticated.Prepare(value);
                    return await authenticated.CheckAsync(await base.SendAsync(request, token).ConfigureAwait(false), token).ConfigureAwait(false);
                },
                _authentication.Use,
                cancellationToken).ConfigureAwait(false));
        }
        catch (RejectedResponseException rejected)
        {
            return authenticated.Return(rejected.Response);
        }
    }

    /// <inheritdoc/>
    protected override HttpResponseMessage Send(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(request);
        using AuthenticatedRequest<T> authenticated = new(request, _authentication, _secret.Context.Client.TimeProvider);
        try
        {
            return authenticated.Return(_secret.Use(
                (value, token) =>
                {
                    authenticated.Prepare(value);
                    return authenticated.Check(base.Send(request, token));
                },
                _authentication.Use,
                cancellationToken));
        }
        catch (RejectedResponseException rejected)
        {
            return authenticated.Return(rejected.Response);
        }
    }

    private static Action<HttpRequestMessage, T> Header(Func<T, AuthenticationHeaderValue> authorization)
    {
        ArgumentNullException.ThrowIfNull(authorization);
        return (request, value) => request.Headers.Authorization = authorization(value);
    }
}
