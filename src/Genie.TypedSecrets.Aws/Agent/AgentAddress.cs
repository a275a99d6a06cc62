using System.Net;
using System.Net.Sockets;

namespace Genie.TypedSecrets.Aws;

/// <summary>Where the agent listens: on this host, and nowhere else. Secrets travel to it in the clear.</summary>
internal static class AgentAddress
{
    private const string PortVariable = "PARAMETERS_SECRETS_EXTENSION_HTTP_PORT";
    private const string DefaultPort = "2773";

    /// <summary>The address, from the options or the surroundings.</summary>
    /// <exception cref="SecretsConfigurationException">It is none, or is not on this host.</exception>
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

    /// <summary>Connects to a loopback address of this host, whatever the host's name resolves to.</summary>
    /// <exception cref="SocketException">Nobody listens there.</exception>
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
            throw new SecretsConfigurationException($"The {setting} is '{text}', which gives no http address of the agent. It is like http://localhost:2773.");
        }

        var isLoopback = endpoint.Host == "localhost" || (IPAddress.TryParse(endpoint.Host.Trim('[', ']'), out var address) && IPAddress.IsLoopback(address));
        return isLoopback
            ? endpoint
            : throw new SecretsConfigurationException(
                $"The {setting} names '{endpoint.Host}', which is not this host. The agent is asked on a loopback address only: secrets travel to it unencrypted.");
    }
}
