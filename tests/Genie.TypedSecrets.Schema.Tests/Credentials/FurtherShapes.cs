namespace Genie.TypedSecrets.Schema.Tests.Credentials;

/// <summary>
/// Shapes, names and look-alikes that were written down before the rules ran on them, after the sets of <see cref="LastShapes"/>. The share
/// that the detector recognized in the first run is in <c>docs/analyzers.md</c>.
/// </summary>
internal static class FurtherShapes
{
    internal static readonly (string Issuer, string Shape)[] All =
    [
        // Keys of protocols, wallets and networks.
        ("NATS user seed", "SUAJ{k54}"), ("NATS account seed", "SAAJ{k54}"), ("NATS operator seed", "SOAJ{k54}"), ("Bitcoin extended private key", "xprv9{a106}"), ("WireGuard preshared", "PresharedKey = {B43}="), ("Headscale", "hskey-api-{b12}-{b64}"), ("Nebula", "-----BEGIN NEBULA ED25519 PRIVATE KEY-----\n{B86}==\n-----END NEBULA ED25519 PRIVATE KEY-----"), ("ZeroTier identity", "{h10}:0:{h128}:{h128}"), ("SEC 1 key", "-----BEGIN EC PRIVATE KEY-----\nMHcCAQEEI{B60}\n{B64}\n{B35}==\n-----END EC PRIVATE KEY-----"),

        // Continuous integration, packages, source.
        ("GitLab feature flags", "glffct-{b20}"), ("GitLab SCIM", "glsoat-{b20}"), ("GitLab incoming mail", "glimt-{b25}"), ("GitLab agent", "glagent-{b50}"), ("GitLab CI job", "glcbt-64_{b20}"), ("Harness", "pat.{b22}.{h24}.{A20}"), ("Packagist", "packagist_ack_{h68}"), ("Docker organization", "dckr_oat_{b32}"), ("TeamCity", "eyJ0eXAiOiAiVENWMiJ9.{A36}.{A48}"), ("Nexus", "NpmToken.{g}"), ("Deno Deploy", "ddp_{A36}"), ("Sourcegraph local", "sgp_local_{h40}"), ("Mergify", "mka_{h64}"), ("Kaggle", "KGAT_{h32}"), ("Codemagic", "cm_{A43}"), ("Depot", "depot_project_{h64}"),

        // Observability, flags, events.
        ("Honeycomb ingest", "hcbik_01{l56}"), ("Axiom", "xaat-{g}"), ("Logfire", "pylf_v1_eu_{A43}"), ("Inngest", "signkey-prod-{h64}"), ("Trigger.dev", "tr_prod_{A24}"), ("Unleash", "default:production.{h60}"), ("LaunchDarkly", "api-{g}"), ("Statsig", "secret-{A43}"), ("Dash0", "auth_{A32}"), ("Better Stack heartbeat", "https://uptime.betterstack.com/api/v1/heartbeat/{A24}"), ("Healthchecks", "hcw_{A28}"), ("Checkly", "cu_{h32}"), ("OpsGenie webhook", "https://api.opsgenie.com/v1/json/googlestackdriver?apiKey={g}"),

        // Payment, commerce, messages.
        ("Paddle", "pdl_live_apikey_01{l24}_{A22}_{A3}"), ("Polar", "polar_oat_{A43}"), ("Telnyx", "KEY0{h31}_{A22}"), ("OneSignal", "os_v2_app_{l104}"), ("ClickUp", "pk_{d8}_{U32}"), ("Courier", "pk_prod_{U28}"), ("Klaviyo", "pk_{h34}"), ("Mollie", "live_{A30}"), ("Checkout.com", "sk_{l26}"), ("Checkout sandbox", "sk_sbox_{l27}"), ("Square application secret", "sq0csp-{b43}"), ("Creem", "creem_{A22}"), ("Xendit", "xnd_production_{A48}"), ("Omise", "skey_{l19}"), ("Mattermost hook", "https://chat.acme.example/hooks/{l26}"), ("Slack workflow", "https://hooks.slack.com/workflows/T{U10}/A{U10}/{d18}/{A24}"), ("Rocket.Chat hook", "https://chat.acme.example/hooks/{h24}/{A64}"),

        // Data, models, storage.
        ("CockroachDB", "CCDB1_{A22}_{A40}"), ("Materialize", "mzp_{h64}"), ("dbt Cloud", "dbtu_{b40}"), ("Tinybird", "p.eyJ1{b90}.{b43}"), ("Elastic Cloud", "essu_{B80}=="), ("Backblaze", "K005{A27}"), ("Ably", "{b6}.{b6}:{b43}"), ("Liveblocks", "sk_prod_{b64}"), ("Vercel Blob", "vercel_blob_rw_{A16}_{A30}"), ("Cloudinary", "cloudinary://{d15}:{b27}@acme"), ("UpCloud", "ucat_01{U24}"), ("Chroma", "ck-{A44}"), ("Exa or Tavily", "tvly-prod-{A32}"), ("HeyGen", "sk_V2_hgu_{A40}"), ("Daytona", "dtn_{h64}"), ("Ollama", "{h32}.{b24}"),
    ];

    /// <summary>Names of settings, headers and parameters that take a credential, with a value that has no mark of its own.</summary>
    internal static readonly (string Name, string Shape)[] Named =
    [
        ("AuthSecret", "{h64}"), ("NEXTAUTH_SECRET", "{B43}="), ("DJANGO_SECRET_KEY", "{A50}"), ("RAILS_MASTER_KEY", "{h32}"), ("APP_KEY", "base64:{B43}="), ("JWT_SIGNING_KEY", "{B86}=="), ("TokenSigningKey", "{A64}"), ("IssuerSigningKey", "{A48}"), ("DataProtectionKey", "{B43}="), ("AesKey", "{h64}"), ("HmacKey", "{B43}="), ("webhookSecret", "{h40}"), ("X-Hub-Secret", "{A32}"), ("GITHUB_WEBHOOK_SECRET", "{h40}"), ("SlackSigningSecret", "{h32}"), ("BOT_SECRET", "{A32}"), ("MicrosoftAppPassword", "{b40}"), ("LdapBindPassword", "{A16}"), ("bindPwd", "{A18}"), ("KeystorePass", "{A20}"), ("PfxPassword", "{A20}"), ("CertPassword", "{A18}"), ("ftpPassword", "{A16}"), ("RedisAuth", "{A32}"), ("RABBITMQ_DEFAULT_PASS", "{A20}"), ("MINIO_ROOT_PASSWORD", "{A24}"), ("MasterKey", "{B43}="), ("AdminApiKey", "{h48}"), ("InternalApiToken", "{A40}"), ("X-Internal-Token", "{h64}"), ("ServiceAccountKey", "{B88}"), ("StorageAccountKey", "{B86}=="), ("CosmosDb:AuthKey", "{B86}=="), ("EventGridKey", "{B43}="), ("SearchAdminKey", "{A52}"), ("TranslatorKey", "{h32}"), ("BingMapsKey", "{A64}"), ("RecaptchaSecret", "{b40}"), ("TwilioAuthToken", "{h32}"), ("StripeSecret", "{A40}"), ("PaypalSecret", "{b80}"), ("FacebookAppSecret", "{h32}"), ("GoogleClientSecret", "{b24}"), ("TwitterConsumerSecret", "{A50}"), ("LineChannelSecret", "{h32}"), ("ChannelAccessToken", "{B172}"), ("WeChatAppSecret", "{h32}"), ("OssAccessKeySecret", "{A30}"), ("QiniuSecretKey", "{b40}"), ("SmsApiKey", "{h32}"), ("passKey", "{A40}"), ("SecurityKey", "{A40}"), ("ShopApiPassword", "{h32}"), ("OtpSecret", "{k32}"), ("TotpSeed", "{k32}"), ("sessionKey", "{h64}"), ("refresh_token", "{b64}"), ("id_token_hint_secret", "{A40}"), ("InstrumentationPassword", "{A20}"), ("LicenseKey", "{U5}-{U5}-{U5}-{U5}-{U5}"),
    ];

    /// <summary>Values that look like secrets and are none, with the name that they have in code.</summary>
    internal static readonly (string Name, string Shape)[] Harmless =
    [
        // Hashes, checksums, identifiers.
        ("Sha256", "{h64}"), ("ExpectedHash", "{h64}"), ("PackageHash", "{B86}=="), ("contentHash", "{B86}=="), ("integrity", "sha512-{B86}=="), ("Checksum", "{h32}"), ("Fingerprint", "{h40}"), ("Thumbprint", "{U40}"), ("CertificateThumbprint", "{h40}"), ("TenantId", "{g}"), ("ClientId", "{A32}"), ("ApplicationId", "{h32}"), ("CorrelationId", "{h32}"), ("MigrationId", "20240315101112_AddRefreshTokenTable"), ("ETag", "W/\"{h32}\""), ("commit", "{h40}"), ("BuildId", "{h32}"), ("ProjectGuid", "{g}"), ("SpecialSigKey", "{h32}"), ("TypeSignature", "{h32}"), ("signature", "{B27}="), ("X-Twilio-Signature", "{B27}="), ("expectedSignature", "{h64}"), ("SecretHash", "{h64}"), ("TokenHash", "{B43}="), ("PasswordSalt", "{B22}=="), ("HashedToken", "{h64}"), ("ApiKeyHash", "{h64}"), ("KeyId", "{h40}"), ("ApiKeyId", "{A20}"), ("kid", "{b43}"), ("keyVersion", "{h32}"),

        // Public keys and certificates.
        ("PublicKey", "{B120}"), ("ValidatorKey", "-----BEGIN PUBLIC KEY-----\nMIIBIjAN{B56}\n{B64}\n-----END PUBLIC KEY-----"), ("VapidPublicKey", "B{b86}"), ("StripePublishableKey", "pk_test_{A24}"), ("PostHogKey", "phc_{A43}"), ("GoogleSiteKey", "6L{b38}"), ("SentryDsn", "https://{h32}@o{d6}.ingest.sentry.io/{d7}"), ("IKEY", "InstrumentationKey={g};IngestionEndpoint=https://westeurope-1.in.applicationinsights.azure.com/"), ("AlgoliaSearchKey", "{h32}"), ("Ed25519PublicKeyHex", "{h64}"), ("HostKeyFingerprint", "SHA256:{B43}"), ("SignPublicKeyToken", "{h16}"),

        // Keys of caches, resources, translations, settings.
        ("CacheKey", "user:{d6}:permissions:v2"), ("cacheKeyPrefix", "products_by_category_2041_v3"), ("ResourceKey", "Account.ResetPassword.Token2.Expired"), ("LocalizationKey", "Errors.Auth.InvalidToken_401"), ("key", "stats.usePub45StatGain"), ("key", "SHA256WITHRSAANDMGF1"), ("key", "RSA/ECB/OAEPWithSHA1AndMGF1Padding"), ("key", "PrimaryButtonBackground2Hover"), ("SettingKey", "Abp.Net.Mail.Smtp.Password2"), ("tokenKey", "storefront.auth.token.v1"), ("SessionKey", "_CartSessionItems2041"), ("PasswordKey", "Settings:Smtp:Password1"), ("DevOAuthClientSecret", "gitLabDevClientSecret"), ("ClientSecretSetting", "myGetDevApiClientSecret"), ("TokenPath", "/v1/oauth2/token2041"), ("AccessTokenCookie", ".AspNetCore.AccessToken.V2"), ("SecretName", "prod-payments-stripe-key-v2"), ("TokenEndpoint", "https://login.acme.example/oauth2/v2.0/token"), ("PasswordPattern", "^(?=.*[A-Z])(?=.*\\d)[!-~]+$"), ("PasswordRegex", "(?<pwd>[^;]+);Pwd2=(.*)"), ("ApiKeyHeader", "X-Acme-Api-Key-V2"), ("DefaultPasswordText", "Enter1Password2Here"), ("tokenType", "Bearer2041Authentication"),

        // Data.
        ("Logo", "iVBORw0KGgoAAAANSUhEUgAA{B400}"), ("Icon", "data:image/svg+xml;base64,PHN2ZyB4{B200}"), ("Pixel", "R0lGODlhAQABAIAAAP///wAAACwAAAAAAQABAAACAkQBADs="), ("Font", "d09GMgABAAAAA{B300}"), ("Zipped", "H4sIAAAAAAAA{B200}"), ("Curve", "00{h40}"), ("script", "00{h40}"), ("Prime", "0{h127}"), ("payload", "CgdwYXlsb2Fk{B120}"), ("Geohash", "u33dc0cpke7v"), ("Polyline", "a~l~Fjk~uOnzh@vlbBtc~@tsE`vnApw_A`dw@~w"), ("Alphabet", "23456789ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnopqrstuvwxyz"), ("UserAgent", "AcmeClient/2.4.1 (net8.0; linux-x64; +https://acme.example)"), ("vault", "$ANSIBLE_VAULT;1.1;AES256\n{h80}\n{h80}"), ("token", "<TOKEN_{U16}>"), ("password", "vault:secret/data/acme#password"), ("apiKey", "$(ApiKey20_of_values)"), ("secret", "ENC[AES256_GCM,data:{B40},iv:{B43}=,tag:{B22}==,type:str]"), ("PasswordHash", "$argon2id$v=19$m=65536,t=3,p=4${B22}${B43}"), ("password", "AQAAAAEAACcQAAAAE{B60}"),
    ];
}
