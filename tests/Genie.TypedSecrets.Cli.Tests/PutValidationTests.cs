using Genie.TypedSecrets.Cli.Tests.Support;

namespace Genie.TypedSecrets.Cli.Tests;

/// <summary>The command <c>put</c> in a project with schemas: a value that a job cannot load is not stored.</summary>
public sealed class PutValidationTests : IDisposable
{
    private readonly CliHarness _cli = new();

    public PutValidationTests() => _cli.WriteSchemas();

    public void Dispose() => _cli.Dispose();

    [Fact]
    public async Task Put_ValidValue_IsStored() =>
        (await _cli.RunAsync("put genie-dev/api-keys", """{"github_token":"fake-token"}""")).ShouldSucceed().Error.ShouldBeEmpty();

    [Fact]
    public async Task Put_InvalidValue_IsRejectedWithEveryPathAndWithoutTheValue()
    {
        var run = await _cli.RunAsync("put genie-prod/api-keys", """{"github_tokn":"CANARY"}""");

        run.ShouldFail("schemas/api-keys.schema.json");
        run.Error.ShouldContain("/github_token: required key is missing");
        run.Error.ShouldContain("did you mean 'github_token'?");
        Directory.Exists(_cli.StoreDirectory).ShouldBeFalse();
    }

    [Theory]
    [InlineData("{\"github_token\":\"a\\ud800bcdefgh\"}")]
    [InlineData("[1]")]
    public async Task Put_ValueWithAnError_IsNotDescribedAsASchemaFile(string value)
    {
        var run = await _cli.RunAsync("put genie-dev/api-keys", value);

        run.ShouldFail("genie-dev/api-keys");
        run.Error.ShouldNotContain("schema file", Case.Insensitive);
    }

    [Fact]
    public async Task Put_SkipValidation_IsStoredWhateverTheSchemaSays() =>
        (await _cli.RunAsync("put genie-dev/api-keys --skip-validation", "{}")).ShouldSucceed().Error.ShouldBeEmpty();

    [Fact]
    public async Task Put_CategoryWithoutASchema_IsStoredWithAWarning()
    {
        var run = (await _cli.RunAsync("put genie-dev/payments", "{}")).ShouldSucceed();

        run.Error.ShouldStartWith("warning: No schema describes genie-dev/payments");
        run.Error.ShouldContain("api-keys");
    }

    [Theory]
    [InlineData("genie-dev/api-key", "Did you mean 'genie-dev/api-keys'?")]
    [InlineData("genie-prd/api-keys", "Did you mean 'genie-prod/api-keys'?")]
    [InlineData("genie-prd/api-kyes", "Did you mean 'genie-prod/api-keys'?")]
    [InlineData("genie-test/api-keys", "It has: dev, prod.")]
    [InlineData("Genie-dev/api-keys", "Did you mean 'genie-dev/api-keys'?")]
    [InlineData("genie-dev/audit", "Did you mean 'genie-prod/audit'?")]
    public async Task Put_NameThatTheProjectCannotHave_IsRejected(string name, string expected)
    {
        (await _cli.RunAsync($"put {name} --yes", "{}")).ShouldFail(expected);
        Directory.Exists(_cli.StoreDirectory).ShouldBeFalse();

        (await _cli.RunAsync($"put {name} --yes --skip-validation", "{}")).ShouldSucceed();
    }

    [Theory]
    [InlineData("billing-dev/api-keys")]
    [InlineData("genie-tools-dev/api-keys")]
    [InlineData("genie-dev")]
    public async Task Put_SecretOfAnotherProject_IsStored(string name) => (await _cli.RunAsync($"put {name}", "{}")).ShouldSucceed().Error.ShouldBeEmpty();

    [Theory]
    [InlineData("api-keys.schema.json", """{ "type": "objct" }""", "api-keys.schema.json(1,11): error GTS")]
    [InlineData("api-keys.schema.json", """{ "type": "object", "x-environments": ["staging"], "properties": { "a": { "type": "string" } } }""", "error GTS0601")]
    [InlineData("secrets.json", """{ "project": "genie" }""", "secrets.json(1,1): error GTS")]
    public async Task Put_BrokenSchema_SaysWhereAndStoresNothing(string file, string text, string expected)
    {
        _cli.Write($"schemas/{file}", text);

        var run = await _cli.RunAsync("put genie-dev/api-keys", "{}");

        run.ShouldFail(expected);
        run.Error.ShouldContain("--skip-validation");
        Directory.Exists(_cli.StoreDirectory).ShouldBeFalse();
    }

    [Fact]
    public async Task Put_ProductionSecret_AsksForTheName()
    {
        const string Value = """{"github_token":"fake-token"}""";
        (await _cli.RunAsync("put genie-prod/api-keys", Value)).ShouldFail("--yes");

        _cli.Terminal = new FakeTerminal("genie-dev/api-keys", "genie-prod/api-keys");
        (await _cli.RunAsync("put genie-prod/api-keys", Value)).ShouldFail("does not match");
        (await _cli.RunAsync("list")).Output.ShouldBeEmpty();
        (await _cli.RunAsync("put genie-prod/api-keys", Value)).ShouldSucceed();
    }
}
