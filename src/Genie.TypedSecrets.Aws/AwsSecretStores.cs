using Genie.TypedSecrets.Stores;

namespace Genie.TypedSecrets.Aws;

/// <summary>
/// Makes the stores of this package known by name: <c>GENIE_SECRETS_STORE=aws</c> and <c>GENIE_SECRETS_STORE=aws-agent</c>.
/// </summary>
public static class AwsSecretStores
{
    /// <summary>
    /// Makes the stores known. A project that references the package does so by itself when it starts: the package's build files add a
    /// module initializer, unless <c>GenieSecretsRegisterAws</c> is <c>false</c>. Doing it again changes nothing. Thread-safe.
    /// </summary>
    public static void Register()
    {
        SecretStores.Register(AwsSecretStore.StoreName, AwsSecretStore.Create);
        SecretStores.Register(AwsAgentSecretStore.StoreName, AwsAgentSecretStore.Create);
    }
}
