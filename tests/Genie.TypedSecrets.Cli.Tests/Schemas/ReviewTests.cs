using System.Text.Json;
using Genie.TypedSecrets.Cli.Tests.Support;
using Genie.TypedSecrets.Emulator;

namespace Genie.TypedSecrets.Cli.Tests.Schemas;

public sealed class ReviewTests : IDisposable
{
    private const string Usage = """
        {
          "schemaVersion": 1, "kind": "usage", "job": "Ingest", "project": "genie",
          "secrets": [
            { "category": "api-keys", "environments": ["$current"], "keys": ["github_token", "host"], "preloaded": false,
              "reads": [{ "file": "src/Job.cs", "line": 10, "member": "Job.Run" }, { "file": "src/Job.cs", "line": 20, "member": "Job.Run" }],
              "keyReads": [{ "key": "github_token", "reads": [{ "file": "src/Job.cs", "line": 20, "member": "Job.Run" }] }, { "key": "host", "reads": [{ "file": "src/Job.cs", "line": 10, "member": "Job.Run" }] }] }
          ],
          "named": [], "unknown": [], "advice": []
        }
        """;

    private readonly CliHarness _cli = new();

    public ReviewTests()
    {
        _cli.WriteSchemas();
        _cli.Write("jobs/ingest/usage.json", Usage);
        GitRepository.Create(_cli.Root);
    }

    public void Dispose() => _cli.Dispose();

    [Fact]
    public async Task Review_RemovedKey_NamesTheJobAndTheLinesThatReadIt()
    {
        Edit("\"host\": { \"type\": \"string\", \"x-sensitive\": false },", string.Empty);

        var run = await _cli.RunAsync("review --usage usage.json");

        run.ExitCode.ShouldBe(ExitCodes.Findings, run.Error);
        run.Output.ShouldStartWith("Secrets: 1 change, 1 breaks code\n");
        run.Output.ShouldContain("Ingest reads it: src/Job.cs:10\n");
        run.Output.ShouldContain("1. After the deployment: remove what no job reads any longer, even after a rollback.\n\n  genie-secrets unset genie-dev/api-keys host\n");
        run.Output.ShouldContain("No store was read");
    }

    [Fact]
    public async Task Review_RemovedEnvironment_NamesItsSecretsToDelete()
    {
        _cli.Write("schemas/secrets.json", """{ "project": "genie", "environments": ["prod"] }""");

        (await _cli.RunAsync("review")).Output.ShouldContain("\n  genie-secrets delete genie-dev/api-keys\n");
        (await _cli.RunAsync("review --environment prod")).Output.ShouldNotContain("genie-secrets delete genie-dev/api-keys");
    }

    [Fact]
    public async Task Review_RemovedKeyThatNoJobReads_IsAWarningOnly()
    {
        Edit("\"port\": { \"type\": \"integer\", \"minimum\": 1, \"maximum\": 65535, \"x-sensitive\": false },", string.Empty);

        (await _cli.RunAsync("review --usage usage.json")).ShouldSucceed().Output.ShouldContain("none");
        (await _cli.RunAsync("review")).ExitCode.ShouldBe(ExitCodes.Findings);
    }

    [Fact]
    public async Task Review_RequiredKey_AsksForItWhereItIsMissing()
    {
        await _cli.RunAsync("put genie-dev/api-keys", """{"github_token":"CANARY-token","host":"CANARY"}""");
        await _cli.RunAsync("put genie-prod/api-keys --yes", """{"github_token":"CANARY-token"}""");
        Edit("\"required\": [\"github_token\"]", "\"required\": [\"github_token\", \"host\"]");

        var run = await _cli.RunAsync("review --store local --values --format markdown");

        run.ExitCode.ShouldBe(ExitCodes.Findings);
        run.Output.ShouldContain("| api-keys: host: Key became required | ok | **key missing** |");
        run.Output.ShouldContain("```console\ngenie-secrets set genie-prod/api-keys host --store local\n```");
        run.Output.ShouldNotContain("genie-secrets set genie-dev/api-keys");
        run.All.ShouldNotContain("CANARY");

        await _cli.RunAsync("set genie-prod/api-keys host --yes", "prod.example.com");
        (await _cli.RunAsync("review --store local --values --usage usage.json")).ShouldSucceed().Output.ShouldStartWith("Secrets: 1 change, safe to merge\n");
    }

    [Fact]
    public async Task Review_MetadataOnly_ReadsNoValue()
    {
        await using var aws = await UseAwsAsync();
        aws.Emulator.Put("genie-dev/api-keys", """{"github_token":"CANARY"}""");
        _cli.Write("schemas/warehouse.schema.json", """{ "type": "object", "properties": { "password": { "type": "string" } }, "required": ["password"] }""");

        var run = await _cli.RunAsync("review --environment dev");

        run.ShouldSucceed().Output.ShouldContain("warehouse: Category added  secret missing");
        run.Output.ShouldContain("  genie-secrets put genie-dev/warehouse --file value.json --store aws\n");
        run.Output.ShouldContain("Only the metadata of the aws store was read");
        run.All.ShouldNotContain("genie-prod");
        aws.Emulator.Requests.All.Select(static request => request.Operation).ShouldNotContain("GetSecretValue");
        aws.Emulator.Requests.All.Select(static request => request.Operation).ShouldNotContain("BatchGetSecretValue");
    }

    [Fact]
    public async Task Review_RenamedKey_HasItsStepsInTheirOrder()
    {
        Edit("\"host\": { \"type\": \"string\"", "\"server\": { \"type\": \"string\", \"x-renamed-from\": [\"host\"]");

        var output = (await _cli.RunAsync("review --usage usage.json --environment dev")).Output;

        output.ShouldContain("Ingest reads it: src/Job.cs:10\n");
        output.IndexOf("genie-secrets get genie-dev/api-keys --key host --reveal | genie-secrets set genie-dev/api-keys server", StringComparison.Ordinal).ShouldBeGreaterThan(output.IndexOf("2. After the deployment", StringComparison.Ordinal));
        output.IndexOf("genie-secrets unset genie-dev/api-keys host", StringComparison.Ordinal).ShouldBeGreaterThan(output.IndexOf("3. Then remove", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData(nameof(Fault.AccessDenied))]
    [InlineData(nameof(Fault.Throttle))]
    [InlineData(nameof(Fault.DropConnection))]
    [InlineData(nameof(Fault.ServerError))]
    public async Task Review_UnreadableStore_StillSaysWhatBreaks(string fault)
    {
        await using var aws = await UseAwsAsync();
        aws.Emulator.Faults.Inject((Fault)typeof(Fault).GetProperty(fault)!.GetValue(null)!);
        Edit("\"minLength\": 8", "\"minLength\": 20");

        var run = await _cli.RunAsync("review --usage usage.json");

        run.ExitCode.ShouldBe(ExitCodes.Findings, run.Error);
        run.Output.ShouldContain("api-keys: github_token: Constraint tightened");
        run.Output.ShouldContain("The store could not be read, so the state of the environments is not known: ");
    }

    [Fact]
    public async Task Review_PartlyDeniedStore_ReviewsTheRest()
    {
        await using var aws = await UseAwsAsync();
        aws.Emulator.Put("genie-dev/api-keys", """{"github_token":"CANARY-token"}""");
        aws.Emulator.Put("genie-prod/api-keys", """{"github_token":"CANARY-token"}""");
        aws.Emulator.AttachPolicy("""{ "Version": "2012-10-17", "Statement": [{ "Effect": "Allow", "Action": ["secretsmanager:DescribeSecret", "secretsmanager:GetSecretValue"], "Resource": "arn:aws:secretsmanager:*:*:secret:genie-dev/*" }] }""");
        Edit("\"required\": [\"github_token\"]", "\"required\": [\"github_token\", \"host\"]");

        (await _cli.RunAsync("review --values --format markdown")).Output.ShouldContain("| api-keys: host: Key became required | **key missing** | not readable |");
    }

    [Fact]
    public async Task Review_GitHub_AnnotatesTheSchemaAndTheCode()
    {
        Edit("\"host\": { \"type\": \"string\", \"x-sensitive\": false },", string.Empty);

        _cli.CurrentDirectory = _cli.Root;

        var output = (await _cli.RunAsync("review --usage jobs/ingest/usage.json --format github")).Output;

        output.ShouldContain("::error file=schemas/api-keys.schema.json,");
        output.ShouldContain("::error file=src/Job.cs,line=10,col=1,title=GTD2001::This code reads api-keys: host.");
    }

    [Fact]
    public async Task Review_IgnoredChange_NeedsNoCommand()
    {
        Edit("\"required\": [\"github_token\"]", "\"required\": [\"github_token\", \"host\"]");
        using var json = JsonDocument.Parse((await _cli.RunAsync("review --format json")).Output);
        var fingerprint = json.RootElement.GetProperty("items")[0].GetProperty("change").GetProperty("fingerprint").GetString();
        _cli.Write("schemas/diff-ignore.json", $$"""{ "ignore": [ { "fingerprint": "{{fingerprint}}", "reason": "host is set everywhere", "expires": "9999-12-31" } ] }""");

        var run = (await _cli.RunAsync("review")).ShouldSucceed();

        run.Output.ShouldContain("Ignored: host is set everywhere");
        run.Output.ShouldNotContain("genie-secrets set");
    }

    [Theory]
    [InlineData("review --offline")]
    [InlineData("schema diff")]
    public async Task Review_OutsideAGitRepository_SaysWhatToCompareWith(string command)
    {
        using CliHarness cli = new();
        cli.WriteSchemas();

        var run = await cli.RunAsync(command);

        run.ShouldFail("is not in a Git repository");
        run.Error.ShouldContain("genie-secrets schema diff BASE, or genie-secrets review BASE");
    }

    [Fact]
    public async Task Review_NoChange_SaysSo() => (await _cli.RunAsync("review --offline")).ShouldSucceed().Output.ShouldStartWith("Secrets: no changes from the merge base ");

    [Fact]
    public async Task Review_SafeChange_IsSafeToMerge()
    {
        Edit("\"host\": {", "\"region\": { \"type\": \"string\" }, \"host\": {");

        (await _cli.RunAsync("review")).ShouldSucceed().Output.ShouldStartWith("Secrets: 1 change, safe to merge\n");
    }

    [Theory]
    [InlineData("review --environment prd", "Did you mean 'prod'?")]
    [InlineData("review --usage missing.json", "genie-secrets usage")]
    [InlineData("review nowhere", "Git does not know the revision 'nowhere'")]
    public async Task Review_ImpossibleRequest_SaysWhatToDo(string command, string expected) => (await _cli.RunAsync(command)).ShouldFail(expected);

    private async Task<EmulatedAws> UseAwsAsync()
    {
        var aws = await EmulatedAws.StartAsync();
        _cli.Variables["GENIE_SECRETS_STORE"] = "aws";
        _cli.CreateStore = () => aws.CreateStore();
        return aws;
    }

    private void Edit(string from, string to)
    {
        var path = Path.Combine(_cli.Root, "schemas", "api-keys.schema.json");
        var text = File.ReadAllText(path);
        text.ShouldContain(from);
        File.WriteAllText(path, text.Replace(from, to, StringComparison.Ordinal));
    }
}
