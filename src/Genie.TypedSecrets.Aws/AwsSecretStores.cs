using Genie.TypedSecrets.Stores;

namespace Genie.TypedSecrets.Aws;

/// <summary>
/// Registers the stores of this package by name: <c>GENIE_SECRETS_STORE=aws</c> and <c>GENIE_SECRETS_STORE=aws-agent</c>.
/// </summary>
public static class AwsSecretStores
{
    /// <summary>
    /// Registers the stores. A project that references the package does not need to call this method: the package's build files add a
    /// module initializer that calls it, unless the MSBuild property <c>GenieSecretsRegisterAws</c> is <c>false</c>. Further calls have no
    /// effect. Thread-safe.
    /// </summary>
    public static void Register()
    {
        SecretStores.Register(AwsSecretStore.StoreName, AwsSecretStore.Create);
        SecretStores.Register(AwsAgentSecretStore.StoreName, AwsAgentSecretStore.Create);
    }
}
