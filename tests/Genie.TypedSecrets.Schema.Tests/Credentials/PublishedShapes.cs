namespace Genie.TypedSecrets.Schema.Tests.Credentials;

/// <summary>
/// Shapes of tokens as the documentation of their issuers or their published examples show them. Written without a look at the table that
/// the detector uses, so that the two are independent. <c>{h32}</c> are 32 hexadecimal digits, <c>A</c> letters and digits, <c>l</c> lower
/// case and digits, <c>U</c> upper case and digits, <c>d</c> digits, <c>b</c> base64url, <c>B</c> base64, <c>k</c> base32, <c>K</c> base32 of Bech32,
/// <c>a</c> base58, <c>g</c> a GUID.
/// </summary>
internal static class PublishedShapes
{
    internal static readonly (string Issuer, string Shape)[] All =
    [
        ("GitHub fine-grained", "github_pat_{A22}_{A59}"), ("GitLab personal", "glpat-{b20}"), ("GitLab deploy", "gldt-{b20}"), ("GitLab runner", "glrt-{b20}"), ("GitLab trigger", "glptt-{h40}"),
        ("Bitbucket", "ATBB{A24}{h8}"), ("Atlassian", "ATATT3xFfGF0{b180}={h8}"), ("Azure DevOps", "{A76}AZDO{A4}"), ("Entra ID client secret", "{A3}8Q~{A34}"), ("Azure storage", "{B76}+ASt{B5}=="),
        ("AWS key id", "AKIA{k16}"), ("Google API", "AIzaSy{b33}"), ("Google OAuth client", "GOCSPX-{b28}"), ("Google access token", "ya29.{b160}"),
        ("DigitalOcean", "dop_v1_{h64}"), ("DigitalOcean OAuth", "doo_v1_{h64}"), ("Heroku", "HRKU-AA{b58}"), ("Netlify", "nfp_{A36}"), ("Render", "rnd_{A32}"), ("Supabase", "sbp_{h40}"), ("Supabase secret key", "sb_secret_{b31}"),
        ("PlanetScale password", "pscale_pw_{b43}"), ("PlanetScale token", "pscale_tkn_{b43}"), ("Neon", "napi_{l64}"), ("MongoDB service account", "mdb_sa_sk_{b40}"), ("Databricks", "dapi{h32}"), ("Aiven", "AVNS_{b19}"), ("Confluent", "cflt{B60}"),
        ("Alibaba", "LTAI5t{A18}"), ("Tencent", "AKID{A32}"), ("Yandex IAM", "t1.9eu{b80}.{b86}"), ("Yandex key", "AQVN{b36}"), ("Fly.io", "fo1_{b43}"), ("Cloudflare origin CA", "v1.0-{h24}-{h146}"),
        ("Slack bot", "xoxb-{d12}-{d13}-{A24}"), ("Slack user", "xoxp-{d12}-{d12}-{d13}-{h32}"), ("Slack app", "xapp-1-A{U10}-{d13}-{h64}"), ("Slack webhook", "https://hooks.slack.com/services/T{U10}/B{U10}/{A24}"), ("Discord webhook", "https://discord.com/api/webhooks/{d19}/{b68}"), ("Telegram", "{d10}:AA{b33}"), ("Teams webhook", "https://acme.webhook.office.com/webhookb2/{g}@{g}/IncomingWebhook/{h32}/{g}"),
        ("Stripe", "sk_live_{A24}"), ("Stripe restricted", "rk_live_{A99}"), ("Stripe webhook", "whsec_{A32}"), ("Square access", "EAAAE{b59}"), ("Square secret", "sq0csp-{b43}"), ("PayPal Braintree", "access_token$production${l16}${h32}"), ("Shopify", "shpat_{h32}"), ("Shopify secret", "shpss_{h32}"), ("Plaid", "access-production-{g}"), ("Flutterwave", "FLWSECK-{h32}-X"), ("Razorpay", "rzp_live_{A14}"), ("Duffel", "duffel_live_{b43}"), ("EasyPost", "EZAK{A54}"), ("Shippo", "shippo_live_{h40}"),
        ("Twilio key", "SK{h32}"), ("SendGrid", "SG.{b22}.{b43}"), ("Mailgun", "key-{h32}"), ("Mailchimp", "{h32}-us14"), ("Brevo", "xkeysib-{h64}-{A16}"), ("Resend", "re_{A8}_{A24}"), ("Telnyx", "KEY{h32}_{A22}"),
        ("OpenAI project", "sk-proj-{b74}T3BlbkFJ{b74}"), ("OpenAI classic", "sk-{A20}T3BlbkFJ{A20}"), ("Anthropic", "sk-ant-api03-{b93}AA"), ("Hugging Face", "hf_{A34}"), ("Replicate", "r8_{A37}"), ("Groq", "gsk_{A52}"), ("xAI", "xai-{A80}"), ("Perplexity", "pplx-{A48}"), ("OpenRouter", "sk-or-v1-{h64}"), ("LangSmith", "lsv2_pt_{h32}_{h10}"), ("Langfuse", "sk-lf-{g}"), ("Pinecone", "pcsk_{A6}_{A63}"), ("NVIDIA", "nvapi-{b64}"), ("Fireworks", "fw_{A24}"),
        ("npm", "npm_{A36}"), ("PyPI", "pypi-AgEIcHlwaS5vcmc{b150}"), ("RubyGems", "rubygems_{h48}"), ("NuGet", "oy2{l43}"), ("crates.io", "cio{A32}"), ("Docker Hub", "dckr_pat_{b27}"), ("JFrog", "AKCp{A69}"), ("JFrog reference", "cmVmdGtuOjAxOj{B50}"), ("Clojars", "CLOJARS_{h60}"),
        ("Terraform Cloud", "{A14}.atlasv1.{b64}"), ("Vault", "hvs.{b95}"), ("Vault batch", "hvb.{b140}"), ("Pulumi", "pul-{h40}"), ("Doppler", "dp.pt.{A43}"), ("Doppler service", "dp.st.prd.{A43}"), ("1Password", "ops_eyJ{b300}"), ("Octopus Deploy", "API-{U28}"), ("CircleCI", "CCIPAT_{A22}_{h40}"), ("Buildkite", "bkua_{h40}"), ("SonarQube", "squ_{h40}"), ("Sourcegraph", "sgp_{h16}_{h40}"), ("Tailscale", "tskey-auth-{A12}CNTRL-{A32}"), ("age", "AGE-SECRET-KEY-1{K58}"), ("Prefect", "pnu_{A36}"), ("Scalingo", "tk-us-{b48}"),
        ("Sentry user", "sntryu_{h64}"), ("Sentry organisation", "sntrys_eyJ{b120}=_{b43}"), ("New Relic user", "NRAK-{U27}"), ("New Relic insert", "NRII-{b32}"), ("Grafana service account", "glsa_{A32}_{h8}"), ("Grafana cloud", "glc_eyJ{b80}"), ("Honeycomb", "hcaik_01{l56}"), ("Dynatrace", "dt0c01.{U24}.{U64}"), ("PostHog personal", "phx_{A43}"),
        ("Postman", "PMAK-{h24}-{h34}"), ("Figma", "figd_{b40}"), ("Notion", "secret_{A43}"), ("Notion new", "ntn_{A46}"), ("Linear", "lin_api_{A40}"), ("Airtable", "pat{A14}.{h64}"), ("Asana", "1/{d16}:{h32}"), ("HubSpot", "pat-na1-{g}"), ("Typeform", "tfp_{b44}_{A14}"), ("Contentful", "CFPAT-{b43}"), ("Mapbox", "sk.eyJ1{b60}.{b22}"), ("LaunchDarkly", "sdk-{g}"), ("ReadMe", "rdme_xn8s9h{l64}"), ("Frame.io", "fio-u-{b64}"), ("Adafruit", "aio_{A28}"), ("Dropbox short-lived", "sl.{b140}"), ("LinkedIn", "WPL_AP1.{A16}.{A6}=="), ("MaxMind", "{A6}_{A29}_mmk"), ("SettleMint", "sm_aat_{A16}"), ("Facebook", "EAA{A150}"), ("X", "AAAAAAAAAAAAAAAAAAAAA{A80}"),
    ];

    internal static string Draw(string shape, Random random)
    {
        var text = new System.Text.StringBuilder();
        for (var i = 0; i < shape.Length; i++)
        {
            if (shape[i] != '{')
            {
                text.Append(shape[i]);
                continue;
            }

            var end = shape.IndexOf('}', i);
            text.Append(shape[i + 1] == 'g' ? Guid(random) : Characters(shape[i + 1], int.Parse(shape.AsSpan(i + 2, end - i - 2), System.Globalization.CultureInfo.InvariantCulture), random));
            i = end;
        }

        return text.ToString();
    }

    private static string Characters(char kind, int length, Random random)
    {
        const string Lower = "abcdefghijklmnopqrstuvwxyz";
        var alphabet = kind switch
        {
            'h' => "0123456789abcdef",
            'd' => "0123456789",
            'l' => Lower + "0123456789",
            'U' => Lower.ToUpperInvariant() + "0123456789",
            'k' => "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567",
            'K' => "QPZRY9X8GF2TVDW0S3JN54KHCE6MUA7L",
            'a' => "123456789ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnopqrstuvwxyz",
            'b' => Lower + Lower.ToUpperInvariant() + "0123456789-_",
            'B' => Lower + Lower.ToUpperInvariant() + "0123456789+/",
            _ => Lower + Lower.ToUpperInvariant() + "0123456789",
        };
        return string.Concat(Enumerable.Range(0, length).Select(_ => alphabet[random.Next(alphabet.Length)]));
    }

    private static string Guid(Random random)
    {
        var hex = Characters('h', 32, random);
        return $"{hex[..8]}-{hex[8..12]}-4{hex[13..16]}-a{hex[17..20]}-{hex[20..]}";
    }
}
