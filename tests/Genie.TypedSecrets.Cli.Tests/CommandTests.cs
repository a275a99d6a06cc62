using System.Text;
using Genie.TypedSecrets.Cli.Tests.Support;
using Genie.TypedSecrets.Tooling.Rendering;

namespace Genie.TypedSecrets.Cli.Tests;

public sealed class CommandTests : IDisposable
{
    private const string Canary = "CANARY-cli-value";
    private readonly CliHarness _cli = new();

    public void Dispose() => _cli.Dispose();

    [Fact]
    public async Task Put_FromStandardInput_IsShownMaskedAndListed()
    {
        var put = (await _cli.RunAsync("put genie-dev/api-keys", $"{{\"github_token\":\"{Canary}\",\"n\":1}}\n")).ShouldSucceed();
        var get = (await _cli.RunAsync("get genie-dev/api-keys")).ShouldSucceed();
        var list = (await _cli.RunAsync("list")).ShouldSucceed();

        put.Output.ShouldContain("genie-dev/api-keys");
        get.Output.ShouldContain("github_token");
        get.Output.ShouldContain("***");
        list.Output.ShouldBe("genie-dev/api-keys\n");
        (put.All + get.All + list.All).ShouldNotContain("CANARY");
    }

    [Fact]
    public async Task Put_FromFile_RevealGivesTheTextWithoutTheEditorsAdditions()
    {
        var file = Path.Combine(_cli.Root, "value.json");
        File.WriteAllText(file, "{\"a\":\"fake-ü\"}\r\n", new UTF8Encoding(encoderShouldEmitUTF8Identifier: true));

        (await _cli.RunAsync(["put", "genie-dev/api-keys", "--file", file])).ShouldSucceed();

        (await _cli.RunAsync("get genie-dev/api-keys --reveal")).Output.ShouldBe("{\"a\":\"fake-ü\"}");
        (await _cli.RunAsync("get genie-dev/api-keys --key a --reveal")).Output.ShouldBe("fake-ü");
        (await _cli.RunAsync("get genie-dev/api-keys --key a")).Output.Trim().ShouldBe("***");
    }

    [Theory]
    [InlineData("get genie-dev/missing", "genie-secrets put genie-dev/missing --file value.json")]
    [InlineData("frobnicate", "serve, completion, man.")]
    [InlineData("get genie-dev/api-kyes", "The secret 'genie-dev/api-kyes' does not exist in the local store. Did you mean 'genie-dev/api-keys'?")]
    [InlineData("get ../etc/passwd", "../etc/passwd")]
    [InlineData("get genie-dev/api-keys --key githubtoken", "Did you mean 'github_token'?")]
    [InlineData("get genie-dev/plain --key x", "has no keys")]
    [InlineData("get genie-dev/api-keys --store locl", "Did you mean 'local'?")]
    [InlineData("get genie-dev/api-keys --store environment", "GENIE_DEV__API_KEYS")]
    [InlineData("get genie-dev/api-keys --version x --stage previous", "not both")]
    [InlineData("get genie-dev/api-keys --stage previous", "AWSPREVIOUS")]
    [InlineData("put genie-dev/api-keys --store environment", "can only be read")]
    [InlineData("put genie-dev/api-keys --file not-there.json", "not-there.json")]
    [InlineData("put genie-dev/api-keys", "standard input")]
    [InlineData("put ../x", "standard input")]
    [InlineData("put genie-dev/api-keys CANARY", "Don't pass a value as an argument")]
    [InlineData("put genie-dev/api-keys --value CANARY", "Don't pass a value as an argument")]
    [InlineData("put genie-dev/api-keys --bniary", "Did you mean '--binary'?")]
    [InlineData("get", "The argument 'name' is missing.")]
    [InlineData("get genie-dev/api-keys --store memory", "Use --store local")]
    [InlineData("gte genie-dev/api-keys", "Unknown command 'gte'. Did you mean 'get'?")]
    [InlineData("CANARY", "Unknown command.")]
    [InlineData("list --format xml", "json")]
    [InlineData("list --include-delted", "Did you mean '--include-deleted'?")]
    public async Task Run_ImpossibleRequest_WritesOneMessageAndFails(string command, string expected)
    {
        await _cli.RunAsync("put genie-dev/api-keys", $"{{\"github_token\":\"{Canary}\"}}");
        await _cli.RunAsync("put genie-dev/plain", Canary);

        var run = await _cli.RunAsync(command);

        run.ShouldFail(expected);
        run.Output.ShouldBeEmpty();
        run.Error.Split("error: ").Length.ShouldBe(2, run.Error);
    }

    [Theory]
    [InlineData("{\"a\": CANARY}", "line 1, byte 7")]
    [InlineData("{\"a\":\n\"CANARY", "line 2")]
    [InlineData("", "1 to 65536 bytes")]
    public async Task Put_InvalidValue_SaysWhereWithoutShowingIt(string value, string expected)
    {
        (await _cli.RunAsync("put genie-dev/api-keys", value)).ShouldFail(expected);

        (await _cli.RunAsync("list")).Output.ShouldBeEmpty();
    }

    [Theory]
    [InlineData("environment")]
    [InlineData("Environment")]
    public async Task Run_NoStoreOption_UsesTheStoreThatJobsReadFrom(string name)
    {
        _cli.Variables["GENIE_SECRETS_STORE"] = name;
        _cli.Variables["GENIE_DEV__API_KEYS"] = $"{{\"github_token\":\"{Canary}\"}}";

        var run = (await _cli.RunAsync("get genie-dev/api-keys")).ShouldSucceed();

        run.Output.ShouldContain("github_token");
        run.Output.ShouldNotContain("CANARY");
    }

    [Fact]
    public async Task List_StoreThatCannotBeListed_LooksUpTheProjectsSecrets()
    {
        _cli.WriteSchemas();
        _cli.Variables["GENIE_PROD__AUDIT"] = "{}";

        (await _cli.RunAsync("list --store environment")).ShouldSucceed().Output.ShouldBe("genie-prod/audit\n");
    }

    [Fact]
    public async Task List_OneDamagedSecret_IsReportedInItsRow()
    {
        await _cli.RunAsync("put genie-dev/a", "fake");
        await _cli.RunAsync("put genie-dev/b", "fake");
        var damaged = Directory.GetFiles(_cli.StoreDirectory).Single(static file => Path.GetFileName(file).Contains("b.", StringComparison.Ordinal));
        File.WriteAllBytes(damaged, File.ReadAllBytes(damaged)[..^3]);

        var lines = (await _cli.RunAsync("list")).ShouldSucceed().Output.Split('\n', StringSplitOptions.RemoveEmptyEntries);

        lines.Length.ShouldBe(2);
        lines[0].ShouldBe("genie-dev/a");
        lines[1].ShouldStartWith("genie-dev/b  (cannot be read: ");
    }

    [Fact]
    public async Task Get_PipedOutput_HasNoEscapeSequences()
    {
        await _cli.RunAsync("put genie-dev/api-keys", """{"github_token":"fake"}""");

        (await _cli.RunAsync("get genie-dev/api-keys")).Output.ShouldNotContain('\u001b');
    }

    [Fact]
    public async Task Get_TerminalWithoutColor_HasNoEscapeSequencesEither()
    {
        await _cli.RunAsync("put genie-dev/api-keys", """{"github_token":"fake"}""");
        _cli.Style = new TextStyle(80, UseColor: false);
        (await _cli.RunAsync("get genie-dev/api-keys")).Output.ShouldNotContain('\u001b');

        _cli.Style = new TextStyle(80, UseColor: true);
        (await _cli.RunAsync("get genie-dev/api-keys")).Output.ShouldContain("\u001b[1m");
    }

    [Fact]
    public async Task Get_NotSensitiveKeys_AreShownAndOthersMasked()
    {
        _cli.WriteSchemas();
        await _cli.RunAsync("put genie-dev/api-keys", $$"""{"github_token":"{{Canary}}","host":"db.example.com","external_api":{"base_url":"https://api.example.com/","key":"{{Canary}}"},"unknown":"{{Canary}}"}""");

        var run = (await _cli.RunAsync("get genie-dev/api-keys")).ShouldSucceed();

        run.Output.ShouldContain("db.example.com");
        run.Output.ShouldContain("external_api.base_url  https://api.example.com/");
        run.Output.ShouldNotContain("CANARY");
        (await _cli.RunAsync("get genie-dev/api-keys --key host")).Output.ShouldBe("db.example.com" + Environment.NewLine);
        (await _cli.RunAsync("get genie-dev/api-keys --key external_api.key")).Output.ShouldBe("***" + Environment.NewLine);
        (await _cli.RunAsync("get genie-dev/api-keys --key /external_api/key --reveal")).Output.ShouldBe(Canary);
        (await _cli.RunAsync("get genie-dev/api-keys --format json")).Output.ShouldContain("\"schemaVersion\": 1");
    }

    [Theory]
    [InlineData("{\"a\\ud800\":1}")]
    [InlineData("{\"a\":\"\\ud800\"}")]
    [InlineData("{\"a\":1,\"a\":2}")]
    [InlineData("{\"\":{\"\":[{}]}}")]
    [InlineData("[1]")]
    [InlineData("null")]
    [InlineData("{\"\\u001b[31m\":1}")]
    public async Task Get_WhateverPutAccepted_IsShown(string value)
    {
        (await _cli.RunAsync("put genie-dev/api-keys", value)).ShouldSucceed();

        foreach (var format in new[] { "text", "json", "markdown" })
        {
            (await _cli.RunAsync($"get genie-dev/api-keys --format {format}")).ShouldSucceed().Output.ShouldNotContain('\u001b');
        }

        (await _cli.RunAsync("get genie-dev/api-keys --reveal")).ShouldSucceed().Output.ShouldBe(value);
    }

    [Fact]
    public async Task Reveal_Terminal_EndsWithALineEndAndObeysNoControlCharacters()
    {
        await _cli.RunAsync("put genie-dev/plain", "fake\u001b[31m\nvalue");
        _cli.Style = new TextStyle(80, UseColor: true);

        (await _cli.RunAsync("get genie-dev/plain --reveal")).Output.ShouldBe("fake\uFFFD[31m\nvalue" + Environment.NewLine);
    }

    [Fact]
    public async Task Put_Bytes_ComeBackUnchanged()
    {
        var file = Path.Combine(_cli.Root, "value.bin");
        File.WriteAllBytes(file, [0xFF, 0x00, 0x0A]);

        (await _cli.RunAsync(["put", "genie-dev/bytes", "--file", file])).Error.ShouldContain("binary");
        (await _cli.RunAsync(["put", "genie-dev/bytes", "--file", file, "--binary"])).ShouldSucceed();

        (await _cli.RunAsync("get genie-dev/bytes --reveal")).Bytes.ShouldBe([0xFF, 0x00, 0x0A]);
        (await _cli.RunAsync("get genie-dev/bytes")).Output.ShouldContain("3 bytes, binary");
        _cli.Style = TextStyle.Plain;
        (await _cli.RunAsync("get genie-dev/bytes --reveal")).ShouldFail("value.bin");
    }

    [Fact]
    public async Task Put_Quiet_WritesNothing() => (await _cli.RunAsync("put genie-dev/api-keys --quiet", "fake")).ShouldSucceed().All.ShouldBeEmpty();
}
