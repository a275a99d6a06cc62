namespace Genie.TypedSecrets.Aws.Credentials;

/// <summary>Specifies where the default credential provider chain finds credentials.</summary>
internal enum CredentialSourceKind
{
    /// <summary><c>AWS_ACCESS_KEY_ID</c> and <c>AWS_SECRET_ACCESS_KEY</c>.</summary>
    EnvironmentVariables,

    /// <summary>A web identity token from <c>AWS_WEB_IDENTITY_TOKEN_FILE</c> or a profile.</summary>
    WebIdentity,

    /// <summary>A profile with access keys.</summary>
    Profile,

    /// <summary>A profile that assumes a role.</summary>
    RoleProfile,

    /// <summary>A profile that uses IAM Identity Center.</summary>
    SsoProfile,

    /// <summary>A profile that runs a program.</summary>
    ProcessProfile,

    /// <summary>The endpoint of the container: ECS, EKS Pod Identity.</summary>
    Container,

    /// <summary>The metadata service of the instance.</summary>
    InstanceMetadata,
}
