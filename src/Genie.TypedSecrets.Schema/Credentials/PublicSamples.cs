using System.Text;

namespace Genie.TypedSecrets.Schema.Credentials;

/// <summary>
/// Knows credentials that are printed in documentation: the keys of emulators, the test keys of vendors, the examples of standards. They
/// protect nothing. A sample is recognized in every spelling: URL-encoded, in base64url, with escapes.
/// </summary>
internal static class PublicSamples
{
    // More than the letters and digits that two different credentials share by chance.
    private const int Significant = 12;
    private const int Longest = 32;

    private static readonly string[] s_samples =
    [
        // Emulators: Cosmos DB, Azurite, App Configuration, SignalR, Service Bus, Event Hubs.
        "C2y6yDjf5/R+ob0N8A7Cgv30VRDJIWEHLM+4QDU5DE2nQ9nDuVTqobD4b8mGGyPMbIZnqyMsEcaGQy67XIw/Jw==",
        "Eby8vdM02xNOcqFlqUwJPLlmEtlCDXJ1OUzFT50uSRZ6IFsuFq2UVErCz4I6tq/K1SZFPTOtr/KBHBeksoGMGw==",
        "ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789ABCDEFGH", "SAS_KEY_VALUE", "UseDevelopmentEmulator",

        // AWS: the keys of the documentation.
        "AKIAIOSFODNN7EXAMPLE", "wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY", "AKIAI44QH8DHBEXAMPLE", "je7MtGbClwBF/2Zp9Utk/h3yCo8nvbEXAMPLEKEY",

        // Stripe: the test keys in its documentation.
        "sk_test_4eC39HqLyjWDarjtT1zdp7dc", "sk_test_BQokikJOvBiI2HlWgH4olfQ2", "sk_test_tR3PYbcVNZZ796tH88S4VQ2u", "sk_test_26PHem9AhJZvU623DfE1x4sd", "sk_test_VePHdqKTYQjKNInc7u56JBrQ",

        // Svix and the Standard Webhooks specification: the secret of the examples.
        "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw", "whsec_C2FVsBQIhrscChlQIMV+b5sSYspob7oD",

        // GitHub: the tokens of its documentation.
        "ghp_16C7e42F292c6912E7710c838347Ae178B4a", "gho_16C7e42F292c6912E7710c838347Ae178B4a", "ghu_16C7e42F292c6912E7710c838347Ae178B4a", "ghs_16C7e42F292c6912E7710c838347Ae178B4a", "ghr_1B4a2e77838347a7E420ce178F2E7c6912E169246c34E1ccbF66C46812d16D5B1A9Dc86A1498",

        // Captcha services: the keys for tests.
        "6LeIxAcTAAAAAGG-vFI1TnRWxMZNFuojJ4WifJWe", "6LeIxAcTAAAAAJcZVRqyHh71UMIEGNQ_MXjiZKhI", "0x0000000000000000000000000000000000000000", "1x0000000000000000000000000000000AA", "2x0000000000000000000000000000000AA", "3x0000000000000000000000000000000AA",

        // RFC 6749, 6750, 7617, 7636, 7515, 7517, 7519, 6238, 6455.
        "7Fjfp0ZBr1KtDRbnfVdmIw", "2YotnFZFEjr1zCsicMWpAA", "tGzv3JOkF0XG5Qx2TlKWIA", "czZCaGRSa3F0MzpnWDFmQmF0M2JW", "SplxlOBeZQQYbYS6WxSbIA", "mF_9.B5f-4.1JqM", "QWxhZGRpbjpvcGVuIHNlc2FtZQ==",
        "dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXk", "E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM", "AyM1SysPpbyDfgZld3umj1qzKObwVMkoqQ-EstJQLr_T-1qS0gZH75aKtMN3Yj0iPS4hcgUuTwjAzZr1Z9CAow",
        "dBjftJeZ4CVP-mB92K27uhbUJU1U1p1r_wW1gFWFOEjXk", "GawgguFyGrWKav7AX4VKUg", "eerp0pFRvz8MGX4RxNPr0vvTpHgZbg", "870MB6gfuTJ4HtUnUvYMyJpr5eUZNP4Bk43bVdj3eAE", "X4cTteJY_gn4FYPsXB8rdXix5vwsg1FLN5E3EaG6RJoVH", "Eq5xpGnNCivDflJsRQBXHx1hdR1k6Ulwe2JZD50LpXyWPEAeP88vLNO97I",
        "GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ", "JBSWY3DPEHPK3PXP", "dGhlIHNhbXBsZSBub25jZQ==", "s3pPLMBiTxaQ9kYGzzhZRbK+xOo=", "SflKxwRJSMeKKF2QT4fwpMeJf36POk6yJV_adQssw5c", "TJVA95OrM7E2cBab30RMHrHDcEfxjoYZgeFONFh7HgQ",

        // Accounts of local Ethereum nodes: the mnemonics of Hardhat, Anvil and Ganache.
        "ac0974bec39a17e36ba4a6b4d238ff944bacb478cbed5efcae784d7bf4f2ff80", "59c6995e998f97a5a0044966f0945389dc9e86dae88c7a8412f4603b6b78690d", "5de4111afa1a4b94908f83103eb1f1706367c2e68ca870fc3fb9a804cdab365a",
        "7c852118294e51e653712a81e05800f419141751be58f605c371e15141b007a6", "47e179ec197488593b187f80a00eb0da91f1b9d0b13f8733639f19c30a34926a", "8b3a350cf5c34c9194ca85829a2df0ec3153be0318b5e2d3348e872092edffba",
        "92db14e403b83dfe3df233f83dfa3a0d7096f21ca9b0d6d6b8d88b2b4ec1564e", "4bbbf85ce3377467afe5d46f804f221813b2bb87f24d81f60f1fcdbf7cbf4356", "dbda1821b80551c9d65939329250298aa3472ba22feea921c0cf5d620ea67b97",
        "2a871d0798f97d79848a013d4936a73bf4cc922c825d33c1cf7073dff6d409c6", "4f3edf983ac636a65a842ce7c78d9aa706d3b113bce9c46f30d7d21715b23b1d", "6cbed15c793ce57650b9877cf6fa156fbef513c4e6134f022a85b1ffdd59b2a1",

        // Keys of quick starts.
        "511536EF-F270-4058-80CA-1C89C192F69A", "49C1A7E1-0C79-4A89-A3D6-A37998FB86B0", "your-256-bit-secret", "ProEMLh5e_qnzdNUQrqdHPgp", "ProEMLh5e_qnzdNU",
    ];

    private static readonly string[] s_marks = [.. s_samples.Select(Letters).Select(letters => letters.Substring(0, Math.Min(Longest, letters.Length))).Where(mark => mark.Length >= Significant).Distinct(StringComparer.Ordinal)];

    /// <summary>Determines whether a text is or contains a published sample.</summary>
    internal static bool Contains(string text)
    {
        var letters = Letters(text);
        return Array.Exists(s_marks, mark => letters.IndexOf(mark, StringComparison.Ordinal) >= 0);
    }

    // Letters and digits only: +, / and = are spelled in many ways.
    private static string Letters(string text)
    {
        var letters = new StringBuilder(text.Length);
        for (var i = 0; i < text.Length; i++)
        {
            if (text[i] == '%' && i + 2 < text.Length && Uri.IsHexDigit(text[i + 1]) && Uri.IsHexDigit(text[i + 2]))
            {
                i += 2;
            }
            else if (text[i] == '\\' && i + 5 < text.Length && text[i + 1] == 'u')
            {
                i += 5;
            }
            else if (text[i] is (>= 'a' and <= 'z') or (>= 'A' and <= 'Z') or (>= '0' and <= '9'))
            {
                letters.Append(char.ToLowerInvariant(text[i]));
            }
        }

        return letters.ToString();
    }
}
