using System.Net;
using System.Net.Sockets;

namespace Genie.TypedSecrets.Aws.SecretsManager;

/// <summary>Determines which endpoints may be called without TLS, and which connections use a proxy.</summary>
internal static class EndpointSecurity
{
    /// <summary>Rejects an endpoint without TLS that is not on this host.</summary>
    /// <param name="endpoint">The endpoint.</param>
    /// <param name="setting">The setting that names it.</param>
    /// <param name="isPlainHttpAllowed">Whether the user allows it.</param>
    /// <exception cref="SecretsConfigurationException">Secrets and credentials would travel unencrypted.</exception>
    internal static void ThrowIfInsecure(Uri endpoint, string setting, bool isPlainHttpAllowed)
    {
        if (endpoint.Scheme != Uri.UriSchemeHttp && endpoint.Scheme != Uri.UriSchemeHttps)
        {
            throw new SecretsConfigurationException($"The {setting} is '{Show(endpoint)}', which is not an http or https address.");
        }

        if (endpoint.Scheme == Uri.UriSchemeHttp && !isPlainHttpAllowed && !IsLoopback(endpoint))
        {
            throw new SecretsConfigurationException(
                $"The {setting} is '{Show(endpoint)}'. Secrets would travel to {endpoint.Host} unencrypted, so http is accepted for loopback addresses only. Use https. "
                + $"For a trusted network, such as containers on one host, set {AwsSecretStoreOptions.AllowPlainHttpVariable}=true or the option {nameof(AwsSecretStoreOptions.AllowPlainHttp)}.");
        }
    }

    /// <summary>Determines whether an endpoint is on this host: <c>localhost</c>, 127.0.0.0/8 or ::1.</summary>
    internal static bool IsLoopback(Uri endpoint) =>
        endpoint.Host == "localhost" || (IPAddress.TryParse(endpoint.Host.Trim('[', ']'), out var address) && IPAddress.IsLoopback(address));

    /// <summary>Determines whether the connection to an endpoint may use a proxy. One without TLS may not: the proxy would see the secret.</summary>
    internal static bool MayUseProxy(Uri endpoint) => endpoint.Scheme == Uri.UriSchemeHttps && !IsLoopback(endpoint);

    /// <summary>Gets the address of the proxy that is used for an endpoint, without user and password, or null.</summary>
    internal static string? GetProxy(Uri endpoint)
    {
        try
        {
            return MayUseProxy(endpoint) && HttpClient.DefaultProxy.GetProxy(endpoint) is { } proxy && proxy != endpoint ? Show(proxy) : null;
        }
        catch (Exception e) when (e is UriFormatException or InvalidOperationException or PlatformNotSupportedException)
        {
            return null;
        }
    }

    /// <summary>Gets scheme, host and port of an address for a message. User and password are not included.</summary>
    internal static string Show(Uri address) => address.IsAbsoluteUri ? address.GetComponents(UriComponents.SchemeAndServer, UriFormat.UriEscaped) : "a relative address";

    /// <summary>Connects to a loopback address of this host, regardless of what the host name resolves to.</summary>
    /// <exception cref="SocketException">No process listens at the address.</exception>
    internal static async ValueTask<Stream> ConnectToLoopbackAsync(SocketsHttpConnectionContext context, CancellationToken cancellationToken)
    {
        IPAddress[] addresses = IPAddress.TryParse(context.DnsEndPoint.Host, out var literal) ? [literal] : [IPAddress.Loopback, IPAddress.IPv6Loopback];
        for (var i = 0; ; i++)
        {
            Socket socket = new(addresses[i].AddressFamily, SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
            try
            {
                await socket.ConnectAsync(new IPEndPoint(addresses[i], context.DnsEndPoint.Port), cancellationToken).ConfigureAwait(false);
                return new NetworkStream(socket, ownsSocket: true);
            }
            catch (SocketException) when (i < addresses.Length - 1)
            {
                socket.Dispose();
            }
            catch
            {
                socket.Dispose();
                throw;
            }
        }
    }
}
