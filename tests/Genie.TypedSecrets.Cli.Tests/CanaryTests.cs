using Genie.TypedSecrets.Cli.Tests.Support;
using Genie.TypedSecrets.Emulator;

namespace Genie.TypedSecrets.Cli.Tests;

/// <summary>Every command, format and failure over secrets that hold a canary: it is never written.</summary>
public sealed class CanaryTests : IDisposable
{
    private const string Value = """{"github_token":"CANARY-token","external_api":{"key":"CANARY-key"},"CANARY-value-of-no-schema":"CANARY"}""";

    private static readonly string[] s_commands =
    [
        "list", "get genie-dev/api-keys", "get genie-dev/api-keys --key github_token", "get genie-dev/api-keys --stage previous", "history genie-dev/api-keys",
        "drift", "drift --values", "status", "schema check", "schema diff ../../schemas",
        "catalog --output ../../out", "schema infer genie-dev/api-keys --print", "import --from ../../canary.env --to genie-dev/api-keys --map ../../map.json",
    ];

    // It reports a store that cannot be read, and does not fail.
    private const string Review = "review ../../old --values";
    private const string Doctor = "doctor --values";

    // It runs until it is interrupted, unless it cannot read the secrets.
    private const string Serve = "serve --port 0 --seed-from-store aws";

    private static readonly string[] s_changes =
    [
        "generate genie-dev/api-keys github_token", "unset genie-dev/api-keys CANARY-value-of-no-schema", "copy --from dev --to prod api-keys github_token --yes", "copy genie-dev/api-keys genie-prod/api-keys --yes", "rollback genie-dev/api-keys", "rotate genie-dev/api-keys",
        "delete genie-dev/api-keys --yes", "restore genie-dev/api-keys",
    ];

    // They show values when they succeed, as they are documented to.
    private static readonly string[] s_revealing = ["export genie-dev/api-keys", "get genie-dev/api-keys --reveal", "run --secret genie-dev/api-keys -- printenv", "edit genie-dev/api-keys"];

    private static readonly string[] s_writes = ["put genie-dev/api-keys", "set genie-dev/api-keys host", "import --from ../../canary.env --to genie-dev/api-keys --apply --overwrite --delete-source", "schema infer --all"];

    private static readonly Fault[] s_faults = [Fault.AccessDenied, Fault.Throttle, Fault.ServerError, Fault.DropConnection, Fault.TruncateBody, Fault.KmsAccessDenied];

    private readonly CliHarness _cli = new();

    public CanaryTests()
    {
        _cli.WriteSchemas();
        _cli.Write("canary.env", "HOST=CANARY-host\nLOG_LEVEL=CANARY\n");
        _cli.Write("old/secrets.json", """{ "project": "genie", "environments": ["dev", "prod"] }""");
        _cli.Write("old/api-keys.schema.json", """{ "type": "object", "properties": { "CANARY-value-of-no-schema": { "type": "string", "x-csharp-name": "Removed" } } }""");
    }

    public void Dispose() => _cli.Dispose();

    [Theory]
    [InlineData("local")]
    [InlineData("aws")]
    public async Task Run_EveryCommandAndFormat_WritesNoValue(string store)
    {
        await using var aws = await UseAsync(store);
        await SeedAsync();

        foreach (var command in s_commands.Append($"{Review} --store {store}").Append(Doctor))
        {
            foreach (var format in new[] { string.Empty, " --format json", " --format markdown" })
            {
                ShouldHoldNoValue(command + format, await _cli.RunAsync(command + format));
            }
        }

        foreach (var file in Directory.EnumerateFiles(Path.Combine(_cli.Root, "out")))
        {
            (await File.ReadAllTextAsync(file, TestContext.Current.CancellationToken)).ShouldNotContain("CANARY", Case.Sensitive, file);
        }

        foreach (var command in s_changes.Append("run --secret genie-dev/api-keys --mask -- printenv GITHUB_TOKEN EXTERNAL_API__KEY").Append("schema infer genie-dev/api-keys --force"))
        {
            ShouldHoldNoValue(command, await _cli.RunAsync(command));
        }

        foreach (var command in new[] { "schema check", "schema diff ../../old", "drift --values", Doctor, $"{Review} --store {store}" })
        {
            ShouldHoldNoValue(command, await _cli.RunAsync(command + " --format github"));
        }

        ShouldHoldNoValue("set", await _cli.RunAsync("set genie-dev/api-keys port", "CANARY"));
        ShouldHoldNoValue("put", await _cli.RunAsync("put genie-dev/api-keys", """{"github_token": CANARY"""));
        ShouldHoldNoValue("put", await _cli.RunAsync("put genie-dev/api-keys", """{"github_token":"CANARY","port":"CANARY","external_api":"CANARY"}"""));
    }

    [Fact]
    public async Task Run_EveryLiveCommandAndFault_FailsWithOneMessageAndChangesNothing()
    {
        await using var aws = await UseAsync("aws");
        await SeedAsync();
        var before = (await _cli.RunAsync("get genie-dev/api-keys --reveal")).Output;

        foreach (var fault in s_faults)
        {
            using (aws!.Emulator.Faults.Inject(fault))
            {
                ShouldHoldNoValue(Review, await _cli.RunAsync($"{Review} --store aws"));
                var diagnosis = await _cli.RunAsync(Doctor);
                diagnosis.ExitCode.ShouldBe(ExitCodes.Findings, diagnosis.All);
                ShouldHoldNoValue(Doctor, diagnosis);
                foreach (var command in s_commands.Where(static command => !command.StartsWith("schema check", StringComparison.Ordinal) && !command.StartsWith("schema diff", StringComparison.Ordinal)).Concat(s_changes).Concat(s_revealing).Concat(s_writes).Append(Serve))
                {
                    var run = await _cli.RunAsync(command, s_writes.Contains(command, StringComparer.Ordinal) ? Value : null);

                    run.ExitCode.ShouldBe(ExitCodes.Failed, $"{command}, {fault}: {run.All}");
                    run.Error.ShouldStartWith("error: ");
                    ShouldHoldNoValue(command, run);
                }
            }
        }

        (await _cli.RunAsync("get genie-dev/api-keys --reveal")).Output.ShouldBe(before);
        File.ReadAllText(Path.Combine(_cli.Root, "canary.env")).ShouldContain("CANARY-host");
    }

    [Fact]
    public async Task Copy_WriteFails_IsCompletedByRunningItAgain()
    {
        await using var aws = await UseAsync("aws");
        await SeedAsync();
        using (aws!.Emulator.Faults.Inject(Fault.ServerError, "CreateSecret"))
        {
            (await _cli.RunAsync("copy genie-dev/api-keys genie-prod/api-keys --yes")).ExitCode.ShouldBe(ExitCodes.Failed);
        }

        (await _cli.RunAsync("copy genie-dev/api-keys genie-prod/api-keys --yes")).ShouldSucceed();
        (await _cli.RunAsync("copy genie-dev/api-keys genie-prod/api-keys --yes")).ShouldSucceed().Output.ShouldContain("has the value already");
        aws.Emulator.Requests.Of("CreateSecret", "genie-prod/api-keys").Count.ShouldBe(2);
    }

    private static void ShouldHoldNoValue(string command, CliRun run) =>
        run.All.Replace("CANARY-value-of-no-schema", string.Empty, StringComparison.Ordinal).ShouldNotContain("CANARY", Case.Sensitive, command);

    private async Task SeedAsync()
    {
        (await _cli.RunAsync("put genie-dev/api-keys", Value)).ShouldSucceed();
        (await _cli.RunAsync("put genie-dev/api-keys", Value)).ShouldSucceed();
        (await _cli.RunAsync("put genie-prod/audit --yes --skip-validation", "CANARY")).ShouldSucceed();
    }

    private async Task<EmulatedAws?> UseAsync(string store)
    {
        if (store != "aws")
        {
            return null;
        }

        var aws = await EmulatedAws.StartAsync();
        _cli.Variables["GENIE_SECRETS_STORE"] = "aws";
        _cli.CreateStore = () => aws.CreateStore();
        return aws;
    }
}
