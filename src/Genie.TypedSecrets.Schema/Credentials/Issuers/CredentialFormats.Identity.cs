namespace Genie.TypedSecrets.Schema.Credentials.Issuers;

/// <content>Identity providers and stores of secrets.</content>
internal static partial class CredentialFormats
{
    private static IEnumerable<CredentialFormat> Identity() =>
    [
        new("HashiCorp Vault", "token", "hv(s|b|r).<url 24..>", "https://developer.hashicorp.com/vault/docs/concepts/tokens"),
        new("HashiCorp Vault", "token", "(s|b).<alnum 24>", "https://developer.hashicorp.com/vault/docs/concepts/tokens") { IsAmbiguous = true },
        new("HashiCorp Vault", "token", "s.<alnum 24>.<alnum 5>", "https://developer.hashicorp.com/vault/docs/concepts/tokens") { IsAmbiguous = true },
        new("1Password", "service account token", "ops_eyJ<[A-Za-z0-9+/_-] 100..><[=] 0..3>", "https://developer.1password.com/docs/service-accounts/"),
        new("1Password", "secret key", "A3-<upper 6>-<upper 11>-<upper 5>-<upper 5>-<upper 5>", "https://support.1password.com/secret-key/"),
        new("1Password", "secret key", "A3-<upper 6>-<upper 6>-<upper 5>-<upper 5>-<upper 5>-<upper 5>", "https://support.1password.com/secret-key/"),
        new("Bitwarden", "access token", "0.<hex 8>-<hex 4>-<hex 4>-<hex 4>-<hex 12>.<alnum 30>:<base64 22>==", "https://bitwarden.com/help/access-tokens/"),
        new("Doppler", "token", "dp.(ct|pt|st|sa|scim|audit|said).<alnum 40..44>", "https://docs.doppler.com/docs/accounts"),
        new("Doppler", "token", "dp.st.<[a-z0-9_-] 2..35>.<alnum 40..44>", "https://docs.doppler.com/docs/accounts"),
        new("Infisical", "token", "st.<hex 24>.<hex 32>.<hex 32>", "https://infisical.com/docs"),
        new("Okta", "token", "00<url 40>", "https://developer.okta.com/docs/guides/create-an-api-token/") { IsAmbiguous = true },
        new("Ory", "token", "ory_(st|pat|at|rt|ac|apikey|wak)_<[A-Za-z0-9_.-] 32..120>", "https://www.ory.sh/docs/concepts/personal-access-token"),
        new("Stytch", "secret", "secret-(live|test)-<url 36>=", "https://stytch.com/docs/api/authentication"),
        new("Authress", "access key", "(sc|ext|scauth|authress)_<lower 5..30>.<lower 4..6>.acc(_|-)<[a-z0-9-] 10..32>.<[A-Za-z0-9+/_=-] 30..120>", "https://authress.io/knowledge-base/"),
        new("Unkey", "root key", "unkey_<alnum 20..40>", "https://www.unkey.com/docs"),
        new("Salesforce", "access token", "00<alnum 13>!<[A-Za-z0-9_.] 80..120>", TruffleHog),
        new("Salesforce", "consumer key", "3MVG9<[A-Za-z0-9._+/=] 80..251>", TruffleHog),
        new("Salesforce", "refresh token", "5Aep861<[A-Za-z0-9._=] 70..>", TruffleHog),
        new("Facebook", "access token", "EAA<alnum 90..>", "https://developers.facebook.com/docs/facebook-login/guides/access-tokens"),
        new("Facebook", "app access token", "<digit 15..16>|<url 27..40>", "https://developers.facebook.com/docs/facebook-login/guides/access-tokens") { IsAmbiguous = true },
        new("Instagram", "access token", "IG(QV|AA)<alnum 60..>", "https://developers.facebook.com/docs/instagram-platform"),
        new("X", "bearer token", "AAAAAAAAAAAAAAAAAAAA<[A-Za-z0-9%] 60..>", "https://docs.x.com/fundamentals/authentication/oauth-2-0/bearer-tokens"),
        new("LinkedIn", "client secret", "WPL_AP<digit 1>.<alnum 16>.<alnum 6..8>==", GitHubPartners),
        new("hCaptcha", "secret", "ES_<hex 32>", "https://docs.hcaptcha.com"),
        new("hCaptcha", "secret", "0x<Hex 40>", "https://docs.hcaptcha.com") { Context = ["hcaptcha", "captcha"] },
        new("Cloudflare Turnstile", "secret", "0x4AAAAAA<url 25..30>", "https://developers.cloudflare.com/turnstile/"),
        new("Adobe", "client secret", "p8e-<url 32>", Gitleaks),
        new("age", "secret key", "AGE-SECRET-KEY-1<[QPZRY9X8GF2TVDW0S3JN54KHCE6MUA7L] 58>", "https://github.com/FiloSottile/age"),
        new("age", "secret key", "AGE-PLUGIN-<[A-Z0-9-] 4..20>-1<[QPZRY9X8GF2TVDW0S3JN54KHCE6MUA7L] 50..>", "https://github.com/FiloSottile/age"),
        new("WireGuard", "key", "(PrivateKey|PresharedKey) = <base64 43>=", "https://www.wireguard.com/quickstart/") { StartsAnywhere = true },
        new("NATS", "seed", "S(U|A|O|N|C|X)A<[A-P] 1><b32 54>", "https://docs.nats.io/running-a-nats-service/configuration/securing_nats/auth_intro/nkey_auth"),
        new("ZeroTier", "identity", "<hex 10>:0:<hex 128>:<hex 128>", "https://docs.zerotier.com/protocol/"),
        new("Bitcoin", "extended private key", "(x|y|z|t|u|v)prv<[1-9A-HJ-NP-Za-km-z] 107>", "https://github.com/bitcoin/bips/blob/master/bip-0032.mediawiki"),
        new("TruffleHog", "key", "thog-secret-<hex 32>", TruffleHog),
        new("Permit.io", "API key", "permit_key_<alnum 60..>", "https://docs.permit.io/api/api-with-cli/"),
        new("Censys", "token", "censys_<alnum 8>_<alnum 24..>", "https://docs.censys.com/reference/get-started"),
    ];
}
