using Amazon.Runtime;
using Amazon.Runtime.CredentialManagement;
using Amazon.RuntimeDependencies;

namespace Genie.TypedSecrets.Aws.Credentials;

/// <summary>Provides the credentials with which the role of a profile is assumed: those of its <c>source_profile</c> or <c>credential_source</c>.</summary>
/// <remarks>
/// <para>The SDK passes neither these credentials nor the profile's name to a registered client factory. A client created without them would
/// use the default credential provider chain, which resolves to the same role profile again, without end. So the profile is recorded
/// beforehand, and a process can have only one.</para>
/// <para>Thread-safe.</para>
/// </remarks>
/// <param name="profilesLocation">The path of the file that contains the profiles, or null for the shared configuration files.</param>
internal sealed class RoleSource(string? profilesLocation = null)
{
    private string? _profile;

    /// <summary>Gets the instance of this process.</summary>
    internal static RoleSource Instance { get; } = new();

    // Access keys in environment variables take precedence over a profile that is not selected by name.
    private static string? ImpliedProfile => string.IsNullOrEmpty(Environment.GetEnvironmentVariable("AWS_ACCESS_KEY_ID")) ? DefaultProfile : null;

    private static string DefaultProfile => Amazon.AWSConfigs.AWSProfileName ?? Environment.GetEnvironmentVariable("AWS_PROFILE") ?? "default";

    /// <summary>Records the profile from which a store takes its credentials. A profile without a role is ignored.</summary>
    /// <param name="name">The profile's name, or null for the one that the environment variables select.</param>
    /// <exception cref="SecretsConfigurationException">The role of the profile cannot be assumed under NativeAOT.</exception>
    internal void SetProfile(string? name)
    {
        CredentialProfileStoreChain chain = new(profilesLocation);
        if ((name ?? ImpliedProfile) is not { } selected || !chain.TryGetProfile(selected, out var profile) || !IsRole(profile))
        {
            return;
        }

        if (IsChained(chain, profile))
        {
            throw new SecretsConfigurationException(
                $"The AWS profile '{selected}' assumes its role from the profile '{profile.Options.SourceProfile}', which assumes one itself. "
                + "Under NativeAOT, a role can only be assumed from a profile that contains credentials.");
        }

        if (Interlocked.CompareExchange(ref _profile, selected, comparand: null) is { } other && other != selected)
        {
            throw new SecretsConfigurationException(
                $"The AWS profiles '{other}' and '{selected}' both assume a role. Under NativeAOT, all stores of a process must use the same role profile.");
        }
    }

    /// <summary>Gets the credentials for a client that performs an action.</summary>
    /// <exception cref="AmazonClientException">The profile does not determine the credentials.</exception>
    internal AWSCredentials Credentials(SecurityTokenServiceClientContext.ActionContext action) =>

        // Web identity and federation authenticate with a token inside the call.
        action == SecurityTokenServiceClientContext.ActionContext.AssumeRoleAWSCredentials
            ? FromProfile(Volatile.Read(ref _profile) ?? DefaultProfile)
            : new AnonymousAWSCredentials();

    private AWSCredentials FromProfile(string name)
    {
        CredentialProfileStoreChain chain = new(profilesLocation);
        if (!chain.TryGetProfile(name, out var profile))
        {
            throw new AmazonClientException("The profile of the role is not in the shared configuration files.");
        }

        if (IsChained(chain, profile))
        {
            throw new AmazonClientException("Under NativeAOT, a role can only be assumed from a profile that contains credentials, not from another role.");
        }

        return profile.Options switch
        {
            { SourceProfile: { Length: > 0 } source } when chain.TryGetAWSCredentials(source, out var credentials) => credentials,
            { CredentialSource: "Environment" } => new EnvironmentVariablesAWSCredentials(),
            { CredentialSource: "Ec2InstanceMetadata" } => new InstanceProfileAWSCredentials(),
            { CredentialSource: "EcsContainer" } => new GenericContainerCredentials(),
            _ => throw new AmazonClientException("The profile of the role has neither a valid source_profile nor a valid credential_source."),
        };
    }

    // A profile that authenticates with a web identity token is not included.
    private static bool IsRole(CredentialProfile profile) =>
        profile.Options is { RoleArn.Length: > 0 } and ({ SourceProfile.Length: > 0 } or { CredentialSource.Length: > 0 });

    private static bool IsChained(CredentialProfileStoreChain chain, CredentialProfile profile) =>
        profile.Options.SourceProfile is { Length: > 0 } source && chain.TryGetProfile(source, out var origin) && IsRole(origin);
}
