namespace Genie.TypedSecrets.Aws.Errors;

/// <summary>Represents the outage of a region, after which another region can be tried. It never leaves the store.</summary>
internal sealed class AwsOutageException(SecretsException error) : Exception(error.Message)
{
    /// <summary>Gets the exception for the caller where no other region responds.</summary>
    internal SecretsException Error => error;
}
