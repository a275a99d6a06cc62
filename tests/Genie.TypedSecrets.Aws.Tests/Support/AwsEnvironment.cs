using System.Runtime.CompilerServices;

namespace Genie.TypedSecrets.Aws.Tests.Support;

/// <summary>Removes the machine's AWS configuration from the test process, so that the tests never use its account.</summary>
internal static class AwsEnvironment
{
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
        Environment.SetEnvironmentVariable("AWS_CONFIG_FILE", Path.Combine(AppContext.BaseDirectory, "no-aws-config"));
        Environment.SetEnvironmentVariable("AWS_SHARED_CREDENTIALS_FILE", Path.Combine(AppContext.BaseDirectory, "no-aws-credentials"));
    }
}
