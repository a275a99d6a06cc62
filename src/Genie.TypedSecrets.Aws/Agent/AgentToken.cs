namespace Genie.TypedSecrets.Aws;

/// <summary>The token of the agent, looked for where the agent itself looks for it. Read anew when it is refused: a restarted agent may have another.</summary>
/// <remarks>Thread-safe.</remarks>
internal sealed class AgentToken(AwsAgentSecretStoreOptions options)
{
    private const string FilePrefix = "file://";
    private const string InstalledFile = FilePrefix + "/var/run/awssmatoken";

    private static readonly string[] s_variables = ["AWS_TOKEN", "AWS_SESSION_TOKEN", "AWS_CONTAINER_AUTHORIZATION_TOKEN"];

    private string? _token;
    private bool _isInAFile;
    private bool _hasWorked;

    /// <summary>
    /// Whether a refusal passes: the agent took the token before, and it is in a file. While the agent restarts, that file is missing,
    /// half written or still the old one.
    /// </summary>
    internal bool IsReplaced => Volatile.Read(ref _isInAFile) && Volatile.Read(ref _hasWorked);

    /// <summary>Remembers that the agent took it.</summary>
    internal void Worked() => Volatile.Write(ref _hasWorked, true);

    /// <summary>The token.</summary>
    /// <exception cref="SecretsConfigurationException">There is none, or its file cannot be read.</exception>
    internal string Get() => Volatile.Read(ref _token) ?? Reload();

    /// <summary>The token as it is said now.</summary>
    /// <inheritdoc cref="Get"/>
    internal string Reload()
    {
        var token = Read();
        Volatile.Write(ref _token, token);
        return token;
    }

    private string Read()
    {
        var said = options.Token ?? s_variables.Select(options.EnvironmentVariableReader).FirstOrDefault(static value => !string.IsNullOrEmpty(value));
        var source = said ?? InstalledFile;
        if (!source.StartsWith(FilePrefix, StringComparison.Ordinal))
        {
            return Checked(source);
        }

        Volatile.Write(ref _isInAFile, true);
        var path = source[FilePrefix.Length..];
        try
        {
            return Checked(File.ReadAllText(path).Trim());
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or ArgumentException or NotSupportedException)
        {
            throw new SecretsConfigurationException(said is null
                ? $"The agent's token is not configured. Set AWS_TOKEN to it, or to file:// and its file; the agent's installer puts it in {path}."
                : $"The agent's token cannot be read from '{path}' ({e.GetType().Name}). Whoever runs this program needs to be in the group that may read it.");
        }
    }

    // It becomes a header: what could end one is no token.
    private static string Checked(string token) => token.Length > 0 && token.All(static c => c is > ' ' and < (char)127)
        ? token
        : throw new SecretsConfigurationException("The agent's token is empty, or has characters a token has not. See AWS_TOKEN.");
}
