using System.Text;
using Genie.TypedSecrets.Stores;

namespace Genie.TypedSecrets.Cli.Tests;

public sealed class CommandTests : IDisposable
{
    private const string Canary = "CANARY-cli-value";
    private readonly string _directory = Directory.CreateTempSubdirectory("genie-secrets-cli-").FullName;

    public void Dispose() => Directory.Delete(_directory, recursive: true);

    [Fact]
    public async Task Put_FromStandardInput_IsShownMaskedAndListed()
    {
        var put = await RunAsync(["put", "genie-dev/api-keys"], $"{{\"github_token\":\"{Canary}\",\"n\":1}}\n");
        var get = await RunAsync(["get", "genie-dev/api-keys"]);
        var list = await RunAsync(["list"]);

        put.ExitCode.ShouldBe(0, put.Error);
        put.Output.ShouldContain("genie-dev/api-keys");
        get.ExitCode.ShouldBe(0, get.Error);
        get.Output.ShouldContain("github_token");
        get.Output.ShouldContain("***");
        list.Output.ShouldBe("genie-dev/api-keys" + Environment.NewLine);
        (put.Output + get.Output + list.Output).ShouldNotContain("CANARY");
    }

    [Fact]
    public async Task Put_FromFile_RevealGivesTheTextWithoutTheEditorsAdditions()
    {
        var file = Path.Combine(_directory, "value.json");
        File.WriteAllText(file, "{\"a\":\"fake-ü\"}\r\n", new UTF8Encoding(encoderShouldEmitUTF8Identifier: true));

        (await RunAsync(["put", "genie-dev/api-keys", "--file", file])).ExitCode.ShouldBe(0);

        (await RunAsync(["get", "genie-dev/api-keys", "--reveal"])).Output.ShouldBe("{\"a\":\"fake-ü\"}");
        (await RunAsync(["get", "genie-dev/api-keys", "--key", "a", "--reveal"])).Output.ShouldBe("fake-ü");
        (await RunAsync(["get", "genie-dev/api-keys", "--key", "a"])).Output.Trim().ShouldBe("***");
    }

    [Theory]
    [InlineData("get genie-dev/missing", "genie-secrets put genie-dev/missing --file value.json")]
    [InlineData("get ../etc/passwd", "cannot be a secret's name")]
    [InlineData("get genie-dev/api-keys --key githubtoken", "Did you mean 'github_token'?")]
    [InlineData("get genie-dev/plain --key x", "has no keys")]
    [InlineData("get genie-dev/api-keys --store locl", "Did you mean 'local'?")]
    [InlineData("get genie-dev/api-keys --store environment", "GENIE_DEV__API_KEYS")]
    [InlineData("put genie-dev/api-keys --store environment", "can only be read")]
    [InlineData("put genie-dev/api-keys --file not-there.json", "not-there.json")]
    [InlineData("put genie-dev/api-keys", "standard input")]
    [InlineData("put ../x", "standard input")]
    [InlineData("put genie-dev/api-keys CANARY", "A value is no argument")]
    [InlineData("put genie-dev/api-keys --value CANARY", "A value is no argument")]
    [InlineData("get", "genie-secrets get --help")]
    [InlineData("get genie-dev/api-keys --store memory", "Use --store local")]
    public async Task Run_WhatCannotBeDone_SaysOneMessageOnErrorAndFails(string command, string expected)
    {
        await RunAsync(["put", "genie-dev/api-keys"], $"{{\"github_token\":\"{Canary}\"}}");
        await RunAsync(["put", "genie-dev/plain"], Canary);

        var run = await RunAsync(command.Split(' '));

        run.ExitCode.ShouldBe(CliApp.Failed);
        run.Error.ShouldStartWith("error: ");
        run.Error.ShouldContain(expected);
        run.Error.ShouldNotContain("   at ");
        run.Error.ShouldNotContain("(Parameter");
        run.Error.ShouldNotContain("CANARY");
        run.Output.ShouldBeEmpty();
    }

    [Theory]
    [InlineData("{\"a\": CANARY}", "line 1, byte 7")]
    [InlineData("{\"a\":\n\"CANARY", "line 2")]
    [InlineData("", "1 to 65536 bytes")]
    public async Task Put_ValueThatIsNone_SaysWhereWithoutShowingIt(string value, string expected)
    {
        var run = await RunAsync(["put", "genie-dev/api-keys"], value);

        run.ExitCode.ShouldBe(CliApp.Failed);
        run.Error.ShouldContain(expected);
        run.Error.ShouldNotContain("CANARY");
        (await RunAsync(["list"])).Output.ShouldBeEmpty();
    }

    [Fact]
    public async Task Run_NoStoreChosen_UsesTheOneJobsReadFrom()
    {
        var run = await RunAsync(["get", "genie-dev/api-keys"], input: null, ("GENIE_SECRETS_STORE", "environment"), ("GENIE_DEV__API_KEYS", $"{{\"github_token\":\"{Canary}\"}}"));

        run.ExitCode.ShouldBe(0, run.Error);
        run.Output.ShouldContain("github_token");
        run.Output.ShouldNotContain("CANARY");
    }

    [Fact]
    public async Task Get_OutputIsNoTerminal_HasNoEscapeCodes()
    {
        await RunAsync(["put", "genie-dev/api-keys"], """{"github_token":"fake"}""");

        (await RunAsync(["get", "genie-dev/api-keys"])).Output.ShouldNotContain('\u001b');
    }

    [Fact]
    public async Task Put_Bytes_ComeBackAsTheyAre()
    {
        var file = Path.Combine(_directory, "value.bin");
        File.WriteAllBytes(file, [0xFF, 0x00, 0x0A]);

        (await RunAsync(["put", "genie-dev/bytes", "--file", file])).Error.ShouldContain("binary");
        (await RunAsync(["put", "genie-dev/bytes", "--file", file, "--binary"])).ExitCode.ShouldBe(0);

        (await RunAsync(["get", "genie-dev/bytes", "--reveal"])).Bytes.ShouldBe([0xFF, 0x00, 0x0A]);
        (await RunAsync(["get", "genie-dev/bytes"])).Output.ShouldContain("3 bytes, binary");
    }

    private async Task<Run> RunAsync(string[] arguments, string? input = null, params (string Name, string Value)[] variables)
    {
        using var output = new MemoryStream();
        using var error = new StringWriter();
        using var inputStream = input is null ? null : new MemoryStream(Encoding.UTF8.GetBytes(input));
        var context = new SecretStoreContext
        {
            EnvironmentVariableReader = name => name == "GENIE_SECRETS_LOCAL_DIRECTORY"
                ? Path.Combine(_directory, "store")
                : Array.Find(variables, variable => variable.Name == name).Value,
        };
        var exitCode = await CliApp.RunAsync(arguments, new CliContext(inputStream, output, error, context) { CurrentDirectory = _directory }, TestContext.Current.CancellationToken);
        return new Run(exitCode, output.ToArray(), error.ToString());
    }

    private sealed record Run(int ExitCode, byte[] Bytes, string Error)
    {
        internal string Output => Encoding.UTF8.GetString(Bytes);
    }
}
