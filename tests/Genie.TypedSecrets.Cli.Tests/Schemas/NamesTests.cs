using Genie.TypedSecrets.Cli.Tests.Support;

namespace Genie.TypedSecrets.Cli.Tests.Schemas;

/// <summary>Commands with secrets that have names of their own.</summary>
public sealed class NamesTests : IDisposable
{
    private readonly CliHarness _cli = new();

    public NamesTests()
    {
        _cli.Write("schemas/secrets.json", """
            { "project": "genie", "environments": ["dev", { "name": "main", "aliases": ["Production"] }, "pr-*"], "secretName": "/{environment}/our_product/{category}" }
            """);
        _cli.Write("schemas/aurora.schema.json", """
            { "x-secret-name": { "dev": "rds!cluster-1a96" }, "properties": { "password": { "type": "string", "minLength": 4 } }, "required": ["password"] }
            """);
        _cli.Write("schemas/service-keys.schema.json", """
            { "x-renamed-from": "api-keys", "properties": { "token": { "type": "string" } }, "required": ["token"] }
            """);
    }

    public void Dispose() => _cli.Dispose();

    [Theory]
    [InlineData("rds!cluster-1a96")]
    [InlineData("/main/our_product/aurora --yes")]
    [InlineData("/pr-12/our_product/aurora")]
    public async Task Put_ValueThatDoesNotMatchItsSchema_IsRejected(string name)
    {
        var run = await _cli.RunAsync($"put {name}", """{"password":"abc"}""");

        run.ExitCode.ShouldNotBe(ExitCodes.Success);
        run.Error.ShouldContain("/password");
    }

    [Fact]
    public async Task PutAndGet_NameOfAnotherService_WorksAsWithAnyName()
    {
        (await _cli.RunAsync("put rds!cluster-1a96", """{"password":"fake-password"}""")).ShouldSucceed();
        (await _cli.RunAsync("get rds!cluster-1a96 --key password --reveal")).ShouldSucceed().Output.ShouldContain("fake-password");
        (await _cli.RunAsync("list")).ShouldSucceed().Output.ShouldContain("rds!cluster-1a96");
    }

    [Fact]
    public async Task Put_EnvironmentWithTheAliasProduction_AsksBeforehand()
    {
        var run = await _cli.RunAsync("put /main/our_product/service-keys", """{"token":"fake-token"}""");

        run.ExitCode.ShouldNotBe(ExitCodes.Success);
        run.Error.ShouldContain("--yes");
    }

    [Fact]
    public async Task Drift_MissingAndFormerNames_SaysWhichCommandsToRun()
    {
        (await _cli.RunAsync("put /dev/our_product/api-keys --skip-validation", """{"token":"fake-token"}""")).ShouldSucceed();

        var run = await _cli.RunAsync("drift --environment dev");

        run.Output.ShouldContain("Create it: genie-secrets put 'rds!cluster-1a96' --file value.json");
        run.Output.ShouldContain("/dev/our_product/api-keys: warning GTF1007: The secret has the former name of '/dev/our_product/service-keys'. Copy it: genie-secrets copy /dev/our_product/api-keys /dev/our_product/service-keys");
        run.Output.ShouldNotContain("GTF1004");
    }

    [Fact]
    public async Task Drift_PreviewEnvironment_IsComparedByItsName()
    {
        (await _cli.RunAsync("put /pr-7/our_product/aurora", """{"password":"fake-password"}""")).ShouldSucceed();

        var run = await _cli.RunAsync("drift --environment PR-7");

        run.Output.ShouldContain("/pr-7/our_product/service-keys: error GTF1001");
        run.Output.ShouldNotContain("/pr-7/our_product/aurora: error");
    }

    [Fact]
    public async Task Drift_Alias_SelectsItsEnvironment() =>
        (await _cli.RunAsync("drift --environment production")).Output.ShouldContain("/main/our_product/aurora: error GTF1001");
}
