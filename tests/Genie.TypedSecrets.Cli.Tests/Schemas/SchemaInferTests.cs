using Genie.TypedSecrets.Cli.Tests.Support;
using Genie.TypedSecrets.Emulator;

namespace Genie.TypedSecrets.Cli.Tests.Schemas;

public sealed class SchemaInferTests : IDisposable
{
    private readonly CliHarness _cli = new();

    public SchemaInferTests() => _cli.Write("schemas/secrets.json", """{ "project": "genie", "environments": ["dev", "prod"] }""");

    public void Dispose() => _cli.Dispose();

    [Theory]
    [InlineData("schema infer genie-dev/database genie-prod/database")]
    [InlineData("schema infer database")]
    [InlineData("schema infer --all")]
    public async Task Infer_StoredSecrets_WritesOneSchemaForAllEnvironments(string command)
    {
        await SeedAsync();

        var run = (await _cli.RunAsync(command)).ShouldSucceed();

        run.Output.ShouldContain("database");
        run.All.ShouldNotContain("CANARY");
        var schema = File.ReadAllText(Path.Combine(_cli.Root, "schemas", "database.schema.json"));
        schema.ShouldContain("\"required\": [\n    \"host\",\n    \"password\"\n  ]");
        schema.ShouldNotContain("CANARY");
        (await _cli.RunAsync("schema check")).ShouldSucceed();
        (await _cli.RunAsync("drift --values")).Output.ShouldNotContain("GTF2001");
    }

    [Fact]
    public async Task Infer_All_LeavesDescribedSecretsOutAndSaysInWhichEnvironmentsACategoryIs()
    {
        await SeedAsync();
        await _cli.RunAsync("put genie-prod/audit --yes", """{"token":"CANARY"}""");
        (await _cli.RunAsync("schema infer database")).ShouldSucceed();

        (await _cli.RunAsync("schema infer --all")).ShouldSucceed().Output.ShouldNotContain("database");

        File.ReadAllText(Path.Combine(_cli.Root, "schemas", "audit.schema.json")).ShouldContain("\"x-environments\": [\n    \"prod\"\n  ]");
        (await _cli.RunAsync("schema infer --all")).ShouldSucceed().Output.ShouldBe("Every secret of the store has a schema.\n");
    }

    [Fact]
    public async Task Infer_File_WritesTheSchemaOfItsName()
    {
        _cli.Write("jobs/ingest/partner.dev.json", """{"api_key":"CANARY"}""");
        _cli.Write("jobs/ingest/partner.prod.json", """{"api_key":"CANARY","region":"eu"}""");

        (await _cli.RunAsync("schema infer --file partner.dev.json partner.prod.json")).ShouldSucceed();

        (await _cli.RunAsync("schema infer --file partner.dev.json --category other --print")).ShouldSucceed().Output.ShouldContain("Inferred from partner.dev.json.");
        File.ReadAllText(Path.Combine(_cli.Root, "schemas", "partner.schema.json")).ShouldContain("region");
        File.Exists(Path.Combine(_cli.Root, "schemas", "other.schema.json")).ShouldBeFalse();
    }

    [Fact]
    public async Task Infer_ExistingSchema_IsReplacedOnlyWithForce()
    {
        await SeedAsync();
        (await _cli.RunAsync("schema add database password")).ShouldSucceed();
        var before = File.ReadAllText(Path.Combine(_cli.Root, "schemas", "database.schema.json"));

        (await _cli.RunAsync("schema infer database")).ShouldFail("Replace it with --force");
        File.ReadAllText(Path.Combine(_cli.Root, "schemas", "database.schema.json")).ShouldBe(before);
        (await _cli.RunAsync("schema infer database --force")).ShouldSucceed();
    }

    [Fact]
    public async Task Infer_All_OneThatCannotBeReadDoesNotHideTheOthers()
    {
        await using var aws = await EmulatedAws.StartAsync();
        _cli.Variables["GENIE_SECRETS_STORE"] = "aws";
        _cli.CreateStore = () => aws.CreateStore();
        await SeedAsync();
        aws.Emulator.Put("genie-dev/denied", """{"token":"CANARY"}""");
        aws.Emulator.Put("genie-dev/mixed", "CANARY");
        aws.Emulator.Put("genie-prod/mixed", """{"token":"CANARY"}""");
        aws.Emulator.AttachPolicy("""{ "Version": "2012-10-17", "Statement": [{ "Effect": "Allow", "Action": "secretsmanager:*", "Resource": "*" }, { "Effect": "Deny", "Action": "secretsmanager:GetSecretValue", "Resource": "arn:aws:secretsmanager:*:*:secret:genie-dev/denied-*" }] }""");

        var run = await _cli.RunAsync("schema infer --all");

        run.ExitCode.ShouldBe(ExitCodes.Findings, run.Error);
        run.Output.ShouldContain("genie-dev/denied: error GTI0001");
        run.Output.ShouldContain("genie-dev/mixed: error GTI0001");
        run.All.ShouldNotContain("CANARY");
        File.Exists(Path.Combine(_cli.Root, "schemas", "database.schema.json")).ShouldBeTrue();
    }

    [Fact]
    public async Task Infer_NamesOfAnotherConvention_BecomeAPatternThatDriftFinds()
    {
        foreach (var environment in new[] { "dev", "prod" })
        {
            await _cli.RunAsync($"put {environment}/our_product/postgres --skip-validation --yes", """{"password":"CANARY"}""");
        }

        (await _cli.RunAsync("schema infer --all")).ShouldSucceed();

        var schema = File.ReadAllText(Path.Combine(_cli.Root, "schemas", "our_product-postgres.schema.json"));
        schema.ShouldContain("\"x-secret-name\": \"{environment}/our_product/postgres\"");
        (await _cli.RunAsync("drift --values")).ShouldSucceed().Output.ShouldContain("our_product-postgres  ok   ok");
        (await _cli.RunAsync("schema infer --all")).ShouldSucceed().Output.ShouldBe("Every secret of the store has a schema.\n");
    }

    [Fact]
    public async Task Infer_Printed_HasTheNotesBesideTheSchema()
    {
        _cli.Write("jobs/ingest/registries.json", """{"ghcr.io":"CANARY","quay.io":"CANARY"}""");

        var run = (await _cli.RunAsync("schema infer --file registries.json --print")).ShouldSucceed();

        run.Output.ShouldStartWith("{\n");
        run.Error.ShouldBe("registries: The keys of the whole value look like data, so it is a map. If they are fixed, list them under properties.\n");
        (await _cli.RunAsync("schema infer --file registries.json --print --format json")).ShouldSucceed().Output.ShouldContain("\"kind\": \"schema-inference\"");
        File.Exists(Path.Combine(_cli.Root, "schemas", "registries.schema.json")).ShouldBeFalse();
    }

    [Theory]
    [InlineData("schema infer", "Specify secrets, files or --all")]
    [InlineData("schema infer genie-dev/database --all", "Specify secrets, files or --all")]
    [InlineData("schema infer genie-dev/databse", "Did you mean 'genie-dev/database'?")]
    [InlineData("schema infer --file missing.json", "The file missing.json does not exist.")]
    [InlineData("schema infer --file ..", ".. is a folder. Name a file.")]
    public async Task Infer_ImpossibleRequest_SaysWhatToDo(string command, string expected)
    {
        await SeedAsync();

        (await _cli.RunAsync(command)).ShouldFail(expected);
    }

    private async Task SeedAsync()
    {
        (await _cli.RunAsync("put genie-dev/database", """{"host":"localhost","password":"CANARY-dev"}""")).ShouldSucceed();
        (await _cli.RunAsync("put genie-prod/database --yes", """{"host":"db.example.com","password":"CANARY-prod","port":5432}""")).ShouldSucceed();
    }
}
