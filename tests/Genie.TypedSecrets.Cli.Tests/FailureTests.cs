using System.Text;
using Genie.TypedSecrets.Cli.Tests.Support;
using Genie.TypedSecrets.Stores;

namespace Genie.TypedSecrets.Cli.Tests;

/// <summary>Tests what scripts do by accident: empty variables, folders for files, numbers that are words, streams that are closed.</summary>
public sealed class FailureTests : IDisposable
{
    private readonly CliHarness _cli = new();

    public void Dispose() => _cli.Dispose();

    [Theory]
    [InlineData("get|", "The secret's name is empty. If it comes from a variable, check that the variable is set.")]
    [InlineData("put| ", "The secret's name is empty.")]
    [InlineData("schema|diff|", "The base is empty.")]
    [InlineData("serve|--port|abc", "The value of '--port' is not a whole number.")]
    [InlineData("delete|x|--recovery-days|soon", "The value of '--recovery-days' is not a whole number.")]
    [InlineData("generate|x|k|--length|-5", "A value has 1 to 65536 characters. Choose another --length.")]
    [InlineData("completion|tcsh", "The value of 'shell' must be one of: bash, zsh, fish, powershell, pwsh.")]
    [InlineData("list|--format|yaml", "The value of '--format' must be one of: text, json, markdown.")]
    [InlineData("schema|check|../..", "The folder ../.. has no secrets.json. Did you mean ../../schemas?")]
    [InlineData("completion|bahs", "Did you mean 'bash'?")]
    [InlineData("list|--format|JSON", "Did you mean 'json'?")]
    [InlineData("drift|--enviroment|dev", "Unknown option '--enviroment'. Did you mean '--environment'?")]
    [InlineData("catalog|--output|", "The folder to write the catalog to is empty.")]
    [InlineData("catalog|--output|../../schemas/secrets.json", "secrets.json is a file. Name a folder with --output.")]
    [InlineData("get|api-keys", "Did you mean 'genie-dev/api-keys'?")]
    [InlineData("get|dev/api-keys", "Did you mean 'genie-dev/api-keys'?")]
    [InlineData("get|genie-dev/apikeys", "Did you mean 'genie-dev/api-keys'?")]
    [InlineData("put|x|--file|.", ". is a folder. Name a file.")]
    [InlineData("put|x|--file|none.json", "The file none.json does not exist.")]
    [InlineData("schema|check|../../schemas/secrets.json", "../../schemas/secrets.json is a file. Name its folder.")]
    [InlineData("schema|add|../evil|key", "'../evil' cannot be the name of a category")]
    [InlineData("schema|add|/tmp/evil|key", "'/tmp/evil' cannot be the name of a category")]
    [InlineData("schema|add|a.b|key", "'a.b' cannot be the name of a category")]
    [InlineData("schema|diff|../../schemas|--ignore-file|none.json", "The file none.json does not exist.")]
    public async Task Run_AccidentOfAScript_SaysWhatIsWrong(string command, string expected)
    {
        _cli.WriteSchemas();

        var run = (await _cli.RunAsync(command.Split('|'))).ShouldFail(expected);

        run.Error.ShouldNotContain("System.");
        run.Error.ShouldNotContain("Could not find file");
    }

    [Theory]
    [InlineData("put genie-dev/api-keys --file /dev/zero", "/dev/zero has more than 1 MiB, which is the limit. Use another file.")]
    [InlineData("schema infer --file /dev/zero --category x --print", "/dev/zero has more than 1 MiB, which is the limit.")]
    [InlineData("iam --usage /dev/zero -e dev --account 123456789012", "/dev/zero has more than 64 MiB, which is the limit.")]
    [InlineData("serve --policy /dev/zero --port 0", "/dev/zero has more than 64 MiB, which is the limit.")]
    public async Task Run_InputWithoutAnEnd_IsRejected(string command, string expected)
    {
        Assert.SkipUnless(File.Exists("/dev/zero"), "Windows has no /dev/zero.");

        (await _cli.RunAsync(command)).ShouldFail(expected);
    }

    [Fact]
    public async Task Put_InputThatIsTooLong_IsRejected() =>
        (await _cli.RunAsync("put other/x", new string('x', (1024 * 1024) + 1))).ShouldFail("Standard input has more than 1 MiB, which is the limit.");

    [Fact]
    public async Task Set_EmptyInput_IsRejectedAndAnEmptyLineIsNot()
    {
        (await _cli.RunAsync("set other/x key", string.Empty)).ShouldFail("Standard input has no value, so nothing was stored.");
        (await _cli.RunAsync("list")).Output.ShouldBeEmpty();

        (await _cli.RunAsync("set other/x key", "\n")).ShouldSucceed();
        (await _cli.RunAsync("get other/x --reveal")).Output.ShouldBe("""{"key":""}""");
    }

    [Fact]
    public async Task Put_AliasOfAnEnvironment_ProposesTheName()
    {
        _cli.WriteSchemas();
        _cli.Write("schemas/secrets.json", """{ "project": "genie", "environments": ["dev", { "name": "prod", "aliases": ["Production"] }] }""");

        (await _cli.RunAsync("put genie-Production/api-keys", "{}")).ShouldFail("Did you mean 'genie-prod/api-keys'?");
    }

    [Theory]
    [InlineData("""{"":"x"}""", "has an empty name")]
    [InlineData("""{"key":"CANARY\u0000"}""", "contains a NUL character")]
    [InlineData("""{"path":"CANARY"}""", "would replace the variable PATH")]
    public async Task Run_KeyThatCannotBeAVariable_IsRejected(string value, string expected)
    {
        (await _cli.RunAsync("put other/x", value)).ShouldSucceed();

        (await _cli.RunAsync("run --secret other/x -- true")).ShouldFail(expected);
    }

    [Theory]
    [InlineData("get none")]
    [InlineData("get other/x")]
    [InlineData("nope")]
    public async Task Run_ClosedStreams_IsAFailureAndNoCrash(string command)
    {
        (await _cli.RunAsync("put other/x", """{"key":"CANARY"}""")).ShouldSucceed();
        SecretStoreContext stores = new() { EnvironmentVariableReader = name => name == "GENIE_SECRETS_LOCAL_DIRECTORY" ? _cli.StoreDirectory : null };
        using ClosedStream closed = new();
        using ClosedWriter error = new();

        var exitCode = await CliApp.RunAsync(command.Split(' '), new(null, closed, error, stores) { CurrentDirectory = _cli.Root }, TestContext.Current.CancellationToken);

        exitCode.ShouldBe(ExitCodes.Failed);
    }

    // As the descriptors of streams that the shell closed.
    private sealed class ClosedStream : MemoryStream
    {
        public override void Write(byte[] buffer, int offset, int count) => throw new UnauthorizedAccessException("Access to the path is denied.");

        public override void Write(ReadOnlySpan<byte> buffer) => throw new UnauthorizedAccessException("Access to the path is denied.");
    }

    private sealed class ClosedWriter : TextWriter
    {
        public override Encoding Encoding => Encoding.UTF8;

        public override void Write(char value) => throw new UnauthorizedAccessException("Access to the path is denied.");
    }
}
