using System.Runtime.CompilerServices;

namespace Genie.TypedSecrets.Aws.Tests.Support;

/// <summary>Removes the machine's AWS configuration from the test process, so that the tests never use its account.</summary>
internal static class AwsEnvironment
{
    private static readonly string s_credentialsFile = Path.Combine(AppContext.BaseDirectory, $"aws-credentials-{Environment.ProcessId}");

    /// <summary>Gets the path of the shared configuration file of this process. It is empty except in tests that run alone.</summary>
    internal static string ConfigFile { get; } = Path.Combine(AppContext.BaseDirectory, $"aws-config-{Environment.ProcessId}");

    [ModuleInitializer]
    internal static void Clear()
    {
        if (!string.IsNullOrEmpty(Environment.GetEnvironmentVariable("GENIE_TEST_SECRETSMANAGER_ENDPOINT")))
        {
            return;
        }

        foreach (var variable in Environment.GetEnvironmentVariables().Keys.Cast<string>().Where(name => name.StartsWith("AWS_", StringComparison.Ordinal)))
        {
            Environment.SetEnvironmentVariable(variable, null);
        }

        Environment.SetEnvironmentVariable("AWS_EC2_METADATA_DISABLED", "true");
        Environment.SetEnvironmentVariable("AWS_CONFIG_FILE", ConfigFile);
        Environment.SetEnvironmentVariable("AWS_SHARED_CREDENTIALS_FILE", s_credentialsFile);

        // The SDK uses only files that exist when it starts.
        File.WriteAllText(ConfigFile, string.Empty);
        File.WriteAllText(s_credentialsFile, string.Empty);
    }
}
