namespace Genie.TypedSecrets.Connections.Http;

/// <summary>Holds what all requests of a handler share.</summary>
/// <param name="Authenticate">Changes a request.</param>
/// <param name="Options">The handler's options.</param>
/// <param name="Redirects">Keeps secrets in headers from being sent to the target of a redirect.</param>
internal sealed record RequestAuthentication<T>(Action<HttpRequestMessage, T> Authenticate, SecretAuthenticationOptions Options, RedirectGuard Redirects)
    where T : class
{
    /// <summary>Gets the options of the use that each request is.</summary>
    internal SecretUseOptions Use { get; } = new(Options, static e => e is RejectedResponseException)
    {
        CanRepeat = static e => e is RejectedResponseException { CanRepeat: true },
    };
}
