using Amazon;
using Amazon.Runtime.CredentialManagement;

namespace Genie.TypedSecrets.Aws.Credentials;

/// <summary>Represents the source that the default credential provider chain uses, for messages and for checks that fail faster than the SDK.</summary>
/// <remarks>The order is that of the SDK: docs.aws.amazon.com/sdk-for-net/v4/developer-guide/creds-assign.html.</remarks>
/// <param name="Kind">The kind of source.</param>
internal sealed record CredentialSource(CredentialSourceKind Kind)
{
    private const string DefaultProfile = "default";
    private const string ContainerAddress = "http://169.254.170.2";

    /// <summary>Gets the name of the profile, or null if no profile is used.</summary>
    internal string? ProfileName { get; init; }

    /// <summary>Gets the role to assume, or null.</summary>
    internal string? RoleArn { get; init; }

    /// <summary>Gets the file with the web identity token, or null.</summary>
    internal string? TokenFile { get; init; }

    /// <summary>Gets the address of the container's or the instance's endpoint, or null.</summary>
    internal string? Address { get; init; }

    /// <summary>Gets the name of the profile that is used where the options name none.</summary>
    internal static string DefaultProfileName => AWSConfigs.AWSProfileName ?? Variable("AWS_PROFILE") ?? DefaultProfile;

    /// <summary>Determines the source.</summary>
    /// <param name="profile">The profile that the options name, or null.</param>
    internal static CredentialSource Find(string? profile)
    {
        if (profile is not null)
        {
            return OfProfile(profile) ?? new(CredentialSourceKind.Profile) { ProfileName = profile };
        }

        if (Variable("AWS_ACCESS_KEY_ID") is not null && (Variable("AWS_SECRET_ACCESS_KEY") ?? Variable("AWS_SECRET_KEY")) is not null)
        {
            return new(CredentialSourceKind.EnvironmentVariables);
        }

        if (Variable("AWS_WEB_IDENTITY_TOKEN_FILE") is { } file && Variable("AWS_ROLE_ARN") is { } role)
        {
            return new(CredentialSourceKind.WebIdentity) { TokenFile = file, RoleArn = role };
        }

        return OfProfile(DefaultProfileName) ?? OfHost();
    }

    /// <summary>Returns the source in words.</summary>
    public override string ToString() => Kind switch
    {
        CredentialSourceKind.EnvironmentVariables => "AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY",
        CredentialSourceKind.WebIdentity => $"the web identity token in {TokenFile}, for the role {RoleArn}",
        CredentialSourceKind.RoleProfile => $"the AWS profile '{ProfileName}', which assumes the role {RoleArn}",
        CredentialSourceKind.SsoProfile => $"the AWS profile '{ProfileName}', with IAM Identity Center",
        CredentialSourceKind.ProcessProfile => $"the credential_process of the AWS profile '{ProfileName}'",
        CredentialSourceKind.Profile => $"the AWS profile '{ProfileName}'",
        CredentialSourceKind.Container => "the role of the container",
        _ when InstanceMetadata.IsDisabled => "none were found",
        _ => "the role of the instance",
    };

    private static CredentialSource OfHost()
    {
        var relative = Variable("AWS_CONTAINER_CREDENTIALS_RELATIVE_URI");
        var address = relative is null ? Variable("AWS_CONTAINER_CREDENTIALS_FULL_URI") : ContainerAddress + relative;
        return address is not null
            ? new(CredentialSourceKind.Container) { Address = address }
            : new(CredentialSourceKind.InstanceMetadata) { Address = InstanceMetadata.Address };
    }

    private static CredentialSource? OfProfile(string name)
    {
        if (!SharedProfiles.TryGet(name, out var profile))
        {
            return null;
        }

        var options = profile.Options;
        var kind = options switch
        {
            { WebIdentityTokenFile.Length: > 0 } => CredentialSourceKind.WebIdentity,
            { RoleArn.Length: > 0 } => CredentialSourceKind.RoleProfile,
            { SsoAccountId.Length: > 0 } or { SsoSession.Length: > 0 } => CredentialSourceKind.SsoProfile,
            { CredentialProcess.Length: > 0 } => CredentialSourceKind.ProcessProfile,
            { AccessKey.Length: > 0 } => CredentialSourceKind.Profile,

            // A kind of profile that is newer than this list.
            _ => profile.CanCreateAWSCredentials ? CredentialSourceKind.Profile : (CredentialSourceKind?)null,
        };
        return kind is null ? null : new(kind.Value) { ProfileName = name, RoleArn = options.RoleArn, TokenFile = options.WebIdentityTokenFile };
    }

    // The SDK treats an empty variable as one that is not set.
    private static string? Variable(string name) => Environment.GetEnvironmentVariable(name) is { Length: > 0 } value ? value : null;
}
