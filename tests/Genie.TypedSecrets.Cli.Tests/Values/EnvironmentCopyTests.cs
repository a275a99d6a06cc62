using Genie.TypedSecrets.Cli.Tests.Support;

namespace Genie.TypedSecrets.Cli.Tests.Values;

public sealed class EnvironmentCopyTests : IDisposable
{
    private readonly CliHarness _cli = new();

    public EnvironmentCopyTests() => _cli.WriteSchemas();

    public void Dispose() => _cli.Dispose();

    [Theory]
    [InlineData("copy --from dev --to prod api-keys --yes")]
    [InlineData("copy --from dev --to prod api-keys github_token external_api.key --yes")]
    [InlineData("copy --from dev --to prod github_token external_api.key --yes")]
    [InlineData("copy --from DEV --to Prod --all --yes")]
    public async Task Copy_BetweenEnvironments_FindsTheCategory(string command)
    {
        await SeedAsync();

        (await _cli.RunAsync(command)).ShouldSucceed().Output.ShouldStartWith("Copied genie-dev/api-keys to genie-prod/api-keys in the local store");

        (await _cli.RunAsync("get genie-prod/api-keys --reveal --key external_api.key")).Output.ShouldBe("fake-key");
        (await _cli.RunAsync(command)).ShouldSucceed().Output.ShouldContain("has the value already");
    }

    [Fact]
    public async Task Copy_OneKey_KeepsTheOtherKeysOfTheTarget()
    {
        await SeedAsync();
        await _cli.RunAsync("put genie-prod/api-keys --yes", """{"github_token":"fake-of-prod","host":"prod.example.com"}""");

        (await _cli.RunAsync("copy --from dev --to prod host --yes")).ShouldSucceed();

        (await _cli.RunAsync("get genie-prod/api-keys --reveal")).Output.ShouldBe("""{"github_token":"fake-of-prod","host":"dev.example.com"}""");
    }

    [Theory]
    [InlineData("copy --from dev api-keys", "Specify both environments")]
    [InlineData("copy --from dev --to dev api-keys", "are both 'dev'")]
    [InlineData("copy --from dev --to prd api-keys", "Did you mean 'prod'?")]
    [InlineData("copy --from dev --to prod", "--all copies every category")]
    [InlineData("copy --from dev --to prod api-keys --all", "cannot be combined with a category or keys")]
    [InlineData("copy --from dev --to prod audit", "does not exist in both 'dev' and 'prod'")]
    [InlineData("copy --from dev --to prod github_tokn", "Did you mean 'github_token'?")]
    [InlineData("copy --from dev --to prod api-keys", "Add --yes")]
    [InlineData("copy genie-dev/api-keys", "Specify the secret to read and the secret to write")]
    public async Task Copy_ImpossibleRequest_SaysWhatToDo(string command, string expected)
    {
        await SeedAsync();

        (await _cli.RunAsync(command)).ShouldFail(expected);
    }

    [Fact]
    public async Task Copy_KeyOfSeveralCategories_AsksForTheCategory()
    {
        _cli.Write("schemas/other.schema.json", """{ "type": "object", "properties": { "github_token": { "type": "string" } } }""");

        (await _cli.RunAsync("copy --from dev --to prod github_token --yes")).ShouldFail("Several categories have 'github_token': api-keys, other.");
    }

    private async Task SeedAsync() =>
        (await _cli.RunAsync("put genie-dev/api-keys", """{"github_token":"fake-token","host":"dev.example.com","external_api":{"key":"fake-key"}}""")).ShouldSucceed();
}
