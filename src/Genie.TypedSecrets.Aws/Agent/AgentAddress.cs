using System.Net;
using System.Net.Sockets;

namespace Genie.TypedSecrets.Aws;

/// <summary>Determines the address of the agent. Only addresses of this host are accepted, because secrets travel to the agent unencrypted.</summary>
internal static class AgentAddress
{
    private const string PortVariable = "PARAMETERS_SECRETS_EXTENSION_HTTP_PORT";
    private const string DefaultPort = "2773";

    /// <summary>Gets the address from the options or the environment variables.</summary>
    /// <exception cref="SecretsConfigurationException">The address is not valid, or it is not an address of this host.</exception>
    internal static Uri Get(AwsAgentSecretStoreOptions options)
    {
        if (options.Endpoint is { } endpoint)
        {
            return Check(endpoint, $"option {nameof(options.Endpoint)}", endpoint.ToString());
        }

        if (options.EnvironmentVariableReader(AwsAgentSecretStoreOptions.EndpointVariable) is { Length: > 0 } text)
        {
            return Check(Uri.TryCreate(text, UriKind.Absolute, out var uri) ? uri : null, AwsAgentSecretStoreOptions.EndpointVariable, text);
        }

        var port = options.EnvironmentVariableReader(PortVariable) is { Length: > 0 } value ? value : DefaultPort;
        return Check(Uri.TryCreate($"http://localhost:{port}/", UriKind.Absolute, out var local) ? local : null, PortVariable, port);
    }

    /// <summary>Connects to a loopback address of this host, regardless of what the host name resolves to.</summary>
    /// <exception cref="SocketException">No process listens at the address.</exception>
    internal static async ValueTask<Stream> ConnectAsync(SocketsHttpConnectionContext context, CancellationToken cancellationToken)
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

    private static Uri Check(Uri? endpoint, string setting, string text)
    {
        if (endpoint is not { IsAbsoluteUri: true } || endpoint.Scheme != Uri.UriSchemeHttp)
        {
            throw new SecretsConfigurationException($"The {setting} is '{text}', which is not a valid http address. Set it to an address such as http://localhost:2773.");
        }

        var isLoopback = endpoint.Host == "localhost" || (IPAddress.TryParse(endpoint.Host.Trim('[', ']'), out var address) && IPAddress.IsLoopback(address));
        return isLoopback
            ? endpoint
            : throw new SecretsConfigurationException(
                $"The {setting} names '{endpoint.Host}', which is not this host. Secrets travel to the agent unencrypted, so its address must be localhost or a loopback address.");
    }
}
