namespace Genie.TypedSecrets.Aws.Errors;

/// <summary>A region that does not answer: the one failure another region may make up for. Never leaves the store.</summary>
internal sealed class AwsOutageException(SecretsException error) : Exception(error.Message)
{
    /// <summary>What the caller is told where no other region answers.</summary>
    internal SecretsException Error => error;
}
