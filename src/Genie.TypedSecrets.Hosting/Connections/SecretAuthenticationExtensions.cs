using System.Net.Http.Headers;
using Genie.TypedSecrets;
using Genie.TypedSecrets.Hosting.Registration;
using Genie.TypedSecrets.Hosting.Starting;

namespace Microsoft.Extensions.DependencyInjection;

/// <summary>Authenticates the requests of <c>IHttpClientFactory</c>'s clients with secrets.</summary>
public static class SecretAuthenticationExtensions
{
    // RS0026: a call could bind to another overload once parameters are added. These overloads differ in a required parameter, and anything new goes
    // into SecretAuthenticationOptions.
#pragma warning disable RS0026

    /// <summary>
    /// Sets the <c>Authorization</c> header of each request from a secret, and sends the request again once there is a newer version if the server
    /// rejects it: see <see cref="SecretAuthenticationHandler{T}"/>.
    /// </summary>
    /// <typeparam name="TAccessor">The generated accessor of the secret: <c>ApiKeysAccessor</c>.</typeparam>
    /// <param name="builder">The client, of <c>services.AddHttpClient(…)</c>.</param>
    /// <param name="authorization">
    /// Returns the header: <c>keys => new("Bearer", keys.GithubToken.Reveal())</c>. All keys that it reads belong to the version that the request is sent
    /// with.
    /// </param>
    /// <param name="options">The options that determine which responses reject the credentials, and for how long to wait for a newer version. Null for the defaults.</param>
    /// <param name="serviceKey">The key of the client whose secret is used, of <c>services.AddKeyedSecrets(…)</c>; null for the client without a key.</param>
    /// <remarks>
    /// The order of the handlers is that of the calls: a resilience handler that is added before this one repeats requests with the current version;
    /// one that is added after it repeats them with the same version.
    /// </remarks>
    public static IHttpClientBuilder AddSecretAuthentication<TAccessor>(
        this IHttpClientBuilder builder,
        Func<TAccessor, AuthenticationHeaderValue> authorization,
        SecretAuthenticationOptions? options = null,
        string? serviceKey = null)
        where TAccessor : SecretAccessor
    {
        ArgumentNullException.ThrowIfNull(authorization);
        return Add<TAccessor>(builder, secret => SecretAuthenticationHandler.Create(secret, authorization, options), serviceKey);
    }

    /// <summary>
    /// Changes each request with a secret, and sends it again once there is a newer version if the server rejects it: see
    /// <see cref="SecretAuthenticationHandler{T}"/>.
    /// </summary>
    /// <typeparam name="TAccessor">The generated accessor of the secret: <c>ApiKeysAccessor</c>.</typeparam>
    /// <param name="builder">The client, of <c>services.AddHttpClient(…)</c>.</param>
    /// <param name="authenticate">
    /// Changes the request: <c>(request, keys) => request.Headers.Add("X-Api-Key", keys.ExternalApi.Key.Reveal())</c>. All keys that it reads belong to the
    /// version that the request is sent with.
    /// </param>
    /// <param name="options">The options that determine which responses reject the credentials, and for how long to wait for a newer version. Null for the defaults.</param>
    /// <param name="serviceKey">The key of the client whose secret is used, of <c>services.AddKeyedSecrets(…)</c>; null for the client without a key.</param>
    public static IHttpClientBuilder AddSecretAuthentication<TAccessor>(
        this IHttpClientBuilder builder,
        Action<HttpRequestMessage, TAccessor> authenticate,
        SecretAuthenticationOptions? options = null,
        string? serviceKey = null)
        where TAccessor : SecretAccessor
    {
        ArgumentNullException.ThrowIfNull(authenticate);
        return Add<TAccessor>(builder, secret => SecretAuthenticationHandler.Create(secret, authenticate, options), serviceKey);
    }

#pragma warning restore RS0026

    private static IHttpClientBuilder Add<TAccessor>(IHttpClientBuilder builder, Func<TAccessor, DelegatingHandler> create, string? serviceKey)
        where TAccessor : SecretAccessor
    {
        ArgumentNullException.ThrowIfNull(builder);

        // Preloading at start sees that this secret is used.
        builder.Services.AddSingleton(new AccessorUse(typeof(TAccessor), serviceKey));
        return builder.AddHttpMessageHandler(services => create(services.Get<TAccessor>(serviceKey)));
    }
}
