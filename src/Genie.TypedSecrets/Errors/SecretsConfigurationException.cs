namespace Genie.TypedSecrets;

/// <summary>The exception that is thrown when the library is configured incorrectly: an unknown store, an unknown environment, an option out of range.</summary>
public sealed class SecretsConfigurationException : SecretsException
{
    /// <summary>Initializes the exception with the problem and its remedy.</summary>
    /// <param name="message">The problem, and what to do about it.</param>
    /// <param name="innerException">The cause, or <see langword="null"/>.</param>
    public SecretsConfigurationException(string message, Exception? innerException = null)
        : base(message, secretName: null, innerException)
    {
    }

    // Several problems, a line each.
    internal SecretsConfigurationException(IReadOnlyList<string> problems)
        : base(problems, secretName: null)
    {
    }
}
