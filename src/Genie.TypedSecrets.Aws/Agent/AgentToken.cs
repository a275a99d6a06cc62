using Genie.TypedSecrets.Names;

namespace Genie.TypedSecrets.Aws;

/// <summary>Provides the agent's token, from the same places as the agent itself. It is read again after a rejection, because a restarted agent may have a new token.</summary>
/// <remarks>Thread-safe.</remarks>
internal sealed class AgentToken(AwsAgentSecretStoreOptions options)
{
    private const string FilePrefix = "file://";

    private static readonly string s_installedFile = FilePrefix + (OperatingSystem.IsWindows()
        ? Path.Combine(Environment.GetFolderPath(Environment.SpecialFolder.CommonApplicationData), "AWS", "WorkloadCredentialsProvider", "awssmatoken")
        : "/var/run/awssmatoken");

    private static readonly string[] s_variables = ["AWS_TOKEN", "AWS_SESSION_TOKEN", "AWS_CONTAINER_AUTHORIZATION_TOKEN"];

    private string? _token;
    private bool _isFromFile;
    private bool _wasAccepted;

    /// <summary>
    /// Gets a value indicating whether a rejection is transient: the agent accepted the token before, and the token comes from a file. While the
    /// agent restarts, that file is missing, incomplete or still the old one.
    /// </summary>
    internal bool IsRejectionTransient => Volatile.Read(ref _isFromFile) && Volatile.Read(ref _wasAccepted);

    /// <summary>Records that the agent accepted the token.</summary>
    internal void MarkAccepted() => Volatile.Write(ref _wasAccepted, true);

    /// <summary>Gets the token.</summary>
    /// <exception cref="SecretsConfigurationException">No token is configured, or its file cannot be read.</exception>
    internal string Get() => Volatile.Read(ref _token) ?? Reload();

    /// <summary>Reads the token again from its source.</summary>
    /// <inheritdoc cref="Get"/>
    internal string Reload()
    {
        var token = Read();
        Volatile.Write(ref _token, token);
        return token;
    }

    private string Read()
    {
        var configured = options.Token ?? s_variables.Select(options.EnvironmentVariableReader).FirstOrDefault(static value => !string.IsNullOrEmpty(value));
        var source = configured ?? s_installedFile;
        if (!source.StartsWith(FilePrefix, StringComparison.Ordinal))
        {
            return Validate(source);
        }

        Volatile.Write(ref _isFromFile, true);
        var path = HomePath.Expand(source[FilePrefix.Length..], options.EnvironmentVariableReader);
        try
        {
            return Validate(File.ReadAllText(path).Trim());
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or ArgumentException or NotSupportedException)
        {
            throw new SecretsConfigurationException(configured is null
                ? $"The agent's token is not configured. Set AWS_TOKEN to the token, or to file:// followed by the path of its file. The agent's installer writes it to {path}."
                : $"The agent's token cannot be read from '{path}' ({e.GetType().Name}). Run this program as a user that may read the file, for example a member of its group.");
        }
    }

    // The token is sent as a header, so it must not contain line breaks.
    private static string Validate(string token) => token.Length > 0 && token.All(static c => c is > ' ' and < (char)127)
        ? token
        : throw new SecretsConfigurationException("The agent's token is empty or contains characters that are not allowed in a token. Check AWS_TOKEN.");
}
