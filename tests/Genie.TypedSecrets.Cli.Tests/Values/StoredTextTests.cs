using System.Text;
using Genie.TypedSecrets.Cli.Tests.Support;

namespace Genie.TypedSecrets.Cli.Tests.Values;

/// <summary>Values are interpreted as the client does: UTF-8 is text, however it was stored.</summary>
public sealed class StoredTextTests : IDisposable
{
    private const string Value = """{"github_token":"fake-token"}""";

    private readonly CliHarness _cli = new();

    public StoredTextTests() => _cli.WriteSchemas();

    public void Dispose() => _cli.Dispose();

    [Fact]
    public async Task Get_JsonStoredAsBytes_ShowsItsKeys()
    {
        (await _cli.RunAsync("put genie-dev/api-keys --binary", "\uFEFF" + Value)).ShouldSucceed();

        (await _cli.RunAsync("get genie-dev/api-keys")).Output.ShouldContain("github_token  ***");
        (await _cli.RunAsync("get genie-dev/api-keys --key github_token --reveal")).Output.ShouldBe("fake-token");
        (await _cli.RunAsync("export genie-dev/api-keys")).Output.ShouldContain("GITHUB_TOKEN=");
    }

    [Fact]
    public async Task Set_JsonStoredAsBytes_StaysBytes()
    {
        await using var aws = await EmulatedAws.StartAsync();
        _cli.CreateStore = () => aws.CreateStore();
        (await _cli.RunAsync("put genie-dev/api-keys --binary --store aws", Value)).ShouldSucceed();

        (await _cli.RunAsync("set genie-dev/api-keys host --store aws", "fake.example.com")).ShouldSucceed();

        using var store = aws.CreateStore();
        using var payload = await store.GetAsync(new("genie-dev/api-keys"), TestContext.Current.CancellationToken);
        payload.IsBinary.ShouldBeTrue();
        Encoding.UTF8.GetString(payload.Reveal()).ShouldBe("""{"github_token":"fake-token","host":"fake.example.com"}""");
    }

    [Fact]
    public async Task Export_TextWithLineEnd_HasNone()
    {
        await _cli.RunAsync("put other-dev/plain --binary", "fake-text\n");

        (await _cli.RunAsync("export other-dev/plain --format json")).Output.ShouldContain("\"fake-text\"");
    }
}
