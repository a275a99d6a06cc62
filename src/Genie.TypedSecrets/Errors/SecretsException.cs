using Genie.TypedSecrets.Constraints;

namespace Genie.TypedSecrets;

/// <summary>
/// The base class of the exceptions that concern secrets. Every message names the secret and says what to do, and never contains a value.
/// </summary>
/// <remarks>Characters that a terminal or a log would interpret (control and format characters, line breaks in names) are replaced with U+FFFD.</remarks>
public abstract class SecretsException : Exception
{
    // The longest id is an ARN.
    private const int MaxNameLength = 2048;

    private protected SecretsException(string message, string? secretName, Exception? innerException = null)
        : base(message is null ? null : DisplayText.Clean(message), innerException)
    {
        SecretName = CleanName(secretName);
    }

    // A message of several lines. Each line is cleaned, so that a name in it cannot add another one.
    private protected SecretsException(IEnumerable<string> lines, string? secretName, Exception? innerException = null)
        : base(string.Join(Environment.NewLine, lines.Select(static line => DisplayText.Clean(line))), innerException)
    {
        SecretName = CleanName(secretName);
    }

    /// <summary>Gets the name of the secret, or <see langword="null"/> when the exception does not concern a single secret.</summary>
    public string? SecretName { get; }

    /// <summary>
    /// Gets a value that indicates whether a retry may succeed without a change of the configuration: after a timeout, throttling or a server
    /// error. In this case the client serves the last known good value; after any other error it does not.
    /// </summary>
    public virtual bool IsTransient => false;

    private static string? CleanName(string? name) => name is null ? null : DisplayText.Clean(name, MaxNameLength);
}
