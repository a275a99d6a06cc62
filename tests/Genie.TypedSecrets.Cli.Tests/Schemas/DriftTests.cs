using System.Text.Json;
using Genie.TypedSecrets.Cli.Tests.Support;
using Genie.TypedSecrets.Stores;

namespace Genie.TypedSecrets.Cli.Tests.Schemas;

public sealed class DriftTests : IDisposable
{
    private readonly CliHarness _cli = new();

    public DriftTests() => _cli.WriteSchemas();

    public void Dispose() => _cli.Dispose();

    [Fact]
    public async Task Drift_MetadataOnly_ReadsNoValue()
    {
        await using var aws = await UseAwsAsync();
        aws.Emulator.Put("genie-dev/api-keys", """{"github_token":"CANARY"}""");
        aws.Emulator.Put("genie-dev/unknown", "CANARY");
        aws.Emulator.Put("other-dev/api-keys", "CANARY");

        var run = await _cli.RunAsync("drift");

        run.ExitCode.ShouldBe(ExitCodes.Findings, run.Error);
        run.Output.ShouldContain("genie-prod/api-keys: error GTF1001");
        run.Output.ShouldContain("genie-prod/audit: error GTF1001");
        run.Output.ShouldContain("genie-dev/unknown: warning GTF1004");
        run.Output.ShouldContain("genie-dev/api-keys: warning GTF1201: The tag 'cost-center' is missing; the schema says '42'.");
        run.All.ShouldNotContain("other-dev");
        run.All.ShouldNotContain("CANARY");
        aws.Emulator.Requests.All.Select(static request => request.Operation).ShouldNotContain("GetSecretValue");
        aws.Emulator.Requests.All.Select(static request => request.Operation).ShouldNotContain("BatchGetSecretValue");
    }

    [Theory]
    [InlineData("Owner")]
    [InlineData("owner")]
    public async Task Drift_TagOfTheOwnerInAnyCase_IsTheOwner(string tag)
    {
        await using var aws = await UseAwsAsync();
        var tags = new Dictionary<string, string> { [tag] = "platform-team", ["cost-center"] = "42" };
        await aws.CreateStore().PutAsync("genie-dev/api-keys", """{"github_token":"fake"}"""u8.ToArray(), new SecretWriteOptions { Tags = tags }, TestContext.Current.CancellationToken);

        (await _cli.RunAsync("drift")).Output.ShouldNotContain("GTF1201");
    }

    [Fact]
    public async Task Drift_NamesInAnotherOrder_HasTheEnvironmentsInTheOrderOfTheManifest()
    {
        _cli.Write("schemas/a.schema.json", """{ "x-secret-name": { "dev": "z", "prod": "A" }, "properties": { "token": { "type": "string" } } }""");

        (await _cli.RunAsync("drift --store local")).Output.ReplaceLineEndings("\n").Split('\n')[0].Split(' ', StringSplitOptions.RemoveEmptyEntries).ShouldBe(["CATEGORY", "DEV", "PROD"]);
    }

    [Fact]
    public async Task Drift_Values_ReportsPathsWithoutValues()
    {
        await _cli.RunAsync("put genie-dev/api-keys --skip-validation", """{"github_token":"CANARY","port":"CANARY"}""");

        var run = await _cli.RunAsync("drift --environment Dev --values");

        run.Output.ShouldContain("genie-dev/api-keys: error GTF2001: /port: expected an integer");
        run.All.ShouldNotContain("CANARY");
        run.All.ShouldNotContain("genie-prod");
    }

    [Fact]
    public async Task Drift_ValueThatDoesNotFit_IsNotOkInTheTable()
    {
        await _cli.RunAsync("put genie-dev/api-keys --skip-validation", """{"github_token":"CANARY-token","port":"CANARY"}""");

        var run = await _cli.RunAsync("drift --environment dev --values");

        run.Output.ReplaceLineEndings("\n").ShouldContain("api-keys  does not fit\n");
        run.Output.ShouldContain("Correct it: genie-secrets edit genie-dev/api-keys");
        (await _cli.RunAsync("drift --environment dev")).Output.ReplaceLineEndings("\n").ShouldContain("api-keys  ok\n");
    }

    [Theory]
    [InlineData("pass word", "'pass word'")]
    [InlineData("$(touch x)", "'$(touch x)'")]
    [InlineData("it's", "'it'\\''s'")]
    public async Task Drift_KeyThatAShellWouldChange_IsQuotedInTheCommand(string key, string expected)
    {
        await _cli.RunAsync("put genie-dev/api-keys --skip-validation", $$"""{"github_token":"CANARY-token","{{key}}":"CANARY"}""");

        (await _cli.RunAsync("drift --environment dev --values")).Output.ShouldContain($"genie-secrets unset genie-dev/api-keys {expected}");
    }

    [Fact]
    public async Task Drift_SecretWithoutSchema_SaysWhichNameIsSimilarAndWhatToDo()
    {
        await _cli.RunAsync("put genie-dev/apikeys --skip-validation", """{"a":"CANARY"}""");

        var run = await _cli.RunAsync("drift");

        run.Output.ShouldContain("Its name is similar to 'genie-dev/api-keys', which a schema describes. Describe it: genie-secrets schema infer genie-dev/apikeys. If no job needs it, delete it: genie-secrets delete genie-dev/apikeys");
    }

    [Fact]
    public async Task Drift_Values_ReportsFormerAndUnknownKeys()
    {
        _cli.Write(
            "schemas/renamed.schema.json",
            """
            { "type": "object", "x-environments": ["dev"], "properties": {
                "api_token": { "type": "string", "x-renamed-from": ["token"] },
                "nested": { "type": "object", "properties": { "host": { "type": "string", "x-renamed-from": ["server"] } } } } }
            """);
        await _cli.RunAsync("put genie-dev/renamed", """{"token":"CANARY","nested":{"server":"CANARY","host":"CANARY","extra":"CANARY"}}""");

        var run = await _cli.RunAsync("drift -e dev --values");

        run.Output.ShouldContain("genie-dev/renamed: warning GTF2002: The key is stored under its former name 'token'. Store it as 'api_token', too: genie-secrets get genie-dev/renamed --key token --reveal | genie-secrets set genie-dev/renamed api_token");
        run.Output.ShouldContain("genie-dev/renamed: warning GTF2002: The key 'nested.host' is also stored under its former name 'nested.server'.");
        run.Output.ShouldContain("genie-dev/renamed: warning GTF2003: The schema does not name the key 'nested.extra'.");
        run.All.ShouldNotContain("CANARY");
        (await _cli.RunAsync("drift -e dev")).Output.ShouldNotContain("GTF2");
    }

    [Fact]
    public async Task Drift_ValuesOfAMap_EntriesAreNotUnknownKeys()
    {
        _cli.Write(
            "schemas/tenants.schema.json",
            """
            { "type": "object", "x-environments": ["dev"], "additionalProperties": {
                "type": "object", "properties": { "key": { "type": "string", "x-renamed-from": ["token"] } } } }
            """);
        await _cli.RunAsync("put genie-dev/tenants", """{"acme":{"token":"CANARY","extra":"CANARY"}}""");

        var run = await _cli.RunAsync("drift -e dev --values");

        run.Output.ShouldContain("GTF2002: The key is stored under its former name 'acme.token'.");
        run.Output.ShouldContain("GTF2003: The schema does not name the key 'acme.extra'.");
        run.Output.ShouldNotContain("'acme'.");
    }

    [Theory]
    [InlineData("""{"auth":{"kind":"password","pwd":"CANARY","extra":"CANARY"}}""", "GTF2002: The key is stored under its former name 'auth.pwd'.")]
    [InlineData("""{"auth":{"kind":"password","pwd":"CANARY","extra":"CANARY"}}""", "GTF2003: The schema does not name the key 'auth.extra'.")]
    [InlineData("""{"auth":{"kind":"token","token":"CANARY","password":"CANARY"}}""", "GTF2003: The schema does not name the key 'auth.password'.")]
    [InlineData("""{"auth":{"kind":"CANARY","password":"CANARY"}}""", "error GTF2001: /auth/kind: ")]
    public async Task Drift_ValuesOfAlternatives_AreComparedWithTheAlternativeThatIsStored(string stored, string finding)
    {
        _cli.Write(
            "schemas/login.schema.json",
            """
            { "type": "object", "x-environments": ["dev"], "properties": { "auth": { "oneOf": [
                { "properties": { "kind": { "const": "password" }, "password": { "type": "string", "x-renamed-from": ["pwd"] } }, "required": ["kind", "password"] },
                { "properties": { "kind": { "const": "token" }, "token": { "type": "string" } }, "required": ["kind", "token"] } ] } } }
            """);
        await _cli.RunAsync("put genie-dev/login --skip-validation", stored);

        var run = await _cli.RunAsync("drift -e dev --values");

        run.Output.ShouldContain(finding);
        run.All.ShouldNotContain("CANARY");
    }

    // The AWS console stores an object as JSON text. The commands that drift proposes work there, too.
    [Fact]
    public async Task Drift_ValuesInJsonText_AreComparedAndTheProposedCommandsWork()
    {
        _cli.Write(
            "schemas/console.schema.json",
            """
            { "type": "object", "x-environments": ["dev"], "properties": { "auth": { "type": "object", "properties": {
                "user": { "type": "string", "x-sensitive": false }, "password": { "type": "string", "x-renamed-from": ["pwd"] } } } } }
            """);
        await _cli.RunAsync("put genie-dev/console", """{"auth":"{\"user\":\"job\",\"pwd\":\"CANARY\",\"extra\":\"CANARY\"}","after":1}""");

        var run = await _cli.RunAsync("drift -e dev --values");

        run.Output.ShouldContain("GTF2002: The key is stored under its former name 'auth.pwd'.");
        run.Output.ShouldContain("genie-secrets get genie-dev/console --key auth.pwd --reveal | genie-secrets set genie-dev/console auth.password");
        run.Output.ShouldContain("GTF2003: The schema does not name the key 'auth.extra'.");
        run.All.ShouldNotContain("CANARY");
        (await _cli.RunAsync("get genie-dev/console --key auth.pwd --reveal")).ShouldSucceed().Output.ShouldBe("CANARY");
        (await _cli.RunAsync("get genie-dev/console --key auth.pwd")).ShouldSucceed().All.ShouldNotContain("CANARY");
        (await _cli.RunAsync("set genie-dev/console auth.password", "CANARY")).ShouldSucceed();
        (await _cli.RunAsync("unset genie-dev/console auth.pwd")).ShouldSucceed();
        (await _cli.RunAsync("unset genie-dev/console auth.extra")).ShouldSucceed();
        (await _cli.RunAsync("get genie-dev/console --reveal")).Output.ShouldBe("""{"auth":"{\"user\":\"job\",\"password\":\"CANARY\"}","after":1}""");
        (await _cli.RunAsync("get genie-dev/console --key auth.none --reveal")).ShouldFail("auth.none");
    }

    [Fact]
    public async Task Drift_SecretThatIsNamedByArn_IsFound()
    {
        await using var aws = await UseAwsAsync();
        aws.Emulator.Put("someone/elses", """{"token":"CANARY"}""");
        _cli.Write("schemas/shared.schema.json", """{ "type": "object", "x-environments": ["dev"], "x-secret-name": { "dev": "arn:aws:secretsmanager:us-east-1:000000000000:secret:someone/elses" }, "properties": { "token": { "type": "string" } } }""");

        var run = await _cli.RunAsync("drift -e dev");

        run.Output.ShouldContain("shared    ok");
        run.Output.ShouldNotContain("someone/elses: ");
    }

    [Fact]
    public async Task Drift_MissingReplica_IsFoundWithoutReadingAValue()
    {
        _cli.Write("schemas/secrets.json", """{ "project": "genie", "environments": [{ "name": "dev", "regions": ["us-east-1", "eu-west-1"] }, { "name": "prod", "regions": ["us-east-1"] }] }""");
        await using var aws = await UseAwsAsync();
        aws.Emulator.Put("genie-dev/api-keys", """{"github_token":"CANARY"}""");
        aws.Emulator.Put("genie-prod/api-keys", """{"github_token":"CANARY"}""");

        var missing = await _cli.RunAsync("drift");
        (await _cli.RunAsync("delete genie-dev/api-keys --force --yes")).ShouldSucceed();
        (await _cli.RunAsync("put genie-dev/api-keys", """{"github_token":"CANARY-token"}""")).ShouldSucceed();
        var replicated = await _cli.RunAsync("drift");

        missing.Output.ShouldContain("genie-dev/api-keys: warning GTF1202: The secret is not replicated to eu-west-1");
        missing.Output.ShouldNotContain("genie-prod/api-keys: warning GTF1202");
        replicated.Output.ShouldNotContain("GTF1202");
        aws.Emulator.Requests.All.Select(static request => request.Operation).ShouldNotContain("GetSecretValue");
        aws.Emulator.Requests.Of("DescribeSecret", "genie-prod/api-keys").ShouldBeEmpty();
    }

    [Fact]
    public async Task Drift_OtherKmsKey_IsComparedWithTheOthersOrTheExpectedOne()
    {
        await using var aws = await UseAwsAsync();
        await _cli.RunAsync("put genie-prod/audit --yes --kms-key-id alias/genie-prod-secrets", """{"token":"CANARY"}""");
        await _cli.RunAsync("put genie-prod/api-keys --yes", """{"github_token":"CANARY-token"}""");

        (await _cli.RunAsync("drift -e prod")).Output.ShouldContain("genie-prod/api-keys: warning GTF1203: The secret is encrypted with the key aws/secretsmanager; most secrets of 'prod' are encrypted with alias/genie-prod-secrets.");
        var expected = await _cli.RunAsync("drift -e prod --kms-key-id aws/secretsmanager");
        expected.Output.ShouldContain("genie-prod/audit: warning GTF1203: The secret is encrypted with the key alias/genie-prod-secrets; the expected key is aws/secretsmanager.");
        expected.Output.ShouldNotContain("genie-prod/api-keys: warning GTF1203");
    }

    [Fact]
    public async Task Drift_ListDenied_DescribesEachSecret()
    {
        await using var aws = await UseAwsAsync();
        aws.Emulator.Put("genie-dev/api-keys", """{"github_token":"CANARY"}""");
        aws.Emulator.Put("genie-prod/api-keys", """{"github_token":"CANARY"}""");
        aws.Emulator.AttachPolicy("""{ "Version": "2012-10-17", "Statement": [{ "Effect": "Allow", "Action": "secretsmanager:DescribeSecret", "Resource": "arn:aws:secretsmanager:*:*:secret:genie-dev/*" }] }""");

        var run = await _cli.RunAsync("drift");

        run.ExitCode.ShouldBe(ExitCodes.Findings, run.Error);
        run.Output.ShouldContain("GTF1006");
        run.Output.ShouldContain("genie-prod/api-keys: error GTF1005: The secret cannot be read");
        run.Output.ShouldNotContain("genie-dev/api-keys: error");
    }

    [Fact]
    public async Task Drift_ValueDenied_IsAFindingOfThatSecret()
    {
        await using var aws = await UseAwsAsync();
        aws.Emulator.Put("genie-dev/api-keys", """{"github_token":"CANARY"}""");
        aws.Emulator.Put("genie-prod/api-keys", """{"github_token":"CANARY"}""");
        aws.Emulator.AttachPolicy("""{ "Version": "2012-10-17", "Statement": [{ "Effect": "Allow", "Action": "secretsmanager:*", "Resource": "*" }, { "Effect": "Deny", "Action": "secretsmanager:GetSecretValue", "Resource": "arn:aws:secretsmanager:*:*:secret:genie-prod/*" }] }""");

        var run = await _cli.RunAsync("drift --values");

        run.Output.ShouldContain("genie-prod/api-keys: error GTF1005: The secret cannot be read");
        run.Output.ShouldContain("genie-dev/api-keys: error GTF2001");
        run.All.ShouldNotContain("CANARY");
    }

    [Fact]
    public async Task Status_OverdueRotation_HasExitCode2()
    {
        _cli.Write("schemas/audit.schema.json", """{ "type": "object", "x-environments": ["prod"], "x-rotation-days": 30, "x-owner": "audit-team", "properties": { "token": { "type": "string" } }, "required": ["token"] }""");
        await _cli.RunAsync("put genie-prod/audit --yes", """{"token":"CANARY"}""");
        (await _cli.RunAsync("status --environment prod")).ShouldSucceed().Output.ShouldContain("audit-team");

        _cli.Time = new ShiftedTime(TimeSpan.FromDays(31));
        var run = await _cli.RunAsync("status --format json");

        run.ExitCode.ShouldBe(ExitCodes.Findings);
        using var json = JsonDocument.Parse(run.Output);
        json.RootElement.GetProperty("secrets").EnumerateArray().Single(static secret => secret.GetProperty("name").GetString() == "genie-prod/audit").GetProperty("state").GetString().ShouldBe("overdue");
        run.All.ShouldNotContain("CANARY");
    }

    [Theory]
    [InlineData("drift --environment prd", "Did you mean 'prod'?")]
    [InlineData("status --environment staging", "It has: dev, prod.")]
    public async Task Drift_UnknownEnvironment_IsRejected(string command, string expected) => (await _cli.RunAsync(command)).ShouldFail(expected);

    [Theory]
    [InlineData("access")]
    [InlineData("throttle")]
    public async Task Drift_FailingCalls_AreReportedAndNothingElseHappens(string fault)
    {
        await using var aws = await UseAwsAsync();
        aws.Emulator.Faults.Inject(fault == "access" ? Emulator.Fault.AccessDenied : Emulator.Fault.Throttle);

        (await _cli.RunAsync("drift")).ShouldFail("ListSecrets");
    }

    private async Task<EmulatedAws> UseAwsAsync()
    {
        var aws = await EmulatedAws.StartAsync();
        _cli.Variables["GENIE_SECRETS_STORE"] = "AWS";
        _cli.CreateStore = () => aws.CreateStore();
        return aws;
    }

    private sealed class ShiftedTime(TimeSpan shift) : TimeProvider
    {
        public override DateTimeOffset GetUtcNow() => System.GetUtcNow() + shift;
    }
}
