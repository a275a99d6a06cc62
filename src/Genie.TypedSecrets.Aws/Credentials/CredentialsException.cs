namespace Genie.TypedSecrets.Aws.Credentials;

/// <summary>Represents a failure to get credentials. It never leaves the store.</summary>
/// <param name="origin">The source that was used.</param>
/// <param name="cause">The failure of the SDK or of the check before it.</param>
internal sealed class CredentialsException(CredentialSource origin, Exception cause) : Exception($"The credentials from {origin.Kind} failed.")
{
    /// <summary>Gets the source that was used.</summary>
    internal CredentialSource Origin => origin;

    /// <summary>Gets the failure. It is not the inner exception, so that the SDK does not log its message, which can quote files.</summary>
    internal Exception Cause => cause;
}
