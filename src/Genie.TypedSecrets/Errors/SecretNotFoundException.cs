namespace Genie.TypedSecrets;

/// <summary>The store has no such secret, or it is scheduled for deletion.</summary>
public sealed class SecretNotFoundException : SecretsException
{
    /// <summary>Says which secret is missing, where, and how to create it.</summary>
    /// <param name="secretName">The secret's name.</param>
    /// <param name="storeName">The store that was asked.</param>
    /// <param name="remedy">What to do: the command that creates it, for the store that was asked.</param>
    /// <param name="innerException">The store's own error.</param>
    public SecretNotFoundException(string secretName, string storeName, string remedy, Exception? innerException = null)
        : base($"There is no secret '{secretName}' in the {storeName} store. {remedy}", secretName, innerException)
    {
    }
}
