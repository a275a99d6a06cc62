namespace Genie.TypedSecrets.Aws;

/// <summary>How an <see cref="AwsAgentSecretStore"/> works. Read once, when the store is made.</summary>
/// <remarks>Not thread-safe.</remarks>
public sealed class AwsAgentSecretStoreOptions
{
    /// <summary>The environment variable with the agent's address, where <see cref="Endpoint"/> is null.</summary>
    public const string EndpointVariable = "GENIE_SECRETS_AWS_AGENT_ENDPOINT";

    /// <summary>
    /// The agent's address. Null by default: <see cref="EndpointVariable"/>, else <c>http://localhost</c> with the port of
    /// <c>PARAMETERS_SECRETS_EXTENSION_HTTP_PORT</c>, else with 2773, the agent's and the Lambda extension's own default. Its host must be
    /// this one: <c>localhost</c> or a loopback address.
    /// </summary>
    public Uri? Endpoint { get; set; }

    /// <summary>
    /// The token that keeps requests forged by others out of the agent, or <c>file://</c> and the path of the file it is in. Null by
    /// default: the first that is set of <c>AWS_TOKEN</c>, <c>AWS_SESSION_TOKEN</c> and <c>AWS_CONTAINER_AUTHORIZATION_TOKEN</c>, as the
    /// agent itself looks for it; else the file <c>/var/run/awssmatoken</c>, where the agent's installer puts it.
    /// </summary>
    public string? Token { get; set; }

    /// <summary>
    /// Whether the agent is to pass its own cache by (<c>refreshNow</c>) with every read. False by default: the agent's cache is what a
    /// host's processes share, and a value is up to the agent's time to live (300 s) older than the stored one. Where a value was refused
    /// (<c>UseAsync</c>), the cache is passed by in any case.
    /// </summary>
    public bool BypassCache { get; set; }

    /// <summary>How long a call may take. 5 seconds by default; from 10 milliseconds to 5 minutes.</summary>
    public TimeSpan Timeout { get; set; } = TimeSpan.FromSeconds(5);

    /// <summary>The clock; the system's by default.</summary>
    public TimeProvider TimeProvider { get; set; } = TimeProvider.System;

    /// <summary>Looks up an environment variable: null where it is not set. The process's own variables by default.</summary>
    public Func<string, string?> EnvironmentVariableReader { get; set; } = Environment.GetEnvironmentVariable;

    internal AwsAgentSecretStoreOptions Copy() => new()
    {
        Endpoint = Endpoint,
        Token = Token,
        BypassCache = BypassCache,
        Timeout = Timeout,
        TimeProvider = TimeProvider,
        EnvironmentVariableReader = EnvironmentVariableReader,
    };
}
