using System.Diagnostics;
using Genie.TypedSecrets.Cli.Tests.Support;

namespace Genie.TypedSecrets.Cli.Tests;

/// <summary>The tool on machines that are not set up well.</summary>
public sealed class SetupTests : IDisposable
{
    private readonly CliHarness _cli = new();

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    public void Dispose() => _cli.Dispose();

    [Theory]
    [InlineData("[profile dev\nregion = us-east-1\n", "cannot be read: line 1 is neither", "")]
    [InlineData("[default]\nregion = us-east-1\nCANARY\n", "cannot be read: line 3 is neither", "")]
    [InlineData("[default]\nregion = us-east-1\nCANARY\n", "cannot be read: line 3 is neither", "fake-access-key")]
    public async Task Doctor_DamagedConfigurationOfAws_NamesTheLineWithoutQuotingIt(string text, string expected, string accessKey)
    {
        var file = _cli.Write("aws-config", text);

        var (exitCode, all) = await RunAsync(["doctor", "--store", "aws"], new() { ["AWS_CONFIG_FILE"] = file, ["AWS_EC2_METADATA_DISABLED"] = "true", ["AWS_ACCESS_KEY_ID"] = accessKey, ["AWS_SECRET_ACCESS_KEY"] = accessKey });

        all.ShouldContain(expected);
        all.ShouldNotContain("CANARY");
        all.ShouldNotContain("   at ");
        exitCode.ShouldBe(ExitCodes.Findings);
    }

    [Fact]
    public async Task Doctor_EndpointWithoutScheme_NamesTheVariable()
    {
        var (_, all) = await RunAsync(["doctor", "--store", "aws"], new() { ["AWS_ENDPOINT_URL"] = "127.0.0.1:4580", ["AWS_EC2_METADATA_DISABLED"] = "true" });

        all.ShouldContain("The environment variable AWS_ENDPOINT_URL is not an http or https address.");
    }

    [Theory]
    [InlineData("environment", "GENIE_DEV__API_KEYS")]
    [InlineData("directory", "/mounted/genie-dev/api-keys")]
    public async Task Doctor_SecretMissingInAReadOnlyStore_SaysWhereTheStoreLooks(string store, string expected)
    {
        _cli.WriteSchemas();
        Directory.CreateDirectory(Path.Combine(_cli.Root, "mounted"));
        _cli.Variables["GENIE_SECRETS_DIRECTORY"] = Path.Combine(_cli.Root, "mounted");

        var run = await _cli.RunAsync($"doctor --store {store} --environment dev");

        run.Output.ShouldContain(expected);
        run.Output.ShouldNotContain("genie-secrets put");
    }

    [Fact]
    public async Task Doctor_DirectoryThatIsAFile_IsReportedOnce()
    {
        _cli.WriteSchemas();
        _cli.Variables["GENIE_SECRETS_DIRECTORY"] = _cli.Write("file", string.Empty);

        var run = await _cli.RunAsync("doctor --store directory --environment prod");

        run.Output.Split("does not exist, or is a file.").Length.ShouldBe(2);
        run.Output.ShouldContain("GTH1101");
    }

    [Fact]
    public async Task Doctor_MistypedEnvironment_IsRecognized()
    {
        _cli.WriteSchemas();
        _cli.Variables["ENVIRONMENT"] = "prd";

        (await _cli.RunAsync("doctor")).Output.ShouldContain("The project has no environment 'prd' (ENVIRONMENT). Did you mean 'prod'?");
    }

    [Fact]
    public async Task List_DirectoryThatWasDeleted_SaysSo()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "Windows does not delete a directory in use.");
        ProcessStartInfo start = new("sh", ["-c", $"cd '{_cli.Inside}' && rmdir '{_cli.Inside}' && exec dotnet '{Path.Combine(AppContext.BaseDirectory, "genie-secrets.dll")}' list"]) { UseShellExecute = false, RedirectStandardError = true };
        using var process = Process.Start(start)!;

        var error = await process.StandardError.ReadToEndAsync(Ct);
        await process.WaitForExitAsync(Ct);

        error.ShouldContain("error: The current directory does not exist any longer");
        process.ExitCode.ShouldBe(ExitCodes.Failed);
    }

    [Fact]
    public async Task SchemaCheck_SchemaThatIsAPipe_IsNotOpened()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "Windows has no pipes in folders.");
        _cli.WriteSchemas();
        var path = _cli.Write("schemas/pipe.schema.json", "{}");
        File.Delete(path);
        using (var process = Process.Start("mkfifo", [path]))
        {
            await process.WaitForExitAsync(Ct);
        }

        (await _cli.RunAsync("schema check")).ShouldFail("schemas/pipe.schema.json is a pipe or a device. Remove it, or replace it with a file.");
    }

    [Theory]
    [InlineData("help", "[command] [options]")]
    [InlineData("help set", "set <name> <key> [options]")]
    public async Task Help_AsACommand_IsTheHelp(string command, string expected) => (await _cli.RunAsync(command)).ShouldSucceed().Output.ShouldContain(expected);

    [Theory]
    [InlineData("markdown", "README.md")]
    [InlineData("html", "index.html")]
    [InlineData("backstage", "catalog-info.yaml")]
    public async Task Catalog_FileThatItDidNotWrite_IsNotReplaced(string format, string file)
    {
        _cli.WriteSchemas();
        var path = _cli.Write($"docs/{file}", "Our own page. See genie-secrets catalog.");

        (await _cli.RunAsync($"catalog --format {format} --output ../../docs")).ShouldFail($"{path} was not written by genie-secrets catalog, and is not replaced.");

        File.ReadAllText(path).ShouldStartWith("Our own page.");
        File.Delete(path);
        (await _cli.RunAsync($"catalog --format {format} --output ../../docs")).ShouldSucceed();
        (await _cli.RunAsync($"catalog --format {format} --output ../../docs")).ShouldSucceed();
    }

    private async Task<(int ExitCode, string All)> RunAsync(string[] arguments, Dictionary<string, string> variables)
    {
        using var process = ToolProcess.Start(_cli, arguments, variables);
        process.StandardInput.Close();
        var error = process.StandardError.ReadToEndAsync(Ct);
        var output = await process.StandardOutput.ReadToEndAsync(Ct);
        await process.WaitForExitAsync(Ct);
        return (process.ExitCode, output + await error);
    }
}
