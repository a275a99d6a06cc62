namespace Genie.TypedSecrets;

/// <summary>A secret of another environment than the one the process runs in was asked for.</summary>
public sealed class SecretEnvironmentException : SecretsException
{
    /// <summary>Says which environments are concerned and how to allow it.</summary>
    /// <param name="secretName">The secret that was asked for.</param>
    /// <param name="requestedEnvironment">The environment it belongs to.</param>
    /// <param name="currentEnvironment">The environment the process runs in.</param>
    public SecretEnvironmentException(string secretName, string requestedEnvironment, string currentEnvironment)
        : base(
            $"The secret '{secretName}' belongs to the environment '{requestedEnvironment}', and this process runs in '{currentEnvironment}'. "
            + $"Read it through Secrets.Current, run the job in '{requestedEnvironment}', or, where a job really needs both, "
            + $"allow it: Secrets.Configure(o => o.AllowedEnvironments.Add(\"{requestedEnvironment}\")).",
            secretName)
    {
        RequestedEnvironment = requestedEnvironment;
        CurrentEnvironment = currentEnvironment;
    }

    /// <summary>The environment the secret belongs to.</summary>
    public string RequestedEnvironment { get; }

    /// <summary>The environment the process runs in.</summary>
    public string CurrentEnvironment { get; }
}
