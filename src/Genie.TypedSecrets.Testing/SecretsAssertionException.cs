namespace Genie.TypedSecrets.Testing;

/// <summary>The exception that is thrown when an assertion of a <see cref="SecretsFixture"/> or a case of the conformance suite fails. Every test framework reports it as a failed test.</summary>
public sealed class SecretsAssertionException : Exception
{
    /// <summary>Initializes the exception.</summary>
    public SecretsAssertionException()
    {
    }

    /// <summary>Initializes the exception with what was expected and what was found. The message contains no value of a secret.</summary>
    /// <param name="message">The message.</param>
    public SecretsAssertionException(string message)
        : base(message)
    {
    }

    /// <summary>Initializes the exception with a message and its cause.</summary>
    /// <param name="message">The message.</param>
    /// <param name="innerException">The cause.</param>
    public SecretsAssertionException(string message, Exception innerException)
        : base(message, innerException)
    {
    }
}
