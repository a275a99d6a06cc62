namespace Genie.TypedSecrets;

/// <summary>
/// The base of everything this library throws about a secret. Every message names the secret and the way out, and never holds a
/// value.
/// </summary>
public abstract class SecretsException : Exception
{
    private protected SecretsException(string message, string? secretName, Exception? innerException = null)
        : base(message, innerException)
    {
        SecretName = secretName;
    }

    /// <summary>The secret it is about; null where it is about none in particular.</summary>
    public string? SecretName { get; }

    /// <summary>
    /// Whether trying again later may help without anybody changing anything: a timeout, a throttle, a server error. The cache serves
    /// its last good value then; on any other error it does not.
    /// </summary>
    public virtual bool IsTransient => false;
}
