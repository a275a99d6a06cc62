using System.Text;
using System.Text.Json.Nodes;
using Genie.TypedSecrets.Tooling.Inference;
using Genie.TypedSecrets.Tooling.Values;

namespace Genie.TypedSecrets.Tooling.Tests.Inference;

/// <summary>Schemas from stored values: every value fits its schema (checked by the inference itself), and no part of a value is in it.</summary>
public sealed class InferenceTests
{
    private static readonly string s_certificate = $"-----BEGIN CERTIFICATE-----\n{Convert.ToBase64String(Encoding.ASCII.GetBytes("CANARY-certificate-of-no-one"))}\n-----END CERTIFICATE-----\n";

    // Shapes that services document, with values that say that they are made up.
    public static TheoryData<string, string, string[]> Shapes => new()
    {
        {
            "RDS",
            """{"username":"CANARY","password":"CANARY","engine":"postgres","host":"canary.cluster-x.eu-west-1.rds.amazonaws.com","port":5432,"dbname":"canary_db","dbClusterIdentifier":"canary-cluster"}""",
            ["$.properties.port.maximum=65535", "$.properties.host.format=hostname", "$.properties.host.x-sensitive=false", "$.properties.dbname.x-sensitive=false", "$.properties.password.x-sensitive=", "$.properties.username.x-sensitive="]
        },
        { "RDS with the port as text", """{"password":"CANARY","port":"5432"}""", ["$.properties.port.type=integer"] },
        {
            "Snowflake",
            """{"account":"canary-eu1","user":"CANARY","password":"CANARY","warehouse":"CANARY_WH","role":"CANARY_ROLE","database":"CANARY_DB","schema":"CANARY_SCHEMA"}""",
            ["$.properties.account.x-sensitive=false", "$.properties.role.x-sensitive=false", "$.properties.user.x-sensitive=", "$.required.6=schema"]
        },
        {
            "GCP service account",
            """{"type":"service_account","project_id":"canary-project","private_key_id":"CANARY","private_key":"PEM","client_email":"canary@canary.iam.gserviceaccount.com","client_id":"CANARY","auth_uri":"https://accounts.google.com/o/oauth2/auth","token_uri":"https://oauth2.googleapis.com/token","universe_domain":"googleapis.com"}"""
                .Replace("\"PEM\"", JsonValue.Create(s_certificate).ToJsonString(), StringComparison.Ordinal),
            ["$.properties.private_key.contentMediaType=application/x-pem-file", "$.properties.auth_uri.format=uri", "$.properties.auth_uri.x-sensitive=false", "$.properties.private_key_id.x-sensitive="]
        },
        {
            "docker auths",
            """{"auths":{"https://index.docker.io/v1/":{"auth":"CANARY"},"ghcr.io":{"auth":"CANARY","email":"canary@canary.example"}}}""",
            ["$.properties.auths.type=object", "$.properties.auths.additionalProperties.properties.auth.minLength=1", "$.properties.auths.additionalProperties.required.0=auth"]
        },
        {
            "JWKS",
            """{"keys":[{"kty":"RSA","use":"sig","kid":"CANARY","n":"CANARY","e":"AQAB"},{"kty":"EC","crv":"P-256","kid":"CANARY","x":"CANARY","y":"CANARY"}]}""",
            ["$.properties.keys.type=array", "$.properties.keys.items.properties.kty.x-sensitive=false", "$.properties.keys.items.required.0=kty"]
        },
        {
            "kubeconfig",
            """{"apiVersion":"v1","kind":"Config","current-context":"canary","clusters":[{"name":"canary","cluster":{"server":"https://canary.example.com:6443","certificate-authority-data":"CANARY"}}],"users":[{"name":"canary","user":{"token":"CANARY"}}]}""",
            ["$.properties.clusters.items.properties.cluster.properties.server.format=uri", "$.properties.users.items.properties.user.properties.token.minLength=1"]
        },
        {
            "Airflow connections",
            """{"connections":{"canary_db":{"conn_type":"postgres","host":"canary.example.com","login":"CANARY","password":"CANARY","port":5432},"canary_api":{"conn_type":"http","host":"canary.example.com","login":"CANARY","password":"CANARY"}}}""",
            ["$.properties.connections.additionalProperties.properties.port.maximum=65535", "$.properties.connections.additionalProperties.required.3=password"]
        },
        { "Airflow connection", """{"conn_type":"postgres","host":"canary.example.com","login":"CANARY","password":"CANARY","extra":"{\"sslmode\":\"require\"}"}""", ["$.properties.extra.contentMediaType=application/json"] },
        { "tenants", """{"tenants":{"canary-one":{"key":"CANARY"},"canary-two":{"key":"CANARY"}}}""", ["$.properties.tenants.additionalProperties.properties.key.minLength=1"] },
        { "roles of one shape", """{"primary":{"host":"a.example","password":"CANARY"},"replica":{"host":"b.example","password":"CANARY"}}""", ["$.properties.primary.properties.host.format=hostname"] },
        { "a list of brokers", """{"bootstrap_servers":["canary-1.example.com:9092","canary-2.example.com:9092"],"sasl_mechanism":"SCRAM-SHA-512","password":"CANARY"}""", ["$.properties.bootstrap_servers.items.minLength=1", "$.properties.bootstrap_servers.x-sensitive=false", "$.properties.sasl_mechanism.x-sensitive=false"] },
        { "OAuth client", """{"client_id":"7f9c24e8-3b12-4fef-91e0-5b7c3d2a1f00","client_secret":"CANARY","token_url":"https://login.canary.example/oauth2/token","scopes":["canary.read"]}""", ["$.properties.client_id.format=uuid", "$.properties.token_url.x-sensitive=false", "$.properties.scopes.items.minLength=1"] },
        { "a webhook", """{"slack_webhook_url":"https://hooks.canary.example/services/CANARY"}""", ["$.properties.slack_webhook_url.format=uri", "$.properties.slack_webhook_url.x-sensitive="] },
        { "an address with a password", """{"database_url":"postgres://canary:CANARY@db.example.com:5432/app"}""", ["$.properties.database_url.format=uri", "$.properties.database_url.x-sensitive="] },
        { "numbers", """{"retries":3,"ratio":0.25,"huge":123456789012345678901234567890123456789,"verify_tls":true}""", ["$.properties.retries.type=integer", "$.properties.ratio.type=number", "$.properties.huge.type.0=string", "$.properties.verify_tls.x-sensitive=false"] },
        { "a list as a whole", """[{"name":"CANARY","token":"CANARY"},{"token":"CANARY"}]""", ["$.type=array", "$.items.properties.token.minLength=1", "$.items.required.0=token"] },
        { "booleans of the console", """{"tls":"true","flags":{"a":"false","b":true},"password":"true"}""", ["$.properties.tls.type=boolean", "$.properties.tls.x-sensitive=false", "$.properties.flags.properties.b.type=boolean", "$.properties.password.type=string"] },
        { "files of a Kubernetes secret", """{"tls.crt":"CANARY","tls.key":"CANARY","ca.crt":"CANARY"}""", ["$.required.0=tls.crt"] },
        { "digits that are a password", """{"password":"12345678","pin":"1234"}""", ["$.properties.password.type=string", "$.properties.pin.type=string"] },
        { "times", """{"issued_at":"2026-01-02T03:04:05Z","valid_until":"2026-01-02"}""", ["$.properties.issued_at.format=date-time", "$.properties.valid_until.format=date"] },
        { "two keys with one name in C#", """{"api_key":"CANARY","apiKey":"CANARY","---":"CANARY","Equals":"CANARY"}""", ["$.properties.api_key.minLength=1"] },
        { "null and nothing", """{"a":null,"b":[],"c":"CANARY"}""", ["$.properties.a.type=string", "$.properties.b.items.type=string", "$.required.0=b"] },
    };

    [Theory]
    [InlineData("""{"auth":{"kind":"basic","user":"CANARY","password":"CANARY"}}""", """{"auth":{"kind":"token","token":"CANARY"}}""", "auth has either password, user or token. If it is one of several objects, describe each under oneOf.")]
    [InlineData("""{"host":"h","password":"CANARY"}""", """{"host":"h","private_key":"CANARY"}""", "The whole value has either password or private_key. If it is one of several objects, describe each under oneOf.")]
    [InlineData("""{"host":"h","password":"CANARY"}""", """{"host":"h"}""", null)]
    [InlineData("""{"host":"h","password":"CANARY"}""", """{"host":"h","password":"CANARY"}""", null)]
    [InlineData("""{"host":"h","password":"CANARY","private_key":null}""", """{"host":"h","password":null,"private_key":"CANARY"}""", "The whole value has either password or private_key. If it is one of several objects, describe each under oneOf.")]
    public void Infer_KeysThatExcludeEachOther_AreReportedAndNotWritten(string one, string other, string? note)
    {
        InferenceSample Sample(string text, string source) => new(source, SecretDocument.Read(Encoding.UTF8.GetBytes(text)));

        var schema = InferredSchema.Infer(new("login", [Sample(one, "dev"), Sample(other, "prod")]));

        schema.Text.ShouldNotContain("oneOf");
        schema.Text.ShouldNotContain("CANARY");
        schema.Notes.Where(static text => text.Contains("either", StringComparison.Ordinal)).ShouldBe(note is null ? [] : [note]);
    }

    [Theory]
    [MemberData(nameof(Shapes))]
    public void Infer_DocumentedShape_HasItsTypesAndNoValue(string shape, string value, string[] expected)
    {
        var schema = Infer(value);

        schema.Text.ShouldNotContain("canary", Case.Insensitive, shape);
        foreach (var expectation in expected)
        {
            var (path, wanted) = (expectation[..expectation.LastIndexOf('=')], expectation[(expectation.LastIndexOf('=') + 1)..]);
            (At(schema.Text, path)?.ToString() is { } text ? text.ToLowerInvariant() : string.Empty).ShouldBe(wanted.ToLowerInvariant(), $"{shape}: {path}\n{schema.Text}");
        }
    }

    [Fact]
    public void Infer_EnvironmentsDiffer_KeysAreOptionalWhereOneLacksThem()
    {
        var schema = Infer("""{"token":"CANARY","host":"a.example"}""", """{"token":"CANARY","port":5432}""");

        At(schema.Text, "$.required")!.ToJsonString().ShouldBe("""["token"]""");
        schema.OptionalKeys.ShouldBe(2);
        schema.Text.ShouldContain("Inferred from genie-0/x and genie-1/x.");
    }

    [Fact]
    public void Infer_EnvironmentsDifferInTheNamesOfEntries_IsAMap() =>
        At(Infer("""{"acme":{"key":"CANARY"}}""", """{"globex":{"key":"CANARY"}}""").Text, "$.additionalProperties.properties.key.type")!.ToString().ShouldBe("string");

    [Theory]
    [InlineData("CANARY", "minLength")]
    [InlineData("[1,2]", "items")]
    [InlineData("[1,[2]]", "contentMediaType")]
    public void Infer_OneText_IsAStringAsAWhole(string value, string keyword) => At(Infer(value).Text, "$." + keyword).ShouldNotBeNull();

    [Fact]
    public void Infer_TextHereAndAnObjectThere_IsRefused() =>
        Should.Throw<ToolingException>(() => Infer("CANARY", """{"a":"CANARY"}""")).Message.ShouldNotContain("CANARY");

    [Fact]
    public void Infer_RandomDocuments_FitTheirSchemas()
    {
        for (var seed = 0; seed < 600; seed++)
        {
            RandomDocument random = new(new Random(seed));
            string[] values = [.. Enumerable.Range(0, 1 + (seed % 3)).Select(_ => random.Next())];

            Infer(values).Text.ShouldNotContain("CANARY", Case.Sensitive, $"seed {seed}");
        }
    }

    private static InferredSchema Infer(params string[] values) =>
        InferredSchema.Infer(new("inferred", [.. values.Select(static (value, i) => new InferenceSample($"genie-{i}/x", SecretDocument.Read(value)))]));

    private static JsonNode? At(string schema, string path) => path.Split('.').Skip(1).Aggregate(JsonNode.Parse(schema), static (node, part) => node switch
    {
        JsonArray list => list[int.Parse(part, System.Globalization.CultureInfo.InvariantCulture)],
        JsonObject json => json[part],
        _ => null,
    });
}
