using Genie.TypedSecrets.Schema.Text;

namespace Genie.TypedSecrets.Schema.Credentials;

/// <summary>Specifies what identifies a text as a credential.</summary>
public enum CredentialEvidence
{
    /// <summary>It has the shape of an issuer's credentials, or is a connection string with a password.</summary>
    Shape,

    /// <summary>It looks random or like a password, and it is assigned to something named like a secret.</summary>
    Name,
}

/// <summary>Specifies how certain it is that a text is a credential that can be used.</summary>
public enum CredentialCertainty
{
    /// <summary>It is probably a credential, and it only gives access to the local machine.</summary>
    Local,

    /// <summary>It is probably a credential.</summary>
    Likely,

    /// <summary>Its checksum, its content or its prefix proves that an issuer created it.</summary>
    Proven,
}

/// <summary>Represents a part of a text that looks like a real credential. It does not contain the text.</summary>
/// <param name="Kind">The kind of credential, with its article: <c>a GitHub token</c>.</param>
/// <param name="Span">Its position in the text.</param>
/// <param name="Evidence">The evidence that identifies the credential.</param>
/// <param name="Certainty">The certainty that the credential can be used.</param>
/// <param name="Reason">The reason in a few words: <c>valid checksum</c>.</param>
public sealed record DetectedCredential(string Kind, TextSpan Span, CredentialEvidence Evidence, CredentialCertainty Certainty, string Reason);

/// <summary>Represents the place that a text is written at, as far as it says what the text is.</summary>
/// <param name="Name">The name that the text is assigned to: a variable, a parameter, a configuration path. Null if it is not known.</param>
/// <param name="Receiver">The names around it: the method or type that receives it, the type that contains it. Null if they are not known.</param>
/// <param name="TakesSecrets">Whether only secrets are written there: <c>new NetworkCredential("loader", …)</c>.</param>
/// <param name="IsName">Whether the text is only used as the name of something: a header, an environment variable, an entry of a dictionary.</param>
public readonly record struct CredentialContext(string? Name, string? Receiver = null, bool TakesSecrets = false, bool IsName = false);
