using Genie.TypedSecrets.Cli.Tests.Support;

namespace Genie.TypedSecrets.Cli.Tests.Values;

public sealed class UnsetTests : IDisposable
{
    private readonly CliHarness _cli = new();

    public UnsetTests() => _cli.WriteSchemas();

    public void Dispose() => _cli.Dispose();

    [Theory]
    [InlineData("host", """{"github_token": "fake-token", "external_api": { "key": "fake" }}""")]
    [InlineData("external_api.base_url", """{"github_token": "fake-token", "host": "x", "external_api": { "key": "fake" }}""")]
    [InlineData("external_api", """{"github_token": "fake-token", "host": "x"}""")]
    public async Task Unset_Key_LeavesTheRestAsItIs(string key, string expected)
    {
        await _cli.RunAsync("put genie-dev/api-keys", key == "external_api.base_url"
            ? """{"github_token": "fake-token", "host": "x", "external_api": { "base_url": "https://x.example/", "key": "fake" }}"""
            : """{"github_token": "fake-token", "host": "x", "external_api": { "key": "fake" }}""");

        (await _cli.RunAsync($"unset genie-dev/api-keys {key}")).ShouldSucceed().Output.ShouldStartWith($"Changed genie-dev/api-keys in the local store: removed {key} (version ");

        (await _cli.RunAsync("get genie-dev/api-keys --reveal")).Output.ShouldBe(expected);
    }

    [Fact]
    public async Task Unset_FirstAndOnlyKey_LeavesAnObject()
    {
        await _cli.RunAsync("put other/x", """{ "a": 1, "b": 2 }""");

        (await _cli.RunAsync("unset other/x a")).ShouldSucceed();
        (await _cli.RunAsync("get other/x --reveal")).Output.ShouldBe("""{ "b": 2 }""");
        (await _cli.RunAsync("unset other/x b")).ShouldSucceed();
        (await _cli.RunAsync("get other/x --reveal")).Output.ShouldBe("{}");
    }

    [Theory]
    [InlineData("unset genie-dev/api-keys github_token", "required key is missing")]
    [InlineData("unset genie-dev/api-keys hots", "Did you mean 'host'?")]
    [InlineData("unset genie-prod/api-keys host", "Add --yes")]
    [InlineData("unset genie-dev/plain host", "one value without keys")]
    public async Task Unset_ImpossibleRequest_SaysWhatToDo(string command, string expected)
    {
        await _cli.RunAsync("put genie-dev/api-keys", """{"github_token":"fake-token","host":"x"}""");
        await _cli.RunAsync("put genie-dev/plain --skip-validation", "CANARY");

        (await _cli.RunAsync(command)).ShouldFail(expected);
    }
}
