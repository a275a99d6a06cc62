using Genie.TypedSecrets.Schema.Credentials.Matching;

namespace Genie.TypedSecrets.Schema.Credentials.Issuers;

/// <summary>Describes how one issuer builds one kind of credential.</summary>
internal sealed class CredentialFormat
{
    // A literal of this length with a separator or a digit in it does not occur by chance before random characters.
    private const int UnmistakableAnchor = 4;

    /// <summary>Describes a format that its own characters identify.</summary>
    /// <param name="issuer">The issuer.</param>
    /// <param name="what">The kind of credential: <c>token</c>, <c>API key</c>.</param>
    /// <param name="pattern">The shape, see <see cref="FormatPattern"/>.</param>
    /// <param name="source">The source of the shape.</param>
    internal CredentialFormat(string issuer, string what, string pattern, string source)
    {
        (Issuer, Pattern, Source) = (issuer, FormatPattern.Parse(pattern), source);
        Kind = $"{ArticleOf(issuer)} {issuer} {what}".TrimEnd();
    }

    /// <summary>Gets the issuer.</summary>
    internal string Issuer { get; }

    /// <summary>Gets the kind for messages, with its article: <c>a GitHub token</c>.</summary>
    internal string Kind { get; }

    /// <summary>Gets the shape.</summary>
    internal FormatPattern Pattern { get; }

    /// <summary>Gets the source of the shape: the issuer's documentation, or a rule of a public scanner.</summary>
    internal string Source { get; }

    /// <summary>
    /// Gets the words of which one has to be in the name of the value or of what receives it. Empty for a format that its own characters
    /// identify. Other formats are too general without such a word: 32 hexadecimal digits can be anything.
    /// </summary>
    internal IReadOnlyList<string> Context { get; init; } = [];

    /// <summary>Gets the function that verifies the checksum in the random part, or null if the format has none.</summary>
    internal Func<string, bool>? Checksum { get; init; }

    /// <summary>Gets the function that reads the content after a match and returns the whole credential, or null if it is not one.</summary>
    internal Func<string, FormatMatch, FormatMatch?>? Content { get; init; }

    /// <summary>Gets a value that indicates whether other texts can have the same shape by chance, although that is rare.</summary>
    internal bool IsAmbiguous { get; init; }

    /// <summary>Gets a value that indicates whether a match can be preceded by any character.</summary>
    internal bool StartsAnywhere { get; init; }

    /// <summary>Determines whether the anchor of a match alone proves the issuer. An unconfirmed shape proves nothing.</summary>
    internal bool IsUnmistakable(int anchorLength) => !IsAmbiguous && Source != CredentialFormats.GitHubPartners && Context.Count == 0 && anchorLength >= UnmistakableAnchor;

    private static string ArticleOf(string issuer) => issuer[0] is 'A' or 'E' or 'I' or 'O' or 'X' || issuer is "npm" or "NVIDIA" or "RSA" or "SSH" ? "an" : "a";
}
