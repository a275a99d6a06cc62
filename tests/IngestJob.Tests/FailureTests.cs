using System.Text;
using Genie.TypedSecrets.Stores;

namespace IngestJob.Tests;

/// <summary>Tests the failures of the job: one message that says what to do, an exit code, no stack trace, no value.</summary>
public sealed class FailureTests : IDisposable
{
    private readonly JobDirectory _directory = new();

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    public void Dispose() => _directory.Dispose();

    [Theory]
    [InlineData(GoodValues.ApiKeys, """{"github_token":"CANARY","external_api":{"base_url":"https://a.example","key":"CANARY"}}""", "rejected the github_token of genie-dev/api-keys (401)")]
    [InlineData(GoodValues.ApiKeys, """{"github_token":"CANARY\nCANARY","external_api":{"base_url":"https://a.example","key":"CANARY"}}""", "it contains a line break")]
    [InlineData(GoodValues.ApiKeys, """{"github_token":"CANARYü","external_api":{"base_url":"https://a.example","key":"CANARY"}}""", "git.example.com")]
    [InlineData(GoodValues.ApiKeys, """{"github_tokn":"CANARY","external_api":{"base_url":"CANARY","key":"CANARY"}}""", "did you mean 'github_token'?")]
    [InlineData(GoodValues.ApiKeys, "CANARY", "does not match its schema")]
    [InlineData(GoodValues.Streaming, """{"endpoint":"stream.example:9092","api_key":"CANARY"}""", "rejected the api_key of genie-dev/streaming (401)")]
    [InlineData(GoodValues.Database, """{"engine":"postgres","host":"h","port":1,"dbname":"../../elsewhere","username":"u","password":"CANARY"}""", "The dbname of genie-dev/database")]
    public async Task Run_StoredValueIsWrong_SaysWhichAndFails(string name, string value, string expected)
    {
        await SeedAsync();
        await new LocalSecretStore(_directory.Store).PutAsync(name, Encoding.UTF8.GetBytes(value), cancellationToken: Ct);

        (await JobRun.StartAsync(_directory, [])).ShouldFail(expected);
    }

    [Fact]
    public async Task Run_SecretIsMissing_SaysHowToCreateIt()
    {
        await SeedAsync();
        await new LocalSecretStore(_directory.Store).DeleteAsync(GoodValues.Database, Ct);

        (await JobRun.StartAsync(_directory, [])).ShouldFail("genie-secrets put genie-dev/database");
    }

    [Fact]
    public async Task Run_StoreIsUnreadable_SaysWhichFile()
    {
        await SeedAsync();
        var file = Directory.EnumerateFiles(_directory.Store).Single(f => f.Contains("database", StringComparison.Ordinal));
        await File.WriteAllTextAsync(file, "CANARY", Ct);

        (await JobRun.StartAsync(_directory, [])).ShouldFail(file);
    }

    [Fact]
    public async Task Run_DataDirectoryCannotBeCreated_SaysSo()
    {
        await File.WriteAllTextAsync(_directory.Data, string.Empty, Ct);

        (await JobRun.StartAsync(_directory, ["--store", "memory"])).ShouldFail("Choose another with --data");
    }

    [Theory]
    [InlineData("prd", "", "Did you mean 'prod'?")]
    [InlineData("prod", "", "No secret store is selected for the environment 'prod'")]
    [InlineData("prod", "--store local", "genie-secrets put genie-prod/api-keys")]
    [InlineData("dev", "--store locl", "Did you mean 'local'?")]
    [InlineData("dev", "--store environment", "GENIE_DEV__API_KEYS")]
    public async Task Run_WrongEnvironmentOrStore_SaysWhatThereIs(string environment, string arguments, string expected)
    {
        var run = await JobRun.StartAsync(_directory, arguments.Split(' ', StringSplitOptions.RemoveEmptyEntries), ("ENVIRONMENT", environment));

        run.ShouldFail(expected);
        Directory.Exists(_directory.Store).ShouldBeFalse();
    }

    [Theory]
    [InlineData("--stor local", "--stor")]
    [InlineData("--store", "needs a value")]
    public async Task Run_CommandLineIsWrong_ShowsTheUsage(string arguments, string expected)
    {
        var run = await JobRun.StartAsync(_directory, arguments.Split(' '));

        run.ShouldFail(expected, exitCode: 2);
        run.Error.ShouldContain("Usage: ");
    }

    private async Task SeedAsync()
    {
        var store = new LocalSecretStore(_directory.Store);
        foreach (var (name, value) in GoodValues.All)
        {
            await store.PutAsync(name, Encoding.UTF8.GetBytes(value), cancellationToken: Ct);
        }
    }
}
