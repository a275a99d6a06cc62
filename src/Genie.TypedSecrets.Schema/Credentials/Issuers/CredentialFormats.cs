namespace Genie.TypedSecrets.Schema.Credentials.Issuers;

/// <summary>
/// The known formats of credentials, by field. Each row has the issuer, what it issues, the shape and the source of the shape. No row
/// contains a credential: tests draw examples from the shapes.
/// </summary>
internal static partial class CredentialFormats
{
    // Sources. A shape without a page of its issuer is confirmed by the rules of public scanners. The partners' list of GitHub names issuers
    // and prefixes only, so what rests on it alone is never proven.
    internal const string GitHubPartners = "https://docs.github.com/code-security/reference/secret-security/supported-secret-scanning-patterns";
    private const string Gitleaks = "https://github.com/gitleaks/gitleaks/blob/master/config/gitleaks.toml";
    private const string TruffleHog = "https://github.com/trufflesecurity/trufflehog/tree/main/pkg/detectors";
    private const string MicrosoftPatterns = "https://github.com/microsoft/security-utilities";

    /// <summary>Gets all formats that their own characters identify. Where two match, the first one counts.</summary>
    internal static IReadOnlyList<CredentialFormat> All { get; } =
    [
        .. Cloud(), .. Azure(), .. SourceControl(), .. Delivery(), .. Packages(), .. Artificial(), .. Payment(), .. Messaging(), .. Observability(), .. Data(), .. Identity(), .. Services(), .. Keys(),
    ];

    /// <summary>Gets the formats that count only under a name that contains the issuer.</summary>
    internal static IReadOnlyList<CredentialFormat> Named { get; } = [.. Contextual()];
}
