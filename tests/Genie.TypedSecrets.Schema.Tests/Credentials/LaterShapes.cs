namespace Genie.TypedSecrets.Schema.Tests.Credentials;

/// <summary>
/// Shapes that were written down after the table was complete, for issuers and kinds of credentials that it did not have. The share that the
/// detector found before any of them was added is in <c>docs/analyzers.md</c>.
/// </summary>
internal static class LaterShapes
{
    internal static readonly (string Issuer, string Shape)[] All =
    [
        // Cloud, hosting and networks.
        ("AWS session token", "IQoJb3JpZ2luX2VjE{B300}"), ("AWS session token, older", "FwoGZXIvYXdzE{B280}"), ("AWS AppSync", "da2-{l26}"), ("Google API key bound to a service account", "AQ.Ab8RN6{b40}"), ("UpCloud", "ucat_{U26}"), ("Exoscale", "EXO{h24}"), ("Akamai EdgeGrid", "akab-{l16}-{l16}"),
        ("Kong Konnect", "kpat_{A49}"), ("Kong system account", "spat_{A49}"), ("NetBird", "nbp_{A36}"), ("ngrok", "{A27}_{A21}"), ("Crunchy Bridge", "cbkey_{A40}"), ("Portainer", "ptr_{B43}="), ("Rancher", "token-{l5}:{l54}"), ("HashiCorp Boundary", "at_{A10}_s1{A60}"), ("Xata", "xau_{A40}"),

        // Source control, builds, tests.
        ("JetBrains Hub", "perm:{B16}.{B12}.{A32}"), ("JetBrains Space", "perm-{B16}.{B12}.{A32}"), ("Gitpod", "gitpod_pat_{b40}"), ("CodeSandbox", "csb_v1_{b43}"), ("Daytona", "dtn_{h64}"), ("Codefresh", "{h24}.{h32}"), ("DeepSource", "dsp_{h40}"), ("LambdaTest", "LT_{A48}"), ("LocalStack", "ls-{A8}-{A4}-{A4}-{A4}-{A12}"), ("Cloudsmith", "csa_{A40}"),
        ("Stellate", "stl8_{h64}"), ("Apollo GraphOS", "service:orders-graph:{b22}"), ("Apollo user", "user:gh.{g}:{b22}"), ("WunderGraph Cosmo", "cosmo_{h32}"), ("Aikido", "AIK_CI_{A60}"),

        // Mail, messages, marketing.
        ("OneSignal", "os_v2_app_{l103}"), ("OneSignal organization", "os_v2_org_{l103}"), ("SMTP2GO", "api-{U32}"), ("Infobip", "{h32}-{g}"), ("Kit", "kit_{h32}"), ("ZeptoMail", "Zoho-enczapikey {A140}"), ("GC Notify", "gcntfy-orders-{g}-{g}"), ("Pinterest", "pina_{A60}"),

        // Payment and chains.
        ("Klarna", "klarna_live_api_{B60}=="), ("Cashfree", "cfsk_ma_prod_{h32}_{h8}"), ("Omise", "skey_{l19}"), ("Circle", "LIVE_API_KEY:{h32}:{h32}"), ("Brex", "bxt_{A40}"), ("Polar", "polar_oat_{A43}"), ("Blockfrost", "mainnet{A32}"), ("Tatum", "t-{h24}-{h24}"), ("CoinGecko", "CG-{A24}"), ("Dynamic", "dyn_{A56}"), ("Mollie access token", "access_{A40}"),

        // Models and agents.
        ("Helicone", "sk-helicone-{l7}-{l7}-{l7}-{l7}"), ("DeepSeek", "sk-{h32}"), ("Moonshot", "sk-{A48}"), ("Baseten", "{A8}.{A32}"), ("Zhipu", "{h32}.{A16}"), ("Brave Search", "BSA{b28}"), ("Anyscale", "esecret_{l26}"), ("Retell", "key_{h28}"), ("Humanloop", "hl_sk_{h48}"), ("Runway", "key_{h128}"), ("Letta", "sk-let-{A80}"), ("Windsurf", "sk-ws-01-{b60}"),

        // Incidents, analytics, planning, content.
        ("FireHydrant", "fhb-{h32}"), ("UptimeRobot", "ur{d7}-{h24}"), ("Honeybadger", "hbp_{A36}"), ("GrowthBook", "secret_admin_{A43}"), ("LogicMonitor", "lmb_{A60}"), ("Metabase", "mb_{B43}="), ("Tableau", "{B22}==:{A32}"), ("Permit", "permit_key_{A80}"), ("Builder.io", "bpk-{h32}"), ("AfterShip", "asat_{h32}"), ("n8n", "n8n_api_{h80}"), ("NocoDB", "nc_pat_{b40}"), ("Yandex Dictionary", "dict.1.1.{d8}T{d6}Z.{h16}.{h40}"), ("Yandex Translate", "trnsl.1.1.{d8}T{d6}Z.{h16}.{h40}"), ("Censys", "censys_{A8}_{A24}"), ("Budibase", "budibase-{h64}"), ("SavvyCal", "pt_secret_{h32}"), ("Shopify Partner", "prtapi_{h32}"), ("Webflow", "ws-{h64}"), ("Wix", "IST.eyJ{b100}.eyJ{b200}.{b342}"),
    ];
}
