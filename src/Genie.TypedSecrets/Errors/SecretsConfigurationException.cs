namespace Genie.TypedSecrets;

/// <summary>The library itself is set up wrongly: an unknown store, an unknown environment, an option out of range.</summary>
public sealed class SecretsConfigurationException : SecretsException
{
    /// <summary>Says what is wrong and how to set it right.</summary>
    /// <param name="message">What is wrong and what to do.</param>
    /// <param name="innerException">The cause, where there is one.</param>
    public SecretsConfigurationException(string message, Exception? innerException = null)
        : base(message, secretName: null, innerException)
    {
    }
}
