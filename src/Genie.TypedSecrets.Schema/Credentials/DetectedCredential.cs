using Genie.TypedSecrets.Schema.Text;

namespace Genie.TypedSecrets.Schema.Credentials;

/// <summary>What gives a text away as a credential.</summary>
public enum CredentialEvidence
{
    /// <summary>It is built as an issuer builds its credentials, or is a connection string with a password.</summary>
    Shape,

    /// <summary>It looks random, and what it is assigned to is called a password, a token or a secret. A guess, if a good one.</summary>
    Name,
}

/// <summary>A place in a text that looks like a real credential. It says what was found and where, never the text itself.</summary>
/// <param name="Kind">What it looks like, with its article: <c>a GitHub token</c>.</param>
/// <param name="Span">Where it stands in the text.</param>
/// <param name="Evidence">What gives it away.</param>
public sealed record DetectedCredential(string Kind, TextSpan Span, CredentialEvidence Evidence);
