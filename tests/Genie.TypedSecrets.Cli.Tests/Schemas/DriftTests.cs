using System.Text.Json;
using Genie.TypedSecrets.Cli.Tests.Support;

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
