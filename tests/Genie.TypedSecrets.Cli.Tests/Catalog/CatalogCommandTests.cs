using System.Text.Json;
using Genie.TypedSecrets.Cli.Tests.Support;

namespace Genie.TypedSecrets.Cli.Tests.Catalog;

public sealed class CatalogCommandTests : IDisposable
{
    private static readonly string[] s_formats = ["html", "markdown", "backstage", "json"];

    private readonly CliHarness _cli = new();

    public CatalogCommandTests() => _cli.WriteSchemas();

    public void Dispose() => _cli.Dispose();

    [Fact]
    public async Task Run_Store_ReadsMetadataOnlyAndWritesNoValue()
    {
        await using var aws = await EmulatedAws.StartAsync();
        _cli.Variables["GENIE_SECRETS_STORE"] = "aws";
        _cli.CreateStore = () => aws.CreateStore();
        (await _cli.RunAsync("put genie-dev/api-keys", """{"github_token":"CANARY-token","host":"CANARY-host"}""")).ShouldSucceed();
        var before = aws.Emulator.Requests.Of("GetSecretValue").Count + aws.Emulator.Requests.Of("BatchGetSecretValue").Count;

        foreach (var format in s_formats)
        {
            var run = (await _cli.RunAsync($"catalog --format {format} --output out --timestamp")).ShouldSucceed();
            run.All.ShouldNotContain("CANARY");
        }

        (aws.Emulator.Requests.Of("GetSecretValue").Count + aws.Emulator.Requests.Of("BatchGetSecretValue").Count).ShouldBe(before);
        foreach (var file in Directory.EnumerateFiles(Path.Combine(_cli.Inside, "out")))
        {
            (await File.ReadAllTextAsync(file, TestContext.Current.CancellationToken)).ShouldNotContain("CANARY", Case.Sensitive, file);
        }

        File.ReadAllText(Path.Combine(_cli.Inside, "out", "api-keys.md")).ShouldContain("| dev | `genie-dev/api-keys` | `Secrets.Dev.ApiKeys` | present | 20");
    }

    [Fact]
    public async Task Run_Twice_GivesTheSameBytes()
    {
        foreach (var format in s_formats)
        {
            (await _cli.RunAsync($"catalog --format {format} --output one")).ShouldSucceed();
            (await _cli.RunAsync($"catalog --format {format} --output two")).ShouldSucceed();
        }

        var files = Directory.EnumerateFiles(Path.Combine(_cli.Inside, "one")).Select(Path.GetFileName).ToArray();
        files.Length.ShouldBe(6);
        foreach (var file in files)
        {
            File.ReadAllBytes(Path.Combine(_cli.Inside, "two", file!)).ShouldBe(File.ReadAllBytes(Path.Combine(_cli.Inside, "one", file!)));
        }
    }

    [Fact]
    public async Task Run_JsonWithoutOutput_GoesToStandardOutput()
    {
        using var json = JsonDocument.Parse((await _cli.RunAsync("catalog --format json")).ShouldSucceed().Output);

        json.RootElement.GetProperty("schemaVersion").GetInt32().ShouldBe(1);
        json.RootElement.GetProperty("kind").GetString().ShouldBe("catalog");
        json.RootElement.GetProperty("categories")[0].GetProperty("keys")[0].GetProperty("accessorSuffix").GetString().ShouldBe(".GithubToken");
    }

    [Fact]
    public async Task Run_OneEnvironment_HasOnlyItsSecrets()
    {
        (await _cli.RunAsync("catalog --format markdown --output out --environment dev")).ShouldSucceed();

        File.Exists(Path.Combine(_cli.Inside, "out", "audit.md")).ShouldBeFalse();
        File.ReadAllText(Path.Combine(_cli.Inside, "out", "api-keys.md")).ShouldNotContain("genie-prod");
    }

    [Theory]
    [InlineData("catalog", "genie-secrets catalog --output docs/secrets")]
    [InlineData("catalog --output out --store environment", "A catalog reads metadata only, and the environment store has none.")]
    [InlineData("catalog --output out --environment prd", "Did you mean 'prod'?")]
    [InlineData("catalog --output ../../schemas/secrets.json", "is a file. Name a folder with --output.")]
    public async Task Run_CannotBeDone_SaysWhatToDo(string command, string expected) => (await _cli.RunAsync(command)).ShouldFail(expected);
}
