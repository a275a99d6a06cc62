using System.Runtime.CompilerServices;
using Amazon.RuntimeDependencies;
using Amazon.SecurityToken;
using Amazon.SSO;
using Amazon.SSOOIDC;

namespace Genie.TypedSecrets.Aws.Credentials;

/// <summary>
/// Gives the SDK's credential chain the clients it otherwise finds by reflection, which under NativeAOT finds nothing: those for role
/// profiles, web identity and single sign-on.
/// </summary>
internal static class RuntimeDependencies
{
    private static int s_isRegistered;

    /// <summary>Registers them, once. Where reflection works it is left alone: it also hands on the chain's own credentials.</summary>
    /// <exception cref="SecretsConfigurationException">The role of the store's profile cannot be assumed without it.</exception>
    internal static void Register(AwsSecretStoreOptions options)
    {
        if (RuntimeFeature.IsDynamicCodeSupported)
        {
            return;
        }

        if (options.Credentials is null)
        {
            RoleSource.Instance.Use(options.Profile);
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
