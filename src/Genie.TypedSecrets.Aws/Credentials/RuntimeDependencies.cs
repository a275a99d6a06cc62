using System.Runtime.CompilerServices;
using Amazon.RuntimeDependencies;
using Amazon.SecurityToken;
using Amazon.SSO;
using Amazon.SSOOIDC;

namespace Genie.TypedSecrets.Aws.Credentials;

/// <summary>
/// Registers the clients that the SDK's credential provider chain otherwise loads by reflection, which does not work under NativeAOT: the
/// clients for role profiles, web identity and IAM Identity Center (SSO).
/// </summary>
internal static class RuntimeDependencies
{
    private static int s_isRegistered;

    /// <summary>Registers the clients once per process. Where reflection works nothing is registered, because the SDK then also passes the chain's own credentials.</summary>
    /// <exception cref="SecretsConfigurationException">The role of the store's profile cannot be assumed under NativeAOT.</exception>
    internal static void Register(AwsSecretStoreOptions options)
    {
        if (RuntimeFeature.IsDynamicCodeSupported)
        {
            return;
        }

        if (options.Credentials is null)
        {
            RoleSource.Instance.SetProfile(options.Profile);
        }

        if (Interlocked.Exchange(ref s_isRegistered, 1) != 0)
        {
            return;
        }

        var registry = GlobalRuntimeDependencyRegistry.Instance;
        registry.RegisterSecurityTokenServiceClient(static context =>
        {
            var data = context.SecurityTokenServiceClientContextData;
            AmazonSecurityTokenServiceConfig config = new() { RegionEndpoint = data.Region };
            return new AmazonSecurityTokenServiceClient(RoleSource.Instance.Credentials(data.Action), config);
        });
        registry.RegisterSSOClient(static context => new AmazonSSOClient(new Amazon.Runtime.AnonymousAWSCredentials(), context.SSOClientContextData.Region));
        registry.RegisterSSOOIDCClient(static context => new AmazonSSOOIDCClient(new Amazon.Runtime.AnonymousAWSCredentials(), context.SSOOIDCClientContextData.Region));
    }
}
