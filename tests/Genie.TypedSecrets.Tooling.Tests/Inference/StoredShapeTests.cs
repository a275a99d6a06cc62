using System.Text;
using System.Text.Json.Nodes;
using Genie.TypedSecrets.Schema.Text;
using Genie.TypedSecrets.Tooling.Inference;
using Genie.TypedSecrets.Tooling.Projects;
using Genie.TypedSecrets.Tooling.Values;

namespace Genie.TypedSecrets.Tooling.Tests.Inference;

/// <summary>Tests shapes that other tools store: names of settings, one odd key among others, files that are damaged, names with the environment in another case.</summary>
public sealed class StoredShapeTests
{
    [Theory]
    [InlineData("""{"bootstrap.servers":"b1.example.com:9092","security.protocol":"SASL_SSL","sasl.mechanism":"PLAIN","sasl.jaas.config":"CANARY"}""")]
    [InlineData("""{"ConnectionStrings:Default":"CANARY","Jwt:Issuer":"https://issuer.example.com","Jwt:Audience":"api","Serilog:MinimumLevel":"Information"}""")]
    [InlineData("""{"quarkus.datasource.url":"CANARY","quarkus.datasource.username":"CANARY"}""")]
    [InlineData("""{"Redis:Configuration":"CANARY"}""")]
    public void Infer_NamesOfSettings_AreKeysAndNotData(string value)
    {
        var schema = JsonNode.Parse(Infer(value).Text)!;

        schema["properties"]!.AsObject().Count.ShouldBe(JsonNode.Parse(value)!.AsObject().Count);
    }

    [Theory]
    [InlineData("""{"ghcr.io":"CANARY","quay.io":"CANARY"}""")]
    [InlineData("""{"db1.example.com:5432":"CANARY","db2.example.com:5432":"CANARY"}""")]
    [InlineData("""{"prod.server":"CANARY","test.server":"CANARY"}""")]
    [InlineData("""{"tenant:acme":"CANARY","tenant:globex":"CANARY"}""")]
    [InlineData("""{"a@example.com":"CANARY","b@example.com":"CANARY"}""")]
    [InlineData("""{"123456789012":"CANARY","210987654321":"CANARY"}""")]
    public void Infer_NamesThatAreData_AreAMap(string value) => JsonNode.Parse(Infer(value).Text)!["additionalProperties"].ShouldNotBeNull();

    [Fact]
    public void Infer_OneKeyOfSeveralKinds_IsLeftOutAndNoted()
    {
        var schema = Infer("""{"password":"CANARY","hosts":["CANARY",true],"inner":{"a":"CANARY","b":[[1],"x"]}}""");

        var properties = JsonNode.Parse(schema.Text)!["properties"]!;
        properties["password"].ShouldNotBeNull();
        properties["hosts"].ShouldBeNull();
        properties["inner"]!["properties"]!["a"].ShouldNotBeNull();
        schema.Notes.ShouldBe(["inner.b has values of several kinds, so no type describes it: it is left out of the schema.", "hosts has values of several kinds, so no type describes it: it is left out of the schema."]);
    }

    [Theory]
    [InlineData("""{"version":2}""", """{"version":"2.1-rc"}""")]
    [InlineData("""{"version":1e400}""", """{"version":1}""")]
    public void Infer_NumbersAndTexts_AreTexts(string one, string other) =>
        JsonNode.Parse(Infer(one, other).Text)!["properties"]!["version"]!["type"]!.ToJsonString().ShouldBe("""["string","number"]""");

    [Theory]
    [InlineData("""{"tags":{}}""", "tags is an empty object in every value, so its keys are not known: it is a free-form object.", "object")]
    [InlineData("""{"port":null}""", "port is null in every value, so its type is not known.", "integer")]
    [InlineData("""{"token":null}""", "token is null in every value, so its type is not known.", "string")]
    public void Infer_NothingIsKnownOfAKey_IsNoted(string value, string note, string type)
    {
        var schema = Infer(value);

        schema.Notes.ShouldBe([note]);
        JsonNode.Parse(schema.Text)!["properties"]!.AsObject().Single().Value!["type"]!.ToString().ShouldBe(type);
    }

    [Theory]
    [InlineData("{\"a\":\"CANARY\"", "begins like a JSON object and is not valid JSON: see line 1, column 14. Correct it first.")]
    [InlineData("{\"a\":\"CANARY\"}\n{\"b\":1}", "see line 2")]
    [InlineData("{\n\"a\":\"CANARY\", // why\n}", "see line 2")]
    public void Infer_DamagedJson_IsRefused(string value, string expected) =>
        Should.Throw<ToolingException>(() => Infer(value)).Message.ShouldSatisfyAllConditions(message => message.ShouldContain(expected), message => message.ShouldNotContain("CANARY"));

    [Fact]
    public void Infer_AnotherEncoding_IsRefusedByName()
    {
        InferenceSample sample = new("value.json", SecretDocument.Read([.. Encoding.Unicode.GetPreamble(), .. Encoding.Unicode.GetBytes("{}")]));

        Should.Throw<ToolingException>(() => InferredSchema.Infer(new("value", [sample]))).Message.ShouldContain("the value of value.json is not UTF-8 text but UTF-16 text (little endian). Save it as UTF-8.");
    }

    [Theory]
    [InlineData("DEV_DB PROD_DB", """db {"dev":"DEV_DB","prod":"PROD_DB"}""")]
    [InlineData("App-Dev-Db App-Prod-Db", """app-db {"dev":"App-Dev-Db","prod":"App-Prod-Db"}""")]
    [InlineData("dev/db PROD/db", """db {"dev":"dev/db","prod":"PROD/db"}""")]
    [InlineData("dev/db Production/db", """db {"dev":"dev/db","prod":"Production/db"}""")]
    [InlineData("/dev/app/db /prod/app/db", """app-db "/{environment}/app/db" """)]
    [InlineData("app.dev.db app.prod.db", """app-db "app.{environment}.db" """)]
    [InlineData("db@dev db@prod", """db "db@{environment}" """)]
    [InlineData("prod_db PROD_db", """db {"prod":"PROD_db"} db-2 "{environment}_db" """)]
    [InlineData("rds!cluster-1234", """rds-cluster-1234 "rds!cluster-1234" """)]
    [InlineData("device/db", """device-db "device/db" """)]
    public void Group_EnvironmentInAName_IsFoundInEachSpelling(string names, string expected)
    {
        var project = SecretsProject.Read("schemas", [new SchemaText("schemas/secrets.json", """{ "project": "acme", "environments": ["dev", { "name": "prod", "aliases": ["Production"] }] }""")]);

        var groups = SecretGroup.Of(project, names.Split(' '));

        string.Join(' ', groups.Select(group => $"{group.Category} {NameIn(group)}")).ShouldBe(expected.Trim());

        static string NameIn(SecretGroup group)
        {
            InferenceInput input = new(group.Category, [.. group.Secrets.Select(static secret => new InferenceSample(secret.Name, SecretDocument.Read("CANARY")) { Environment = secret.Environment })]) { SecretName = group.SecretName, HasNameForEach = group.HasNameForEach };
            return JsonNode.Parse(InferredSchema.Infer(input).Text)!["x-secret-name"]!.ToJsonString();
        }
    }

    private static InferredSchema Infer(params string[] values) =>
        InferredSchema.Infer(new("inferred", [.. values.Select(static (value, i) => new InferenceSample($"genie-{i}/x", SecretDocument.Read(value)))]));
}
