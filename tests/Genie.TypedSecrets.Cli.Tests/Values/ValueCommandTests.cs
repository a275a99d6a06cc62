using System.Text.Json;
using Genie.TypedSecrets.Cli.Tests.Support;
using Genie.TypedSecrets.Emulator;
using Genie.TypedSecrets.Stores;
using Genie.TypedSecrets.Tooling.Rendering;

namespace Genie.TypedSecrets.Cli.Tests.Values;

/// <summary>The commands that change one secret, on the local store and on AWS.</summary>
public sealed class ValueCommandTests : IAsyncDisposable
{
    private const string Name = "genie-dev/api-keys";
    private readonly CliHarness _cli = new();
    private EmulatedAws? _aws;

    public ValueCommandTests() => _cli.WriteSchemas();

    public static TheoryData<string> Stores => ["local", "aws"];

    public async ValueTask DisposeAsync()
    {
        _cli.Dispose();
        if (_aws is not null)
        {
            await _aws.DisposeAsync();
        }
    }

    [Theory]
    [MemberData(nameof(Stores))]
    public async Task Set_Key_ChangesThatKeyAlone(string store)
    {
        await UseAsync(store);
        await PutAsync("""{ "github_token": "fake-token", "port": 5432 }""");

        (await _cli.RunAsync($"set {Name} host", "db.example.com\n")).ShouldSucceed();
        (await _cli.RunAsync($"set {Name} port", "5433")).ShouldSucceed();
        (await _cli.RunAsync($"set {Name} external_api.key", "fake-key")).ShouldSucceed();

        (await RevealAsync()).ShouldBe("""{ "github_token": "fake-token", "port": 5433, "host": "db.example.com", "external_api": {"key":"fake-key"} }""");
    }

    [Theory]
    [MemberData(nameof(Stores))]
    public async Task Set_NewSecret_IsCreatedAndSaysWhatIsMissing(string store)
    {
        await UseAsync(store);

        var run = (await _cli.RunAsync($"set {Name} host", "db.example.com")).ShouldSucceed();

        run.Output.ShouldStartWith($"Created {Name}");
        run.Error.ShouldContain("/github_token: required key is missing");
        (await RevealAsync()).ShouldBe("""{"host":"db.example.com"}""");
    }

    [Theory]
    [InlineData("github_token", "short", "/github_token: expected at least 8 characters")]
    [InlineData("port", "many", "/port: expected an integer")]
    [InlineData("port", "70000", "/port: expected 65535 or less")]
    [InlineData("githubtoken", "fake-token", "Did you mean 'github_token'?")]
    [InlineData("external_api.base_url", "fake", "/external_api/base_url: expected an absolute URI")]
    [InlineData("github_token.inner", "fake", "has no key")]
    public async Task Set_InvalidValue_IsRejectedWithoutShowingIt(string key, string value, string expected)
    {
        await PutAsync("""{"github_token":"fake-token","external_api":{"key":"fake-key"}}""");

        (await _cli.RunAsync(["set", Name, key], value + "CANARY"[..0])).ShouldFail(expected);

        (await RevealAsync()).ShouldBe("""{"github_token":"fake-token","external_api":{"key":"fake-key"}}""");
    }

    [Fact]
    public async Task Set_Terminal_AsksWithoutShowing()
    {
        FakeTerminal terminal = new("fake-token");
        _cli.Terminal = terminal;

        (await _cli.RunAsync($"set {Name} github_token")).ShouldSucceed();

        terminal.Questions.ShouldBe([$"Value of github_token in {Name}: "]);
        (await RevealAsync()).ShouldBe("""{"github_token":"fake-token"}""");
    }

    [Theory]
    [InlineData("set genie-dev/api-keys", "The argument 'key' is missing.")]
    [InlineData("set genie-dev/api-keys github_token CANARY", "Don't pass a value as an argument")]
    [InlineData("set genie-dev/api-keys github_token", "A value is missing")]
    [InlineData("set genie-prd/api-keys github_token", "A value is missing")]
    [InlineData("rollback genie-dev/api-keys", "does not exist in the local store")]
    [InlineData("delete genie-dev/api-keys --yes", "does not exist in the local store")]
    [InlineData("restore genie-dev/api-keys", "no recovery window")]
    [InlineData("rotate genie-dev/api-keys", "does not rotate")]
    [InlineData("delete genie-dev/api-keys --recovery-days 3", "7 to 30")]
    [InlineData("copy genie-dev/api-keys genie-dev/other", "does not exist in the local store")]
    [InlineData("history genie-dev/api-keys", "does not exist in the local store")]
    [InlineData("export genie-dev/api-keys", "does not exist in the local store")]
    [InlineData("run --secret genie-dev/api-keys -- true", "does not exist in the local store")]
    [InlineData("edit genie-dev/api-keys", "Set EDITOR")]
    public async Task Run_ImpossibleRequest_SaysWhatToDo(string command, string expected) =>
        (await _cli.RunAsync(command)).ShouldFail(expected);

    [Theory]
    [MemberData(nameof(Stores))]
    public async Task Generate_Key_FitsTheSchemaAndIsNotShown(string store)
    {
        await UseAsync(store);

        var run = (await _cli.RunAsync($"generate {Name} github_token")).ShouldSucceed();

        var value = (await _cli.RunAsync($"get {Name} --key github_token --reveal")).Output;
        value.Length.ShouldBe(40);
        run.All.ShouldNotContain(value);
        (await _cli.RunAsync($"generate {Name} github_token --length 64 --symbols")).ShouldSucceed();
        (await _cli.RunAsync($"get {Name} --key github_token --reveal")).Output.Length.ShouldBe(64);
        (await _cli.RunAsync($"generate {Name} github_token --length 4")).ShouldFail("Choose another --length");
        (await _cli.RunAsync($"generate {Name} port")).ShouldFail("cannot be generated");
    }

    [Theory]
    [MemberData(nameof(Stores))]
    public async Task Rollback_PreviousVersion_IsCurrentAgain(string store)
    {
        await UseAsync(store);
        await PutAsync("""{"github_token":"fake-first"}""");
        await PutAsync("""{"github_token":"fake-second"}""");

        (await _cli.RunAsync($"rollback {Name}")).ShouldSucceed();

        (await RevealAsync()).ShouldBe("""{"github_token":"fake-first"}""");
        (await _cli.RunAsync($"get {Name} --stage previous --reveal")).Output.ShouldBe("""{"github_token":"fake-second"}""");
        (await _cli.RunAsync($"set {Name} host", "a.example.com")).ShouldSucceed();
        using var json = JsonDocument.Parse((await _cli.RunAsync($"history {Name} --format json")).ShouldSucceed().Output);
        json.RootElement.GetProperty("versions").GetArrayLength().ShouldBeGreaterThanOrEqualTo(2);
    }

    [Fact]
    public async Task Rollback_VersionThatTheSchemaRejects_IsRefused()
    {
        await _cli.RunAsync($"put {Name} --skip-validation", """{"github_token":"old"}""");
        await PutAsync("""{"github_token":"fake-second"}""");

        (await _cli.RunAsync($"rollback {Name}")).ShouldFail("/github_token: expected at least 8 characters");
        (await _cli.RunAsync($"rollback {Name} --skip-validation")).ShouldSucceed();
    }

    [Fact]
    public async Task Delete_Aws_CanBeRestored()
    {
        await UseAsync("aws");
        await PutAsync("""{"github_token":"fake-first"}""");
        _cli.Terminal = new FakeTerminal("no", Name);

        (await _cli.RunAsync($"delete {Name}")).ShouldFail("does not match");
        (await _cli.RunAsync($"delete {Name} --recovery-days 7")).ShouldSucceed().Output.ShouldContain($"genie-secrets restore {Name}");
        (await _cli.RunAsync("list")).Output.ShouldBeEmpty();
        (await _cli.RunAsync("list --include-deleted")).Output.ShouldStartWith($"{Name}  (scheduled for deletion");
        (await _cli.RunAsync($"restore {Name}")).ShouldSucceed();

        (await RevealAsync()).ShouldBe("""{"github_token":"fake-first"}""");
        (await _cli.RunAsync($"delete {Name} --force --yes")).ShouldSucceed();
        (await _cli.RunAsync("list --include-deleted")).Output.ShouldBeEmpty();
    }

    [Theory]
    [MemberData(nameof(Stores))]
    public async Task Copy_Keys_AreMergedAndASecondTimeNothingHappens(string store)
    {
        await UseAsync(store);
        await PutAsync("""{"github_token":"fake-from-dev","host":"dev.example.com"}""");
        await _cli.RunAsync("put genie-prod/api-keys --yes", """{"github_token":"fake-of-prod"}""");
        (await _cli.RunAsync($"copy {Name} genie-prod/api-keys host")).ShouldFail("--yes");

        _cli.Terminal = new FakeTerminal("genie-prod/api-keys");
        (await _cli.RunAsync($"copy {Name} genie-prod/api-keys host")).ShouldSucceed();

        (await _cli.RunAsync("get genie-prod/api-keys --reveal")).Output.ShouldBe("""{"github_token":"fake-of-prod","host":"dev.example.com"}""");
        (await _cli.RunAsync($"copy {Name} genie-prod/api-keys host --yes")).Output.ShouldContain("has the value already");
        (await _cli.RunAsync($"copy {Name} genie-prod/audit --yes")).ShouldFail("/token: required key is missing");
    }

    [Fact]
    public async Task Put_NewSecretInAws_HasTheTagsAndDescriptionOfItsSchema()
    {
        await UseAsync("aws");
        (await _cli.RunAsync($"put {Name} --tag team=data --kms-key-id alias/genie", """{"github_token":"fake-token"}""")).ShouldSucceed();

        await using var unused = _aws;
        var described = (await _aws!.CreateStore().DescribeAsync(Name, TestContext.Current.CancellationToken)).ShouldNotBeNull();
        described.Description.ShouldBe("Tokens of the APIs that jobs call.");
        described.KmsKeyId.ShouldBe("alias/genie");
        described.Tags.ShouldBe(new Dictionary<string, string> { ["cost-center"] = "42", ["Owner"] = "platform-team", ["team"] = "data" }, ignoreOrder: true);
        _aws = null;
    }

    [Fact]
    public async Task Export_Formats_QuoteValues()
    {
        await _cli.RunAsync("put genie-dev/plain", "it's \"fake\"\n$HOME");
        await PutAsync("""{"github_token":"fake-token","external_api":{"key":"fake key"},"port":1}""");

        (await _cli.RunAsync($"export {Name}")).ShouldSucceed().Output.ShouldBe("GITHUB_TOKEN=\"fake-token\"\nEXTERNAL_API__KEY=\"fake key\"\nPORT=\"1\"\n");
        (await _cli.RunAsync("export genie-dev/plain --format shell")).Output.ShouldBe("export PLAIN='it'\\''s \"fake\"\n$HOME'\n");
        (await _cli.RunAsync("export genie-dev/plain --prefix X_")).Output.ShouldBe("X_PLAIN=\"it's \\\"fake\\\"\\n\\$HOME\"\n");
        (await _cli.RunAsync($"export {Name} {Name}")).ShouldFail("GITHUB_TOKEN");
        using var json = JsonDocument.Parse((await _cli.RunAsync($"export {Name} --format json")).Output);
        json.RootElement.GetProperty("EXTERNAL_API__KEY").GetString().ShouldBe("fake key");
    }

    [Fact]
    public async Task Run_Program_HasTheVariablesAndItsExitCodeCounts()
    {
        await PutAsync("""{"github_token":"fake-token-value"}""");

        var run = await _cli.RunAsync(["run", "--secret", Name, "--mask", "--", "sh", "-c", "echo got $GITHUB_TOKEN; printf 'err fake-token-'; printf 'value'; exit 7"]);

        run.ExitCode.ShouldBe(7);
        run.Output.ShouldBe("got ***\nerr ***");
        Environment.GetEnvironmentVariable("GITHUB_TOKEN").ShouldNotBe("fake-token-value");
        (await _cli.RunAsync($"run --secret {Name} -- no-such-program")).ShouldFail("The program 'no-such-program' was not found.");
        (await _cli.RunAsync($"run --secret {Name} -- {_cli.Root}")).ShouldFail("is a directory, not a program.");
    }

    [Fact]
    public async Task Edit_Placeholders_KeepTheStoredValues()
    {
        await PutAsync("""{"github_token":"fake-token","host":"old.example.com"}""");
        UseEditor("grep -q fake-token \"$1\" && exit 9; ls -l \"$1\" | grep -q '^-rw-------' || exit 8; sed -i 's/old.example/new.example/' \"$1\"");

        (await _cli.RunAsync($"edit {Name}")).ShouldSucceed();

        (await RevealAsync()).ShouldBe("""{"github_token":"fake-token","host":"new.example.com"}""");
        Directory.GetFileSystemEntries(Path.Combine(_cli.Root, "runtime")).ShouldBeEmpty();
    }

    // Objects and lists have keys of their own, which are sensitive or not: also where the console stored them as text.
    [Fact]
    public async Task Edit_SensitiveKeysInListsAndInText_AreHidden()
    {
        _cli.Write("schemas/brokers.schema.json", """
            { "properties": {
              "list": { "type": "array", "items": { "type": "object", "properties": { "name": { "type": "string", "x-sensitive": false }, "key": { "type": "string" } } } },
              "text": { "type": "object", "properties": { "key": { "type": "string" } } },
              "ports": { "type": "array", "items": { "type": "integer" }, "x-sensitive": false }
            } }
            """);
        const string Value = """{"list":[{"name":"one","key":"fake-in-list"},{"name":"two","key":"fake-in-list"}],"text":"{\"key\":\"fake-in-text\"}","ports":"[1]"}""";
        (await _cli.RunAsync("put genie-dev/brokers", Value)).ShouldSucceed();
        UseEditor("grep -q fake- \"$1\" && exit 9; sed -i 's/two/three/' \"$1\"");

        (await _cli.RunAsync("edit genie-dev/brokers")).ShouldSucceed();

        (await _cli.RunAsync("get genie-dev/brokers --reveal")).Output.ShouldBe(Value.Replace("two", "three", StringComparison.Ordinal));
        (await _cli.RunAsync("get genie-dev/brokers")).Output.ShouldNotContain("fake-");
    }

    [Theory]
    [InlineData("true", 0, "Nothing was changed.")]
    [InlineData("exit 3", 1, "exit code 3")]
    [InlineData("echo '{' > \"$1\"", 1, "not a JSON object: see line 2. Nothing was changed.")]
    [InlineData("rm \"$1\"", 1, "The editor removed or renamed the file. Nothing was changed.")]
    [InlineData("sed -i 's/(unchanged)/tiny/' \"$1\"", 1, "/github_token: expected at least 8 characters")]
    public async Task Edit_NoValidChange_StoresNothing(string script, int exitCode, string expected)
    {
        await PutAsync("""{"github_token":"fake-token"}""");
        UseEditor(script);

        var run = await _cli.RunAsync($"edit {Name}");

        run.ExitCode.ShouldBe(exitCode);
        run.All.ShouldContain(expected);
        (await RevealAsync()).ShouldBe("""{"github_token":"fake-token"}""");
    }

    [Fact]
    public async Task Edit_NewSecret_StartsWithTheSchemasKeys()
    {
        UseEditor("grep -q '\"external_api\": {' \"$1\" || exit 9; echo '{\"github_token\":\"fake-token\"}' > \"$1\"");

        (await _cli.RunAsync($"edit {Name}")).ShouldSucceed();

        (await RevealAsync()).ShouldBe("""{"github_token":"fake-token"}""");
    }

    [Theory]
    [InlineData("", true)]
    [InlineData("y", true)]
    [InlineData("n", false)]
    public async Task Edit_TextThatDoesNotFit_CanBeEditedAgain(string response, bool isStored)
    {
        await PutAsync("""{"github_token":"fake-token","host":"old.example.com"}""");
        UseEditor("grep -q '\"x\"' \"$1\" && sed -i 's/\"x\"/\"fixed-token\"/' \"$1\" || sed -i 's/(unchanged)/x/' \"$1\"");
        _cli.Terminal = new FakeTerminal(response);

        var run = await _cli.RunAsync($"edit {Name}");

        run.ExitCode.ShouldBe(isStored ? ExitCodes.Success : ExitCodes.Failed);
        (await RevealAsync()).ShouldContain(isStored ? "fixed-token" : "fake-token");
    }

    [Fact]
    public async Task Edit_EditorInAFolderWithASpace_IsQuotedAsInAShell()
    {
        await PutAsync("""{"github_token":"fake-token","host":"old.example.com"}""");
        UseEditor(string.Empty);
        var path = _cli.Write("my editor/edit.sh", "#!/bin/sh\n[ \"$1\" = --wait ] && sed -i 's/old.example/new.example/' \"$2\"\n");
        _cli.Variables["EDITOR"] = $"sh '{path}' --wait";

        (await _cli.RunAsync($"edit {Name}")).ShouldSucceed();

        (await RevealAsync()).ShouldContain("new.example.com");
    }

    [Fact]
    public async Task Edit_RejectedTextThatIsGivenUp_GivesTheReasonOnce()
    {
        _cli.WriteSchemas();
        await PutAsync("""{"github_token":"fake-token","host":"old.example.com"}""");
        UseEditor("sed -i 's/old.example.com/not a host/; s/github_token/github_tokn/' \"$1\"");
        _cli.Terminal = new FakeTerminal("n");

        var run = await _cli.RunAsync($"edit {Name}");

        run.ExitCode.ShouldBe(ExitCodes.Failed);
        run.Error.ShouldContain($"error: Nothing was stored. The secret '{Name}' is unchanged.");
        run.All.Split("github_tokn").Length.ShouldBe(2, run.All);
    }

    [Fact]
    public async Task Get_CallFailsForNow_NamesTheCommandThatChecksTheStore()
    {
        await UseAsync("aws");
        using var fault = _aws!.Emulator.Faults.Inject(Fault.Custom("ThrottlingException", "Rate exceeded"));

        (await _cli.RunAsync($"get {Name}")).ShouldFail("If the call keeps failing, see what works: genie-secrets doctor");
    }

    [Fact]
    public async Task Get_MissingSecretThatASchemaDescribes_IsNotTakenForThatOfAnotherEnvironment()
    {
        (await _cli.RunAsync("put genie-prod/api-keys --yes", """{"github_token":"fake-token"}""")).ShouldSucceed();

        (await _cli.RunAsync($"get {Name}")).ShouldFail($"genie-secrets put {Name} --file value.json").Error.ShouldNotContain("Did you mean");
        (await _cli.RunAsync($"set {Name} host", "h.example")).Error.ShouldNotContain("Did you mean");
    }

    [Fact]
    public async Task Get_ObjectWithoutKeys_SaysSo()
    {
        (await _cli.RunAsync("put other/empty", "{}")).ShouldSucceed();

        (await _cli.RunAsync("get other/empty")).ShouldSucceed().Output.ShouldContain("The value is an object without keys.");
        (await _cli.RunAsync("get other/empty --format json")).ShouldSucceed().Output.ShouldContain("\"keys\": []");
    }

    [Theory]
    [InlineData("put genie-dev/api-keys --no-validate", "Unknown option '--no-validate'.")]
    [InlineData("set genie-dev/api-keys github_token --value", "Unknown option '--value'.")]
    [InlineData("get genie-dev/api-keys --show=CANARY", "Unknown option '--show'.")]
    [InlineData("set genie-dev/api-keys github_token --CANARY-0", "Don't pass a value as an argument")]
    public async Task Run_UnknownOption_IsNamedAndNotTakenForAValue(string command, string expected) =>
        (await _cli.RunAsync(command)).ShouldFail(expected).All.ShouldNotContain("CANARY");

    private void UseEditor(string script)
    {
        var path = _cli.Write("editor.sh", $"#!/bin/sh\n{script}\n");
        _cli.Variables["EDITOR"] = $"sh {path}";
        _cli.Variables["XDG_RUNTIME_DIR"] = Directory.CreateDirectory(Path.Combine(_cli.Root, "runtime")).FullName;
    }

    private async Task UseAsync(string store)
    {
        if (store == "aws")
        {
            _aws = await EmulatedAws.StartAsync();
            _cli.Variables["GENIE_SECRETS_STORE"] = "aws";
            _cli.CreateStore = () => _aws.CreateStore();
        }
    }

    private async Task PutAsync(string value) => (await _cli.RunAsync($"put {Name}", value)).ShouldSucceed();

    private async Task<string> RevealAsync() => (await _cli.RunAsync($"get {Name} --reveal")).ShouldSucceed().Output;
}
