using Amazon.Runtime;
using Amazon.Runtime.CredentialManagement;
using Amazon.RuntimeDependencies;

namespace Genie.TypedSecrets.Aws.Credentials;

/// <summary>The credentials a role profile's role is assumed with: those of its <c>source_profile</c> or <c>credential_source</c>.</summary>
/// <remarks>
/// <para>The SDK hands neither them nor the profile's name to a registered factory. A client made without them would ask the ordinary chain,
/// which leads back to the role profile, and so on for ever. So it is said beforehand which profile it is, and there can be one only.</para>
/// <para>Thread-safe.</para>
/// </remarks>
/// <param name="profilesLocation">The file with the profiles; null for the shared files.</param>
internal sealed class RoleSource(string? profilesLocation = null)
{
    private string? _profile;

    /// <summary>The one of this process.</summary>
    internal static RoleSource Instance { get; } = new();

    // Keys in the environment come before any profile that was not asked for by name.
    private static string? ImpliedProfile => string.IsNullOrEmpty(Environment.GetEnvironmentVariable("AWS_ACCESS_KEY_ID")) ? DefaultProfile : null;

    private static string DefaultProfile => Amazon.AWSConfigs.AWSProfileName ?? Environment.GetEnvironmentVariable("AWS_PROFILE") ?? "default";

    /// <summary>Says which profile a store takes its credentials from. One without a role is of no interest.</summary>
    /// <param name="name">Its name; null where the surroundings say it.</param>
    /// <exception cref="SecretsConfigurationException">Its role cannot be assumed here.</exception>
    internal void Use(string? name)
    {
        CredentialProfileStoreChain chain = new(profilesLocation);
        if ((name ?? ImpliedProfile) is not { } used || !chain.TryGetProfile(used, out var profile) || !IsRole(profile))
        {
            return;
        }

        if (IsChained(chain, profile))
        {
            throw new SecretsConfigurationException(
                $"The AWS profile '{used}' assumes its role from the profile '{profile.Options.SourceProfile}', which assumes one itself. "
                + "Under NativeAOT a role can be assumed from a profile with credentials only.");
        }

        if (Interlocked.CompareExchange(ref _profile, used, comparand: null) is { } other && other != used)
        {
            throw new SecretsConfigurationException(
                $"The AWS profiles '{other}' and '{used}' both assume a role. Under NativeAOT the stores of a process can use one such profile.");
        }
    }

    /// <summary>The credentials for a client that is to do something.</summary>
    /// <exception cref="AmazonClientException">The profile is not one this can be said of.</exception>
    internal AWSCredentials Credentials(SecurityTokenServiceClientContext.ActionContext action) =>

        // Web identity and federation prove who they are by a token in the call itself.
        action == SecurityTokenServiceClientContext.ActionContext.AssumeRoleAWSCredentials
            ? OfProfile(Volatile.Read(ref _profile) ?? DefaultProfile)
            : new AnonymousAWSCredentials();

    private AWSCredentials OfProfile(string name)
    {
        CredentialProfileStoreChain chain = new(profilesLocation);
        if (!chain.TryGetProfile(name, out var profile))
        {
            throw new AmazonClientException("The role's profile is not in the shared files.");
        }

        if (IsChained(chain, profile))
        {
            throw new AmazonClientException("Under NativeAOT a role can be assumed from a profile with credentials, not from another role.");
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

    // Not one that proves who it is by a web identity's token.
    private static bool IsRole(CredentialProfile profile) =>
        profile.Options is { RoleArn.Length: > 0 } and ({ SourceProfile.Length: > 0 } or { CredentialSource.Length: > 0 });

    private static bool IsChained(CredentialProfileStoreChain chain, CredentialProfile profile) =>
        profile.Options.SourceProfile is { Length: > 0 } source && chain.TryGetProfile(source, out var origin) && IsRole(origin);
}
