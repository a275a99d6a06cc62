using System.Text.Json;
using Genie.TypedSecrets.Cli.Terminals;
using Genie.TypedSecrets.Cli.Tests.Support;
using Genie.TypedSecrets.Tooling.Audit;
using Microsoft.Extensions.Time.Testing;

namespace Genie.TypedSecrets.Cli.Tests.Audit;

public sealed class AuditCommandTests : IDisposable
{
    private const string Log = """
        {"Records":[{"eventTime":"2026-11-02T06:00:00Z","eventSource":"secretsmanager.amazonaws.com","eventName":"GetSecretValue","awsRegion":"us-east-1","requestID":"1","userIdentity":{"type":"IAMUser","arn":"arn:aws:iam::123456789012:user/alice"},"requestParameters":{"secretId":"genie-prod/api-keys"}}]}
        """;

    private const string Usage = """
        { "schemaVersion": 1, "kind": "usage", "job": "IngestJob", "project": "genie", "secrets": [{ "category": "api-keys", "environments": ["$current"], "keys": ["github_token"], "preloaded": false, "reads": [] }], "named": [], "unknown": [], "advice": [] }
        """;

    private readonly CliHarness _cli = new();

    public AuditCommandTests()
    {
        _cli.WriteSchemas();
        _cli.Write("jobs/ingest/log.json", Log);
        _cli.Write("jobs/ingest/usage.json", Usage);
    }

    public void Dispose() => _cli.Dispose();

    [Theory]
    [InlineData("audit log.json", ExitCodes.Success)]
    [InlineData("audit log.json --usage usage.json", ExitCodes.Findings)]
    [InlineData("audit log.json --usage usage.json --fail-on never", ExitCodes.Success)]
    [InlineData("audit log.json --usage usage.json --expect alice", ExitCodes.Success)]
    [InlineData("audit log.json --usage usage.json --expect arn:aws:iam::123456789012:user/alice=ingest-job", ExitCodes.Success)]
    [InlineData("audit log.json --usage usage.json --since 2026-11-03", ExitCodes.Success)]
    [InlineData("audit log.json --usage usage.json --since 2026-11-02T05:59Z", ExitCodes.Findings)]
    [InlineData("audit log.json --usage usage.json --environment dev", ExitCodes.Success)]
    [InlineData("audit log.json --expect alice --fail-on info", ExitCodes.Findings)]
    public async Task Audit_FindingsAndOptions_DecideTheExitCode(string command, int expected)
    {
        var run = await _cli.RunAsync(command);

        run.ExitCode.ShouldBe(expected, run.All);
    }

    [Fact]
    public async Task Audit_SinceADuration_CountsFromThenOn()
    {
        _cli.Time = new FakeTimeProvider(new DateTimeOffset(2026, 11, 3, 6, 0, 0, TimeSpan.Zero));

        (await _cli.RunAsync("audit log.json --since 2d")).Output.ShouldContain("1 read of 1 secret by 1 principal");
        (await _cli.RunAsync("audit log.json --since 23h")).Output.ShouldContain("0 reads");
    }

    [Theory]
    [InlineData("text", "genie-prod/api-keys: error GTA1002")]
    [InlineData("markdown", "| genie-prod/api-keys | **arn:aws:iam::123456789012:user/alice** |")]
    [InlineData("github", "::error title=GTA1002::genie-prod/api-keys: arn")]
    [InlineData("json", "\"kind\": \"audit\"")]
    public async Task Audit_EachFormat_HasTheFinding(string format, string expected) =>
        (await _cli.RunAsync($"audit log.json --usage usage.json --format {format}")).Output.ShouldContain(expected);

    [Fact]
    public async Task Audit_Json_HasReadersAndFindings()
    {
        using var json = JsonDocument.Parse((await _cli.RunAsync("audit log.json --usage usage.json --format json")).Output);

        json.RootElement.GetProperty("schemaVersion").GetInt32().ShouldBe(1);
        var reader = json.RootElement.GetProperty("readers")[0];
        reader.GetProperty("secret").GetString().ShouldBe("genie-prod/api-keys");
        reader.GetProperty("expectation").GetString().ShouldBe("unknown-principal");
        json.RootElement.GetProperty("findings")[0].GetProperty("severity").GetString().ShouldBe("error");
    }

    [Theory]
    [InlineData("audit missing.json", "does not exist. Copy the log files from the bucket of the trail")]
    [InlineData("audit log.json --since yesterday", "'yesterday' is not a time. Examples: --since 2026-11-01")]
    [InlineData("audit log.json --environment prd", "Did you mean 'prod'?")]
    [InlineData("audit log.json --usage missing.json", "does not exist. Write it: genie-secrets usage")]
    [InlineData("audit log.json --usage usage.json --expect alice=ingest-jb", "No usage report is of a job 'ingest-jb'")]
    [InlineData("cost --processes many", "'many' is not a number of processes")]
    [InlineData("cost --ttl 2d", "1 second to 1 day")]
    [InlineData("cost --ttl soon", "'soon' is not a duration. Examples: --ttl 90s")]
    public async Task Run_InvalidInput_SaysWhatToWrite(string command, string expected) => (await _cli.RunAsync(command)).ShouldFail(expected);

    [Fact]
    public async Task Cost_WithoutSchemas_SaysHowToCreateThem()
    {
        using CliHarness other = new();

        (await other.RunAsync("cost")).ShouldFail("genie-secrets init");
    }

    [Fact]
    public void Progress_LongRun_ShowsTheShareAndRemovesIt()
    {
        FakeTimeProvider time = new();
        using StringWriter terminal = new();
        using ProgressBar bar = new(terminal, time);

        bar.Report(new("log.json", 1, 100_000_000));
        terminal.ToString().ShouldBeEmpty("a short run shows nothing");
        time.Advance(TimeSpan.FromSeconds(1));
        bar.Report(new("log.json", 50_000_000, 100_000_000));
        bar.Report(new("log.json", 60_000_000, 100_000_000));
        bar.Clear();

        var lines = terminal.ToString().Split('\r', StringSplitOptions.RemoveEmptyEntries);
        lines.Length.ShouldBe(2, "ten times a second at most");
        lines[0].ShouldBe("[###############...............] 50 % of 100 MB");
        lines[1].ShouldBe(new string(' ', lines[0].Length));
    }
}
