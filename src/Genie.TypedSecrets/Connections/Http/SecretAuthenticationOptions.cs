using System.Net;

namespace Genie.TypedSecrets;

/// <summary>Configures a <see cref="SecretAuthenticationHandler{T}"/>: which responses reject the credentials, and how the request is repeated.</summary>
/// <remarks>Immutable. Thread-safe if <see cref="IsAuthenticationFailure"/> is.</remarks>
public sealed class SecretAuthenticationOptions : SecretRotationOptions
{
    private readonly long _maxRequestContentBufferSize = 1024 * 1024;

    /// <summary>
    /// Gets the function that returns whether a response means that the credentials were rejected. By default 401 Unauthorized does. All other
    /// responses are returned as they are.
    /// </summary>
    public Func<HttpResponseMessage, bool> IsAuthenticationFailure { get; init; } = static response => response.StatusCode == HttpStatusCode.Unauthorized;

    /// <summary>
    /// Gets the largest content of a request, in bytes, that is kept in memory while it is sent, so that the request can be repeated. 1 MiB by default;
    /// 0 keeps none.
    /// </summary>
    /// <remarks>
    /// A request without content, with content that is in memory already (<see cref="StringContent"/>, <see cref="ByteArrayContent"/>), or whose
    /// content the server did not read before it responded, is repeated in any case. If the content is larger, the response that rejects the
    /// credentials is returned, and a new version is fetched for the requests that follow.
    /// </remarks>
    /// <exception cref="ArgumentOutOfRangeException">The value is negative, or larger than an array can be.</exception>
    public long MaxRequestContentBufferSize
    {
        get => _maxRequestContentBufferSize;
        init
        {
            ArgumentOutOfRangeException.ThrowIfNegative(value);
            ArgumentOutOfRangeException.ThrowIfGreaterThan(value, Array.MaxLength);
            _maxRequestContentBufferSize = value;
        }
    }
}
