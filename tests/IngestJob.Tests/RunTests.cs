using System.Text;
using Genie.TypedSecrets.Emulator;
using Genie.TypedSecrets.Stores;

namespace IngestJob.Tests;

/// <summary>Tests successful runs of the job.</summary>
public sealed class RunTests : IDisposable
{
    private readonly JobDirectory _directory = new();

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    public void Dispose() => _directory.Dispose();

    [Fact]
    public async Task Run_TwiceFromAnEmptyStore_SeedsItThenFindsTheValuesAndSurvivesARotationEachTime()
    {
        var store = new LocalSecretStore(_directory.Store);

        var first = await JobRun.StartAsync(_directory, []);
        var afterFirst = await ReadAsync(store, GoodValues.ApiKeys);
        var second = await JobRun.StartAsync(_directory, []);
        var afterSecond = await ReadAsync(store, GoodValues.ApiKeys);

        first.ShouldSucceed();
        second.ShouldSucceed();
        first.Output.ShouldContain("First run");
        second.Output.ShouldNotContain("First run");
        foreach (var output in new[] { first.Output, second.Output })
        {
            output.ShouldMatch(@"Page 1: 3 repositories\s+The github_token was rotated[^\n]*\s+Page 2: 2 repositories");
            output.ShouldContain("5 repositories, into " + Path.Combine(_directory.Data, "genie_warehouse.db"));
            output.ShouldMatch("Store calls +2, for 4 secrets");
            output.ShouldMatch(@"github_token +│ \*\*\*");
        }

        afterFirst.ShouldContain("fake-github-token-b");
        afterSecond.ShouldContain("fake-github-token-a");
    }

    [Fact]
    public async Task Run_OnAwsAgainstTheEmulator_SeedsItThenFindsTheValuesAndSurvivesARotation()
    {
        await using var emulator = await SecretsManagerEmulator.StartAsync(cancellationToken: Ct);
        (string, string)[] variables = [.. emulator.EnvironmentVariables.Select(variable => (variable.Key, variable.Value))];

        var first = await JobRun.StartAsync(_directory, ["--store", "aws"], variables);
        emulator.Requests.Clear();
        var second = await JobRun.StartAsync(_directory, ["--store", "aws"], variables);

        first.ShouldSucceed();
        second.ShouldSucceed();
        first.Output.ShouldContain("First run");
        second.Output.ShouldNotContain("First run");
        second.Output.ShouldContain("The github_token was rotated");
        emulator.Requests.Of("BatchGetSecretValue").Count.ShouldBe(1);
        Directory.Exists(_directory.Store).ShouldBeFalse();
    }

    [Fact]
    public async Task Run_FromMemory_NeedsNothingAndLeavesNothingInAStore()
    {
        (await JobRun.StartAsync(_directory, ["--store", "memory"])).ShouldSucceed();

        Directory.Exists(_directory.Store).ShouldBeFalse();
    }

    [Fact]
    public async Task Run_FromEnvironmentVariables_ReadsThemInOneCallAndShowsNoValue()
    {
        var run = await JobRun.StartAsync(
            _directory,
            ["--store", "environment"],
            ("GENIE_DEV__API_KEYS", GoodValues.All[GoodValues.ApiKeys]),
            ("GENIE_DEV__DATABASE", GoodValues.All[GoodValues.Database]),
            ("GENIE_DEV__STREAMING", GoodValues.All[GoodValues.Streaming]));

        run.ShouldSucceed();
        run.ShouldShowNoCanary();
        run.Output.ShouldContain("loader");
        run.Output.ShouldContain("lake.db");
        run.Output.ShouldMatch("Store calls +1, for 3 secrets");
        run.Output.ShouldNotContain("rotated");
    }

    [Fact]
    public async Task Run_OutputIsRedirected_HasNoEscapeCodesAndBreaksNoLine()
    {
        var run = await JobRun.StartAsync(_directory, ["--store", "memory"], ("TERM", "xterm-256color"), ("COLORTERM", "truecolor"), ("GITHUB_ACTIONS", "true"), ("CI", "true"));

        run.ShouldSucceed();
        run.Output.ShouldNotContain('\u001b');
        run.Output.ShouldNotContain('\u0007');
        run.Output.ShouldContain("The next request is rejected and repeated with the new token.");
    }

    [Fact]
    public async Task Run_FromAnEmptyStore_PrintsWhatTheReadmeShows()
    {
        var readme = await File.ReadAllLinesAsync(Path.Combine(Root(), "README.md"), Ct);
        var shown = readme
            .SkipWhile(line => line != "Among other lines, it prints:")
            .SkipWhile(line => line != "```").Skip(1)
            .TakeWhile(line => line != "```")
            .ToList();

        var run = await JobRun.StartAsync(_directory, []);

        // The README shows the default directory of the store.
        var output = run.Output.Replace(_directory.Store, "~/.local/share/genie-secrets", StringComparison.Ordinal).Split('\n').Select(Normalize).ToList();
        shown.Count.ShouldBeGreaterThan(5);
        shown.Select(Normalize).Except(output, StringComparer.Ordinal).ShouldBeEmpty(run.Output);

        // Columns are as wide as their longest value, which depends on the rows that the README leaves out.
        static string Normalize(string line) => string.Join(' ', line.Split([' ', '\r'], StringSplitOptions.RemoveEmptyEntries));

        static string Root([System.Runtime.CompilerServices.CallerFilePath] string path = "") => Path.GetFullPath(Path.Combine(path, "..", "..", ".."));
    }

    private static async Task<string> ReadAsync(LocalSecretStore store, string name)
    {
        using var payload = await store.GetAsync(new SecretRequest(name), Ct);
        return Encoding.UTF8.GetString(payload.Reveal());
    }
}
