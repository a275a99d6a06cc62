namespace Genie.TypedSecrets.Schema.Credentials.Issuers;

/// <content>Other services: planning, design, support, devices.</content>
internal static partial class CredentialFormats
{
    private static IEnumerable<CredentialFormat> Services() =>
    [
        new("Linear", "API key", "lin_(api|oauth|wh)_<alnum 40..64>", "https://linear.app/developers"),
        new("Asana", "token", "(1|2)/<digit 14..17>(/)?<digit 0..17>:<hex 32>", "https://developers.asana.com/docs/personal-access-token"),
        new("Asana", "token", "(0|1)/<digit 16>:<hex 32>", "https://developers.asana.com/docs/personal-access-token"),
        new("Figma", "token", "fig(d|p|o|u|oh|or)_<[A-Za-z0-9_=-] 36..60>", "https://developers.figma.com/docs/rest-api/authentication/"),
        new("Dropbox", "token", "sl.<[A-Za-z0-9_=.-] 130..>", "https://www.dropbox.com/developers/reference/auth-types"),
        new("Dropbox", "token", "<lower 11>AAAAAAAAAA<[A-Za-z0-9_=-] 43>", Gitleaks),
        new("HubSpot", "token", "pat-(na1|na2|na3|eu1|ap1)-<hex 8>-<hex 4>-<hex 4>-<hex 4>-<hex 12>", "https://developers.hubspot.com/docs/api/private-apps"),
        new("Zoho", "token", "1000.<hex 32>.<hex 32>", TruffleHog),
        new("Frame.io", "token", "fio-u-<[A-Za-z0-9_=-] 64>", Gitleaks),
        new("ClickUp", "token", "pk_<digit 6..9>_<upper 32>", "https://developer.clickup.com/docs/authentication"),
        new("Trello", "token", "ATTA<hex 64><Hex 8>", "https://developer.atlassian.com/cloud/trello/guides/rest-api/authorization/"),
        new("Close", "API key", "api_<alnum 22>.<alnum 22>", "https://developer.close.com/topics/authentication/"),
        new("Intercom", "token", "dG9r<alnum 40..60><[=] 0..2>", "https://developers.intercom.com/docs/build-an-integration/learn-more/authentication"),
        new("Cal.com", "API key", "cal_(live_)?<hex 32>", "https://cal.com/docs/api-reference"),
        new("Transifex", "token", "1/<hex 40>", "https://developers.transifex.com"),
        new("Adafruit IO", "key", "aio_<alnum 28>", "https://io.adafruit.com/api/docs/"),
        new("Ubidots", "token", "BBFF-<alnum 30>", TruffleHog),
        new("Ubidots", "token", "BBUS-<alnum 30>", "https://docs.ubidots.com"),
        new("SettleMint", "token", "sm_(aat|pat|sat)_<alnum 16>", Gitleaks),
        new("Sidekiq", "address with a secret", "https://<hex 8>:<hex 8>@(gems|enterprise).contribsys.com", Gitleaks) { StartsAnywhere = true },
        new("Freemius", "secret key", "sk_<[A-Za-z0-9*&^%$#@!+=_-] 29>", Gitleaks) { Context = ["freemius"] },
        new("Canva", "secret", "cnvca<url 48..56>", "https://www.canva.dev/docs/connect/authentication/"),
        new("Contentstack", "token", "cs<hex 32>", "https://www.contentstack.com/docs") { Context = ["contentstack"] },
        new("Rapyd", "secret key", "rsk_<hex 64..>", GitHubPartners),
        new("Doppler", "share token", "dp.share.<alnum 40..44>", "https://docs.doppler.com/docs/accounts"),
        new("Twitch", "token", "oauth:<lower 30>", "https://dev.twitch.tv/docs/irc/authenticate-bot/"),
        new("dfuse", "key", "(web|server)_<hex 32>", TruffleHog),
        new("Finage", "key", "API_KEY<upper 32>", TruffleHog),
        new("Bitrise", "token", "bitpat_<url 40..100>", "https://docs.bitrise.io"),
        new("Alchemy", "key", "alcht_<alnum 30>", "https://www.alchemy.com/docs"),
        new("Basecamp", "token", "BAhbB0kiAbB<base64 100..><[=] 0..2>", GitHubPartners),
        new("Ethereum", "private key", "0x<hex 64>", "https://ethereum.org/developers/docs/accounts/") { Context = ["privatekey", "private_key", "walletkey", "wallet", "mnemonic"] },
        new("AfterShip", "API key", "asat_<hex 32>", "https://www.aftership.com/docs/tracking/quickstart/authentication"),
        new("n8n", "API key", "n8n_api_<hex 40..80>", "https://docs.n8n.io/api/authentication/"),
        new("Yandex", "Dictionary or Translate key", "(dict|trnsl|pdct).1.1.<digit 8>T<digit 6>Z.<hex 16>.<hex 40>", "https://yandex.com/dev/dictionary/keys/"),
        new("Budibase", "API key", "budibase-<hex 64>", "https://docs.budibase.com/docs/public-api"),
        new("SavvyCal", "token", "pt_secret_<hex 32..64>", "https://developers.savvycal.com"),
        new("Shopify", "Partner API token", "prtapi_<hex 32>", "https://shopify.dev/docs/api/partner"),
        new("Webflow", "token", "ws-<hex 64>", "https://developers.webflow.com/data/reference/authentication/site-token"),
        new("Wix", "API key", "IST.eyJ<url 60..>.eyJ<url 60..>.<url 200..>", "https://dev.wix.com/docs/rest/articles/get-started/api-keys"),
    ];
}
