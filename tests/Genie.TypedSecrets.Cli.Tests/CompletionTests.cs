using Genie.TypedSecrets.Cli.Tests.Support;

namespace Genie.TypedSecrets.Cli.Tests;

public sealed class CompletionTests : IDisposable
{
    private readonly CliHarness _cli = new();

    public CompletionTests() => _cli.WriteSchemas();

    public void Dispose() => _cli.Dispose();

    [Theory]
    [InlineData("genie-secrets ", "get")]
    [InlineData("genie-secrets ge", "generate")]
    [InlineData("genie-secrets schema ", "check")]
    [InlineData("genie-secrets get gen", "genie-dev/api-keys")]
    [InlineData("genie-secrets get genie-dev/api-keys --st", "--stage")]
    [InlineData("genie-secrets get genie-dev/api-keys --store ", "local")]
    [InlineData("genie-secrets set genie-dev/api-keys ext", "external_api.key")]
    [InlineData("genie-secrets drift --environment ", "prod")]
    [InlineData("genie-secrets iam --environment ", "prod")]
    [InlineData("genie-secrets get genie-dev/api-keys --key ext", "external_api.key")]
    [InlineData("genie-secrets list --store=l", "--store=local")]
    public async Task Complete_Line_OffersWhatCanFollow(string line, string expected) =>
        (await _cli.RunAsync(["complete", "--", line])).ShouldSucceed().Output.Split('\n').ShouldContain(expected);

    [Theory]
    [InlineData("genie-secrets ")]
    [InlineData("genie-secrets review ")]
    [InlineData("genie-secrets completion ")]
    public async Task Complete_Line_OffersNoSwitchesOfWindows(string line) => (await _cli.RunAsync(["complete", "--", line])).ShouldSucceed().Output.ShouldNotContain("/?");

    [Theory]
    [InlineData("genie-secrets list --store=l", "local\n")]
    [InlineData("genie-secrets put genie-dev/x --file ", "\n")]
    public async Task Completion_BashWord_IsWhatTheShellReplaces(string line, string expected) => (await CompleteInBashAsync(line)).ShouldBe(expected);

    [Fact]
    public async Task Completion_Bash_CompletesInARealShell() => (await CompleteInBashAsync("genie-secrets get genie-p")).ShouldBe("genie-prod/api-keys\ngenie-prod/audit\n");

    [Theory]
    [InlineData("bash")]
    [InlineData("zsh")]
    [InlineData("fish")]
    [InlineData("powershell")]
    public async Task Completion_Shell_CallsTheTool(string shell) => (await _cli.RunAsync($"completion {shell}")).ShouldSucceed().Output.ShouldContain("genie-secrets complete --");

    [Fact]
    public async Task Init_AndSchemaAdd_GiveSchemasThatAreValid()
    {
        _cli.CurrentDirectory = Directory.CreateDirectory(Path.Combine(_cli.Root, "new")).FullName;

        (await _cli.RunAsync("init shop --environment test --environment live")).ShouldSucceed();
        (await _cli.RunAsync("schema add api-keys github_token npm_token --owner platform")).ShouldSucceed();

        (await _cli.RunAsync("schema check --fail-on info")).ShouldSucceed().Output.ShouldBe("1 category in schemas: no findings.\n");
        (await _cli.RunAsync("init shop")).ShouldFail("exists already");
        (await _cli.RunAsync("schema add api-keys x")).ShouldFail("exists already");
        (await _cli.RunAsync("schema add Bad!Name x")).ShouldFail("was not written");
    }

    private async Task<string> CompleteInBashAsync(string line)
    {
        var script = _cli.Write("completion.sh", (await _cli.RunAsync("completion bash")).ShouldSucceed().Output);
        var tool = _cli.Write("bin/genie-secrets", $"#!/bin/sh\nexec dotnet {Path.Combine(AppContext.BaseDirectory, "genie-secrets.dll")} \"$@\"\n");
        using var process = System.Diagnostics.Process.Start(new System.Diagnostics.ProcessStartInfo(
            "bash", ["-c", $"chmod +x {tool}; PATH={Path.GetDirectoryName(tool)}:$PATH; source {script}; COMP_LINE='{line}'; COMP_POINT=${{#COMP_LINE}}; _genie_secrets; printf '%s\\n' \"${{COMPREPLY[@]}}\""])
        {
            UseShellExecute = false,
            RedirectStandardOutput = true,
            WorkingDirectory = _cli.Inside,
        })!;
        return await process.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken);
    }
}
