namespace Genie.TypedSecrets;

/// <summary>The exception that is thrown when a secret of another environment than the current one is requested.</summary>
public sealed class SecretEnvironmentException : SecretsException
{
    /// <summary>Initializes the exception with both environments.</summary>
    /// <param name="secretName">The name of the requested secret.</param>
    /// <param name="requestedEnvironment">The environment that the secret belongs to.</param>
    /// <param name="currentEnvironment">The environment that the process runs in.</param>
    public SecretEnvironmentException(string secretName, string requestedEnvironment, string currentEnvironment)
        : base(
            $"The secret '{secretName}' belongs to the environment '{requestedEnvironment}', and this process runs in '{currentEnvironment}'. "
            + $"Read it through Secrets.Current, run the job in '{requestedEnvironment}', or, if a job really needs both, "
            + $"allow it: Secrets.Configure(o => o.AllowedEnvironments.Add(\"{requestedEnvironment}\")).",
            secretName)
    {
        RequestedEnvironment = requestedEnvironment;
        CurrentEnvironment = currentEnvironment;
    }

    /// <summary>Gets the environment that the secret belongs to.</summary>
    public string RequestedEnvironment { get; }

    /// <summary>Gets the environment that the process runs in.</summary>
    public string CurrentEnvironment { get; }
}
