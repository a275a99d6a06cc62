using System.Net.Http.Headers;

namespace Genie.TypedSecrets;

/// <summary>Creates handlers from accessors without naming the type of their record, for code that knows only the type of the accessor, such as a container.</summary>
public static class SecretAuthenticationHandler
{
    // RS0026: see SecretAuthenticationHandler<T>.
#pragma warning disable RS0026

    /// <summary>Creates a handler that sets the <c>Authorization</c> header of each request.</summary>
    /// <typeparam name="TAccessor">The type of the accessor.</typeparam>
    /// <param name="secret">The accessor: <c>Secrets.Current.ApiKeys</c>.</param>
    /// <param name="authorization">
    /// Returns the header: <c>keys => new("Bearer", keys.GithubToken.Reveal())</c>. It gets an accessor whose keys are all those of the version that the
    /// request is sent with.
    /// </param>
    /// <param name="options">The options that determine which responses reject the credentials, and for how long to wait for a newer version. Null for the defaults.</param>
    public static DelegatingHandler Create<TAccessor>(
        TAccessor secret,
        Func<TAccessor, AuthenticationHeaderValue> authorization,
        SecretAuthenticationOptions? options = null)
        where TAccessor : SecretAccessor
    {
        ArgumentNullException.ThrowIfNull(secret);
        ArgumentNullException.ThrowIfNull(authorization);
        return secret.CreateAuthenticationHandler((request, version) => request.Headers.Authorization = authorization((TAccessor)version), options);
    }

    /// <summary>Creates a handler that changes each request.</summary>
    /// <typeparam name="TAccessor">The type of the accessor.</typeparam>
    /// <param name="secret">The accessor: <c>Secrets.Current.ApiKeys</c>.</param>
    /// <param name="authenticate">
    /// Changes the request: <c>(request, keys) => request.Headers.Add("X-Api-Key", keys.ExternalApi.Key.Reveal())</c>. It gets an accessor whose keys are
    /// all those of the version that the request is sent with.
    /// </param>
    /// <param name="options">The options that determine which responses reject the credentials, and for how long to wait for a newer version. Null for the defaults.</param>
    public static DelegatingHandler Create<TAccessor>(
        TAccessor secret,
        Action<HttpRequestMessage, TAccessor> authenticate,
        SecretAuthenticationOptions? options = null)
        where TAccessor : SecretAccessor
    {
        ArgumentNullException.ThrowIfNull(secret);
        ArgumentNullException.ThrowIfNull(authenticate);
        return secret.CreateAuthenticationHandler((request, version) => authenticate(request, (TAccessor)version), options);
    }

#pragma warning restore RS0026
}
