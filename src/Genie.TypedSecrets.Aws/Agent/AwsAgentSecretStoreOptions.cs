namespace Genie.TypedSecrets.Aws;

/// <summary>Options of <see cref="AwsAgentSecretStore"/>. They are read once, when the store is created.</summary>
/// <remarks>Not thread-safe.</remarks>
public sealed class AwsAgentSecretStoreOptions
{
    /// <summary>The environment variable that sets the agent's address where <see cref="Endpoint"/> is null.</summary>
    public const string EndpointVariable = "GENIE_SECRETS_AWS_AGENT_ENDPOINT";

    /// <summary>The environment variable that sets the role where <see cref="RoleArn"/> is null.</summary>
    public const string RoleArnVariable = "GENIE_SECRETS_AWS_AGENT_ROLE_ARN";

    /// <summary>The request header in which the agent expects the token by default.</summary>
    public const string DefaultTokenHeader = "X-Aws-Parameters-Secrets-Token";

    /// <summary>
    /// Gets or sets the agent's address. It must be <c>localhost</c> or a loopback address. The default is null: the address in
    /// <see cref="EndpointVariable"/>; otherwise <c>http://localhost</c> with the port in <c>PARAMETERS_SECRETS_EXTENSION_HTTP_PORT</c>,
    /// or with port 2773, which is the default of both the agent and the Lambda extension.
    /// </summary>
    public Uri? Endpoint { get; set; }

    /// <summary>
    /// Gets or sets the token that protects the agent against server-side request forgery, or <c>file://</c> followed by the path of the
    /// file that contains it. The default is null: the first of <c>AWS_TOKEN</c>, <c>AWS_SESSION_TOKEN</c> and
    /// <c>AWS_CONTAINER_AUTHORIZATION_TOKEN</c> that is set, as in the agent itself; otherwise the file that the agent's installer creates:
    /// <c>/var/run/awssmatoken</c>, on Windows <c>%ProgramData%\AWS\WorkloadCredentialsProvider\awssmatoken</c>.
    /// </summary>
    public string? Token { get; set; }

    /// <summary>
    /// Gets or sets the request header in which the token is sent. The default is <see cref="DefaultTokenHeader"/>. Set it where the agent's
    /// configuration lists other <c>ssrf_headers</c>.
    /// </summary>
    public string TokenHeader { get; set; } = DefaultTokenHeader;

    /// <summary>
    /// Gets or sets the ARN of the IAM role that the agent assumes to read the secrets, for example those of another account. The default is null: the
    /// role in <see cref="RoleArnVariable"/>, or the agent's own identity. The Lambda extension does not support it.
    /// </summary>
    public string? RoleArn { get; set; }

    /// <summary>
    /// Gets or sets a value indicating whether every read bypasses the agent's cache (<c>refreshNow</c>). The default is false: the processes
    /// of a host share the agent's cache, and a value can be older than the stored one by the agent's time to live (300 s). After a value
    /// was rejected (<c>UseAsync</c>), the cache is bypassed in any case.
    /// </summary>
    public bool BypassCache { get; set; }

    /// <summary>Gets or sets the time after which a call to the agent fails. The default is 5 seconds; the range is 10 milliseconds to 5 minutes.</summary>
    public TimeSpan Timeout { get; set; } = TimeSpan.FromSeconds(5);

    /// <summary>Gets or sets the clock. The default is the system clock.</summary>
    public TimeProvider TimeProvider { get; set; } = TimeProvider.System;

    /// <summary>Gets or sets the function that reads an environment variable and returns null if it is not set. The default reads the process's variables.</summary>
    public Func<string, string?> EnvironmentVariableReader { get; set; } = Environment.GetEnvironmentVariable;

    /// <summary>Copies the options and applies the environment variables.</summary>
    internal AwsAgentSecretStoreOptions Resolve() => new()
    {
        TokenHeader = TokenHeader,
        RoleArn = RoleArn ?? (EnvironmentVariableReader(RoleArnVariable) is { Length: > 0 } role ? role : null),
        Endpoint = Endpoint,
        Token = Token,
        BypassCache = BypassCache,
        Timeout = Timeout,
        TimeProvider = TimeProvider,
        EnvironmentVariableReader = EnvironmentVariableReader,
    };
}
