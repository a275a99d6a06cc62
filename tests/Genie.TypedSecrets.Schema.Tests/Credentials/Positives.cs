using static Genie.TypedSecrets.Schema.Tests.Credentials.Draw;

namespace Genie.TypedSecrets.Schema.Tests.Credentials;

/// <summary>Texts that are credentials, those that the detector is known to miss included.</summary>
internal static class Positives
{
    private const int DrawsOfEach = 6;

    internal static IReadOnlyList<Sample> All { get; } =
    [
        .. Enumerable.Range(1, DrawsOfEach).SelectMany(seed => Shapes(new Draw(seed))),
        .. Enumerable.Range(1, DrawsOfEach).SelectMany(seed => Named(new Draw(100 + seed))),
        .. Hard(new Draw(200)),
    ];

    private static IEnumerable<Sample> Shapes(Draw draw) =>
    [
        new("AWS user's key id", "AKIA" + draw.Text(Base32, 16)),
        new("AWS session's key id in a sentence", $"signed with ASIA{draw.Text(Base32, 16)} today"),
        new("GitHub personal", "ghp_" + draw.Text(Base62, 36)),
        new("GitHub server in a header", $"Authorization: token ghs_{draw.Text(Base62, 36)}"),
        new("GitHub OAuth in an address", $"https://api.github.com/user?access_token=gho_{draw.Text(Base62, 36)}"),
        new("GitHub fine-grained", $"github_pat_{draw.Text(Base62, 22)}_{draw.Text(Base62, 59)}"),
        new("GitLab", "glpat-" + draw.Text(UrlSafe, 20)),
        new("Slack bot", $"xoxb-{draw.Text(Digits, 12)}-{draw.Text(Digits, 13)}-{draw.Text(Base62, 24)}"),
        new("Slack app", $"xapp-1-A{draw.Text(Base32, 10)}-{draw.Text(Digits, 13)}-{draw.Text(Hex, 64)}"),
        new("Slack webhook", $"https://hooks.slack.com/services/T{draw.Text(Base32, 8)}/B{draw.Text(Base32, 8)}/{draw.Text(Base62, 24)}"),
        new("Stripe live", "sk_" + "live_" + draw.Text(Base62, 24)),
        new("Stripe restricted", "rk_" + "live_" + draw.Text(Base62, 99)),
        new("Stripe webhook", "whsec_" + draw.Text(Base62, 32)),
        new("Google API key", "AIza" + draw.Text(UrlSafe[..62], 35)),
        new("Google client secret", "GOCSPX-" + draw.Text(Base62, 28)),
        new("npm in an .npmrc", $"//registry.example.com/:_authToken=npm_{draw.Text(Base62, 36)}"),
        new("PyPI", "pypi-AgEIcHlwaS5vcmc" + draw.Text(UrlSafe, 140)),
        new("NuGet", "oy2" + draw.Text(Base36, 43)),
        new("Docker Hub", "dckr_pat_" + draw.Text(Base62, 27)),
        new("SendGrid", $"SG.{draw.Text(Base62, 22)}.{draw.Text(Base62, 43)}"),
        new("DigitalOcean", "dop_v1_" + draw.Text(Hex, 64)),
        new("Databricks", "dapi" + draw.Text(Hex, 32)),
        new("Vault", "hvs." + draw.Text(Base62, 92)),
        new("Azure client secret", draw.Text(Base62, 3) + "8Q~" + draw.Text(Base62 + "_~.-", 34)),
        new("JSON Web Token", draw.WebToken($$"""{"iss":"https://idp.genie.net","sub":"{{draw.Guid()}}","exp":1893456000}""")),
        new("RSA private key", draw.Pem("RSA PRIVATE KEY")),
        new("PKCS #8 private key within JSON", $"{{\"private_key\": \"{draw.Pem("PRIVATE KEY")}\"}}"),
        new("EC private key", draw.Pem("EC PRIVATE KEY", 3)),
        new("SQL Server", $"Server=db.genie.net;Database=dw;User Id=loader;Password={draw.Text(Base62, 14)};Encrypt=true"),
        new("PostgreSQL", $"Host=db.genie.net;Port=5432;Username=loader;Password='{draw.Text(Base62 + "!%&=", 18)}'"),
        new("PostgreSQL address", $"postgresql://loader:{draw.Text(Base62, 16)}@db.genie.net:5432/dw"),
        new("AMQP address", $"amqps://jobs:{draw.Text(Base62, 20)}@mq.genie.net/vhost"),
        new("Redis", $"cache.genie.net:6380,ssl=True,abortConnect=False,password={draw.Text(Base62, 33)}"),
        new("Azure storage", $"DefaultEndpointsProtocol=https;AccountName=genie;AccountKey={draw.Bytes(64)};EndpointSuffix=core.windows.net"),
        new("Azure Service Bus", $"Endpoint=sb://genie.servicebus.windows.net/;SharedAccessKeyName=jobs;SharedAccessKey={draw.Bytes(32)}"),
    ];

    private static IEnumerable<Sample> Named(Draw draw) =>
    [
        new("AWS secret key", draw.Text(Base64, 40), "AWS_SECRET_ACCESS_KEY"),
        new("AWS secret key as an argument", draw.Text(Base64, 40), "secretKey"),
        new("base62", draw.Text(Base62, 24), "clientSecret"),
        new("hexadecimal", draw.Text(Hex, 32), "API_KEY"),
        new("base64", draw.Bytes(32), "Jwt:SigningKey"),
        new("password manager's", draw.Text(Base62 + "!#%&*+-_=?", 20), "DB_PASSWORD"),
        new("base36", draw.Text(Base36, 40), "partner_token"),
    ];

    // Each a text that gives itself away to a person and not, or hardly, to a rule.
    private static IEnumerable<Sample> Hard(Draw draw) =>
    [
        new("a person's password", "Rain2041!" + "Harbour", "password"),
        new("a person's password in a connection string", "Server=db.genie.net;Uid=loader;Pwd=" + "Harbour-Rain-41"),
        new("a short password", draw.Text(Base62, 10), "password"),
        new("random under a neutral name", draw.Text(Base62, 40), "value"),
        new("AWS secret key on its own", draw.Text(Base64, 40)),
        new("a GUID as client secret", draw.Guid(), "clientSecret"),
        new("five words", "correct-horse-battery-" + "staple-lagoon", "passphrase"),
        new("GitHub in a longer text", $"git clone https://x-access-token:ghs_{draw.Text(Base62, 36)}@github.com/genie/jobs.git"),
        new("two in one", $"AKIA{draw.Text(Base32, 16)} {draw.Text(Base64, 40)}"),
        new("private key on one line", draw.Pem("PRIVATE KEY").Replace("\n", "\\n", StringComparison.Ordinal)),
    ];
}
