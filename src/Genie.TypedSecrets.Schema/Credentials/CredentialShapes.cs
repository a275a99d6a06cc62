namespace Genie.TypedSecrets.Schema.Credentials;

/// <summary>The shapes that are known, each as its issuer publishes it or as its secret scanning partners know it.</summary>
internal static class CredentialShapes
{
    private const string End = "(?![A-Za-z0-9])";
    private const string UrlSafeEnd = "(?![A-Za-z0-9_-])";

    // Of AWS: IAM reference, "Unique identifiers"; the rest is base32. AKIA is a user's, ASIA a session's.
    private const string AwsId = $"(?<r>[A-Z2-7]{{16}}){End}";

    // Of GitHub: "Behind GitHub's new authentication token formats"; six of the characters are a checksum.
    private const string GitHub = $"(?<r>[A-Za-z0-9]{{36}}){End}";

    /// <summary>Every shape. No two fit one text.</summary>
    internal static IReadOnlyList<CredentialShape> All { get; } =
    [
        new("an AWS access key id", "AKIA", AwsId),
        new("an AWS access key id", "ASIA", AwsId),
        new("a GitHub token", "ghp_", GitHub),
        new("a GitHub token", "gho_", GitHub),
        new("a GitHub token", "ghu_", GitHub),
        new("a GitHub token", "ghs_", GitHub),
        new("a GitHub token", "ghr_", $"(?<r>[A-Za-z0-9]{{36,76}}){End}"),
        new("a GitHub token", "github_pat_", $"(?<r>[A-Za-z0-9]{{22}}_[A-Za-z0-9]{{59}}){End}"),
        new("a GitLab token", "glpat-", $"(?<r>[A-Za-z0-9_-]{{20,64}}){UrlSafeEnd}"),
        new("a Slack token", "xox", $"[abeoprs]-(?:[0-9]+-)*(?<r>[A-Za-z0-9-]{{20,}}){UrlSafeEnd}"),
        new("a Slack token", "xapp-", $"[0-9]-[A-Z0-9]+-[0-9]+-(?<r>[a-f0-9]{{64}}){End}"),
        new("a Slack webhook", "hooks.slack.com/", $"(?:services|workflows)/[A-Z0-9]+/[A-Z0-9]+/(?<r>[A-Za-z0-9]{{20,26}}){End}"),
        new("a Stripe key", "sk_live_", $"(?<r>[A-Za-z0-9]{{24,247}}){End}"),
        new("a Stripe key", "rk_live_", $"(?<r>[A-Za-z0-9]{{24,247}}){End}"),
        new("a Stripe test key", "sk_test_", $"(?<r>[A-Za-z0-9]{{24,247}}){End}"),
        new("a Stripe webhook secret", "whsec_", $"(?<r>[A-Za-z0-9+/]{{32,64}}=*){End}"),
        new("a Google API key", "AIza", $"(?<r>[A-Za-z0-9_-]{{35}}){UrlSafeEnd}"),
        new("a Google OAuth client secret", "GOCSPX-", $"(?<r>[A-Za-z0-9_-]{{28}}){UrlSafeEnd}"),
        new("an npm token", "npm_", GitHub),
        new("a PyPI token", "pypi-AgEIcHlwaS5vcmc", "(?<r>[A-Za-z0-9_-]{50,})"),
        new("a NuGet API key", "oy2", $"(?<r>[a-z0-9]{{43}}){End}"),
        new("a Docker Hub token", "dckr_pat_", $"(?<r>[A-Za-z0-9_-]{{27}}){UrlSafeEnd}"),
        new("a SendGrid key", "SG.", $@"(?<r>[A-Za-z0-9_-]{{22}}\.[A-Za-z0-9_-]{{43}}){UrlSafeEnd}"),
        new("a DigitalOcean token", "dop_v1_", $"(?<r>[a-f0-9]{{64}}){End}"),
        new("a Databricks token", "dapi", $"(?<r>[a-f0-9]{{32}})(?:-[0-9])?{End}"),
        new("a HashiCorp Vault token", "hvs.", $"(?<r>[A-Za-z0-9_-]{{24,}}){UrlSafeEnd}"),
        new("a Shopify token", "shpat_", $"(?<r>[a-fA-F0-9]{{32}}){End}"),
        new("an OpenAI key", "T3BlbkFJ", $"(?<r>[A-Za-z0-9_-]{{20,}}){UrlSafeEnd}"),
        new("an Azure client secret", "8Q~", $"(?<r>[A-Za-z0-9_~.-]{{31,34}})(?![A-Za-z0-9_~.-])", "[A-Za-z0-9_~.-]{3}", 3),
        new("a JSON Web Token", "eyJ", @"(?<h>[A-Za-z0-9_-]{10,})\.(?<p>eyJ[A-Za-z0-9_-]{8,})\.(?<r>[A-Za-z0-9_-]{20,})"),
        new("a private key", "-----BEGIN ", @"(?:(?:RSA|EC|DSA|OPENSSH|ENCRYPTED|PGP) )?PRIVATE KEY(?: BLOCK)?-----[^-]{0,400}?(?<r>[A-Za-z0-9+/]{48})"),
    ];
}
