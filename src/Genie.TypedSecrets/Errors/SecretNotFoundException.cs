namespace Genie.TypedSecrets;

/// <summary>The exception that is thrown when the store has no such secret, or when the secret is scheduled for deletion.</summary>
public sealed class SecretNotFoundException : SecretsException
{
    /// <summary>Initializes the exception with the missing secret, the store, and a remedy.</summary>
    /// <param name="secretName">The secret's name.</param>
    /// <param name="storeName">The name of the store.</param>
    /// <param name="remedy">The remedy for this store, such as the command that creates the secret.</param>
    /// <param name="innerException">The error that the store reported.</param>
    public SecretNotFoundException(string secretName, string storeName, string remedy, Exception? innerException = null)
        : base($"The secret '{secretName}' does not exist in the {storeName} store. {remedy}", secretName, innerException)
    {
    }

    private SecretNotFoundException(string message, string secretName, Exception? innerException)
        : base(message, secretName, innerException)
    {
    }

    /// <summary>Creates the exception for a secret that exists but cannot be read in the requested form.</summary>
    /// <param name="secretName">The secret's name.</param>
    /// <param name="storeName">The name of the store.</param>
    /// <param name="problem">The problem: the end of a sentence that begins with the secret, such as <c>has no version with the stage 'AWSPENDING'</c>.</param>
    /// <param name="remedy">The remedy: one or more sentences that say what to do.</param>
    /// <param name="innerException">The error that the store reported.</param>
    public static SecretNotFoundException Because(string secretName, string storeName, string problem, string remedy, Exception? innerException = null) =>
        new($"The secret '{secretName}' in the {storeName} store {problem}. {remedy}", secretName, innerException);
}
