using Genie.TypedSecrets.Aws.SecretsManager;

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

    private static Uri Check(Uri? endpoint, string setting, string text)
    {
        if (endpoint is not { IsAbsoluteUri: true } || endpoint.Scheme != Uri.UriSchemeHttp)
        {
            throw new SecretsConfigurationException($"The {setting} is '{text}', which is not a valid http address. Set it to an address such as http://localhost:2773.");
        }

        return EndpointSecurity.IsLoopback(endpoint)
            ? endpoint
            : throw new SecretsConfigurationException(
                $"The {setting} names '{endpoint.Host}', which is not this host. Secrets travel to the agent unencrypted, so its address must be localhost or a loopback address.");
    }
}
