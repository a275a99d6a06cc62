namespace Genie.TypedSecrets.Schema.Tests.Credentials;

/// <summary>
/// Shapes of more issuers, which were written down after tokens of unknown issuers were recognized by their prefix, and unmarked values in
/// places that say what they are. The share that the detector found before it was changed is in <c>docs/analyzers.md</c>.
/// </summary>
internal static class LastShapes
{
    internal static readonly (string Issuer, string Shape)[] All =
    [
        // Platforms, databases and networks.
        ("DataStax Astra", "AstraCS:{A24}:{h64}"), ("Cloudflare Tunnel", "eyJhIjoi{B150}"), ("Upstash QStash", "eyJVc2VySUQiOi{B120}"), ("Gcore", "{d5}${h128}"), ("Val Town", "vtwn_{A32}"), ("Phase", "pss_service:v1:{h64}:{h64}:{h64}:{h64}"), ("RFC 8959", "secret-token:{b40}"), ("incident.io", "inc_{h64}"), ("Hex", "hxtp_{h80}"),

        // Messages, games, devices.
        ("Matrix Synapse", "syt_{l10}_{A20}_{A6}"), ("Matrix Authentication Service", "mat_{A30}_{A6}"), ("Guilded", "gapi_{B86}=="), ("Pushbullet", "o.{A32}"), ("ntfy", "tk_{l29}"), ("Viber", "{h16}-{h16}-{h16}"), ("Riot Games", "RGAPI-{g}"), ("Modrinth", "mrp_{A60}"), ("Memfault", "oat_{A32}"),
        ("Roblox", "_|WARNING:-DO-NOT-SHARE-THIS.--Sharing-this-will-allow-someone-to-log-in-as-you-and-to-steal-your-ROBUX-and-items.|_{U400}"),

        // Source, documents, planning, translation.
        ("Weblate", "wlu_{A36}"), ("Weblate project", "wlp_{A36}"), ("Tolgee", "tgpat_{l50}"), ("Plane", "plane_api_{h32}"), ("Plain", "plainApiKey_{A40}"), ("Replay", "rwk_{A40}"), ("GitBook", "gb_api_{A40}"), ("Mintlify", "mint_{A32}"), ("CodeRabbit", "cr-{h58}"),

        // Identity, payment, places.
        ("Arcjet", "ajkey_{l26}"), ("Corbado", "corbado1_{A50}"), ("Logto", "pat_{A32}"), ("Sumsub", "prd:{A24}.{A32}"), ("Easyship", "prod_{B43}="), ("Adapty", "secret_live_{A8}.{A32}"), ("OpenRouteService", "5b3ce3597851110001cf6248{h32}"),

        // Models and agents.
        ("Neptune", "eyJhcGlfYWRkcmVzcyI6{B120}"), ("Nomic", "nk-{b43}"), ("Upstage", "up_{A29}"), ("OpenPipe", "opk_{h42}"), ("Luma", "luma-{g}-{g}"), ("Trieve", "tr-{A32}"), ("PromptLayer", "pl_{h32}"), ("Amp", "sgamp_user_{U26}_{h64}"), ("Factory", "fk-{b43}"), ("Novita", "sk_{b43}"), ("Steel", "ste-{A64}"),
    ];

    /// <summary>Names of headers, parameters and settings that take a credential, with a value that has no mark of its own.</summary>
    internal static readonly (string Name, string Shape)[] Named =
    [
        ("X-Auth", "{h32}"), ("X-Auth-Key", "{h37}"), ("X-Api-Auth", "{A40}"), ("Auth", "{A32}"), ("DD-APPLICATION-KEY", "{h40}"), ("X-Vault-Token", "{b26}"), ("X-Parse-REST-API-Key", "{A40}"), ("Circle-Token", "{h40}"), ("hapikey", "{g}"), ("appid", "{h32}"), ("api_sig", "{h64}"),
        ("X-Shopify-Access-Token", "{h32}"), ("userKey", "{l30}"), ("Ocp-Apim-Subscription-Key", "{h32}"), ("x-functions-key", "{b54}=="), ("X-Gitlab-Token", "{A20}"), ("X-RapidAPI-Key", "{l50}"), ("Api-Secret", "{h64}"), ("AppSecret", "{h32}"), ("ConsumerSecret", "{A50}"), ("HashKey", "{A32}"),
        ("MerchantKey", "{l32}"), ("TerminalPassword", "{A16}"), ("SmtpPass", "{A16}"), ("BotToken", "{A60}"), ("SessionSecret", "{h64}"), ("cookie_secret", "{B43}="), ("HmacSecret", "{h64}"), ("SigningSecret", "{h32}"), ("DeployToken", "{b20}"), ("ApiCredentials", "{A40}"), ("RefreshToken", "{b60}"),
        ("EncryptionPassword", "{A24}"), ("Salt", "{B22}=="), ("Pepper", "{B43}="), ("Jwt:SecretKey", "{A48}"), ("Jwt:Secret", "{g}"), ("ClientSecret", "{g}"), ("ApiKey", "{g}"), ("AccessToken", "{g}"),
    ];
}
