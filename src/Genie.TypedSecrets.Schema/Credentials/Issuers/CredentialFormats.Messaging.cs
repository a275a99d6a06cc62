namespace Genie.TypedSecrets.Schema.Credentials.Issuers;

/// <content>Chat, telephony and mail.</content>
internal static partial class CredentialFormats
{
    private const string SlackTokens = "https://docs.slack.dev/authentication/tokens";

    private static IEnumerable<CredentialFormat> Messaging() =>
    [
        new("Slack", "token", "xox(a|b|e|o|p|r|s)-<digit 1..13>-<[A-Za-z0-9-] 16..>", SlackTokens),
        new("Slack", "token", "xox(a|b|e|o|p|r|s)-<alnum 20..>", SlackTokens),
        new("Slack", "token", "xoxe.xox(b|p)-<digit 1>-<alnum 140..>", SlackTokens),
        new("Slack", "token", "xox(c|d)-<[A-Za-z0-9%+/-] 20..>", SlackTokens),
        new("Slack", "app token", "xapp-<digit 1>-<upper 8..14>-<digit 10..16>-<lower 40..>", SlackTokens),
        new("Slack", "webhook", "hooks.slack.com/(services|workflows|triggers)/<upper 8..12>/<upper 8..20>/<alnum 20..64>", "https://docs.slack.dev/messaging/sending-messages-using-incoming-webhooks") { StartsAnywhere = true },
        new("Slack", "workflow trigger", "hooks.slack.com/(workflows|triggers)/<upper 8..12>/<upper 8..20>/<digit 10..20>/<alnum 20..64>", SlackTokens) { StartsAnywhere = true },
        new("Discord", "webhook", "discord(app)?.com/api/webhooks/<digit 17..20>/<url 60..72>", TruffleHog) { StartsAnywhere = true },
        new("Discord", "bot token", "<[MNO] 1><url 23..27>.<url 6>.<url 27..40>", "https://discord.com/developers/docs/reference#authentication") { IsAmbiguous = true },
        new("Telegram", "bot token", "<digit 8..12>:AA<url 33>", "https://core.telegram.org/bots/api#authorizing-your-bot"),
        new("Google Chat", "webhook", "chat.googleapis.com/v1/spaces/<url 8..20>/messages?key=<url 39>&token=<[A-Za-z0-9_%-] 40..60>", "https://developers.google.com/workspace/chat/quickstart/webhooks") { StartsAnywhere = true },
        new("Zapier", "webhook", "hooks.zapier.com/hooks/catch/<digit 5..10>/<lower 6..10>", TruffleHog) { StartsAnywhere = true, IsAmbiguous = true },
        new("Tines", "webhook", ".tines.com/webhook/<lower 32>/<lower 32>", TruffleHog) { StartsAnywhere = true },
        new("IFTTT", "webhook", "maker.ifttt.com/trigger/<url 1..60>/with/key/<url 20..50>", "https://ifttt.com/maker_webhooks") { StartsAnywhere = true },
        new("Twilio", "API key", "SK<hex 32>", "https://www.twilio.com/docs/iam/api-keys"),
        new("Telnyx", "API key", "KEY<Hex 32>_<alnum 22>", "https://developers.telnyx.com/docs"),
        new("PubNub", "secret key", "sec-c-<base64 48><[=] 0..2>", "https://www.pubnub.com/docs/general/setup/account-setup"),
        new("Ably", "API key", "<url 6>.<url 6>:<url 43>", "https://ably.com/docs/auth/basic") { IsAmbiguous = true },
        new("Webex", "bot token", "<alnum 64>_<alnum 4>_<hex 8>-<hex 4>-<hex 4>-<hex 4>-<hex 12>", TruffleHog) { IsAmbiguous = true },
        new("SendGrid", "key", "SG.<url 20..24>.<url 39..50>", "https://www.twilio.com/docs/sendgrid/ui/account-and-settings/api-keys"),
        new("Mailgun", "key", "key-<hex 32>", "https://documentation.mailgun.com"),
        new("Mailgun", "key", "<hex 32>-<hex 8>-<hex 8>", "https://documentation.mailgun.com") { IsAmbiguous = true },
        new("Mailchimp", "API key", "<hex 32>-us<digit 1..2>", "https://mailchimp.com/developer/marketing/guides/quick-start/"),
        new("Mandrill", "API key", "md-<url 22>", "https://mailchimp.com/developer/transactional/") { IsAmbiguous = true },
        new("Brevo", "API key", "x(keysib|smtpsib)-<hex 64>-<alnum 16>", "https://developers.brevo.com/docs/getting-started"),
        new("Resend", "API key", "re_<alnum 6..10>_<alnum 20..32>", "https://resend.com/docs/dashboard/api-keys/introduction"),
        new("MailerSend", "token", "mlsn.<hex 64>", "https://developers.mailersend.com"),
        new("Klaviyo", "API key", "pk_<hex 34>", "https://developers.klaviyo.com/en/docs/authenticate_"),
        new("Klaviyo", "API key", "pk_<alnum 6>_<hex 34>", TruffleHog),
        new("Courier", "API key", "(pk|dk)_prod_<upper 28>", "https://www.courier.com/docs/reference/auth/intro"),
        new("Svix", "token", "(sk|testsk)_<alnum 32>.(us|eu)", "https://api.svix.com/docs"),
        new("Beamer", "API key", "b_<[a-z0-9=_-] 44>", Gitleaks),
        new("OneSignal", "API key", "os_v2_(app|org)_<lower 100..110>", "https://documentation.onesignal.com/docs/en/keys-and-ids"),
        new("SMTP2GO", "API key", "api-<upper 32>", "https://developers.smtp2go.com/docs/introduction-guide"),
        new("Infobip", "API key", "<hex 32>-<hex 8>-<hex 4>-<hex 4>-<hex 4>-<hex 12>", "https://www.infobip.com/docs/essentials/api-essentials/api-authentication") { IsAmbiguous = true },
        new("Kit", "API key", "kit_<hex 32>", "https://developers.kit.com/api-reference/authentication"),
        new("Zoho ZeptoMail", "token", "Zoho-enczapikey <[A-Za-z0-9+/=] 60..>", "https://www.zoho.com/zeptomail/help/api/"),
        new("GC Notify", "API key", "gcntfy-<[a-z0-9_-] 1..60>-<hex 8>-<hex 4>-<hex 4>-<hex 4>-<hex 12>-<hex 8>-<hex 4>-<hex 4>-<hex 4>-<hex 12>", "https://documentation.notification.canada.ca/en/start.html"),
        new("Pinterest", "access token", "pin(a|r)_<alnum 40..>", "https://developers.pinterest.com/docs/getting-started/set-up-authentication-and-authorization/"),
        new("Matrix", "access token", "syt_<[A-Za-z0-9+/=-] 4..>_<alnum 20>_<alnum 6>", "https://github.com/element-hq/synapse"),
        new("Pushbullet", "access token", "o.<alnum 32>", "https://docs.pushbullet.com") { IsAmbiguous = true },
        new("ntfy", "access token", "tk_<lower 29>", "https://docs.ntfy.sh/config/#access-tokens"),
        new("Rocket.Chat", "webhook", "/hooks/<hex 24>/<alnum 64>", "https://docs.rocket.chat/docs/integrations") { StartsAnywhere = true },
        new("Mattermost", "webhook", "/hooks/<lower 26>", "https://developers.mattermost.com/integrate/webhooks/incoming/") { StartsAnywhere = true, IsAmbiguous = true },
    ];
}
