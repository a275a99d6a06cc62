using Amazon.Runtime;
using Amazon.Runtime.CredentialManagement;
using Amazon.RuntimeDependencies;

namespace Genie.TypedSecrets.Aws.Credentials;

/// <summary>The credentials a role profile's role is assumed with: those of its <c>source_profile</c> or <c>credential_source</c>.</summary>
/// <remarks>
/// The SDK does not hand them to a registered factory. A client made without them would ask the ordinary chain, which leads back to the
/// role profile, and so on for ever.
/// </remarks>
internal static class RoleSource
{
    // A role that is assumed from a role is asked for from within the answer for the first.
    private static readonly AsyncLocal<int> s_depth = new();

    private static string? s_profile;

    /// <summary>Says which profile a store was told to use; the last one counts. By default <c>AWS_PROFILE</c> says it.</summary>
    internal static void UseProfile(string name) => Volatile.Write(ref s_profile, name);

    /// <summary>The credentials for a client that is to do something.</summary>
    /// <exception cref="AmazonClientException">The profile is not one this can be said of.</exception>
    internal static AWSCredentials Credentials(SecurityTokenServiceClientContext.ActionContext action)
    {
        // Web identity and federation prove who they are by a token in the call itself.
        if (action != SecurityTokenServiceClientContext.ActionContext.AssumeRoleAWSCredentials)
        {
            return new AnonymousAWSCredentials();
        }

        if (s_depth.Value > 0)
        {
            throw new AmazonClientException("Under NativeAOT a role can be assumed from a profile with credentials, not from another role.");
        }

        s_depth.Value++;
        try
        {
            return OfProfile(Volatile.Read(ref s_profile) ?? Amazon.AWSConfigs.AWSProfileName ?? Environment.GetEnvironmentVariable("AWS_PROFILE") ?? "default");
        }
        finally
        {
            s_depth.Value--;
        }
    }

    private static AWSCredentials OfProfile(string name)
    {
        CredentialProfileStoreChain chain = new();
        if (!chain.TryGetProfile(name, out var profile))
        {
            throw new AmazonClientException("The role's profile is not in the shared files.");
        }

        return profile.Options switch
        {
            { SourceProfile: { Length: > 0 } source } when chain.TryGetAWSCredentials(source, out var credentials) => credentials,
            { CredentialSource: "Environment" } => new EnvironmentVariablesAWSCredentials(),
            { CredentialSource: "Ec2InstanceMetadata" } => new InstanceProfileAWSCredentials(),
            { CredentialSource: "EcsContainer" } => new GenericContainerCredentials(),
            _ => throw new AmazonClientException("The role's profile names no source of credentials that can be used."),
        };
    }
}
