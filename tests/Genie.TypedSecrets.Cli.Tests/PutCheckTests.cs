using System.Text;
using Genie.TypedSecrets.Stores;

namespace Genie.TypedSecrets.Cli.Tests;

/// <summary><c>put</c> in a project with schemas: what a job could not load is not stored.</summary>
public sealed class PutCheckTests : IDisposable
{
    private readonly string _directory = Directory.CreateTempSubdirectory("genie-secrets-check-").FullName;

    public PutCheckTests()
    {
        Write("secrets.json", """{ "project": "genie", "environments": ["dev", "prod"] }""");
        Write("api-keys.schema.json", """{ "type": "object", "properties": { "github_token": { "type": "string", "minLength": 8 } }, "required": ["github_token"] }""");
        Directory.CreateDirectory(Inside);
    }

    private string Inside => Path.Combine(_directory, "jobs", "ingest");

    public void Dispose() => Directory.Delete(_directory, recursive: true);

    [Fact]
    public async Task Put_ValueThatFits_IsStored()
    {
        var run = await PutAsync("genie-dev/api-keys", """{"github_token":"fake-token"}""");

        run.ShouldBe((0, string.Empty));
    }

    [Fact]
    public async Task Put_ValueThatDoesNotFit_IsRefusedWithEveryPathAndWithoutTheValue()
    {
        var (exitCode, error) = await PutAsync("genie-prod/api-keys", """{"github_tokn":"CANARY"}""");

        exitCode.ShouldBe(CliApp.Failed);
        error.ShouldContain("schemas/api-keys.schema.json");
        error.ShouldContain("/github_token: required key is missing");
        error.ShouldContain("did you mean 'github_token'?");
        error.ShouldNotContain("CANARY");
        Directory.Exists(Path.Combine(_directory, "store")).ShouldBeFalse();
    }

    [Fact]
    public async Task Put_NoCheck_IsStoredWhateverTheSchemaSays() =>
        (await PutAsync("genie-dev/api-keys", "{}", "--skip-validation")).ShouldBe((0, string.Empty));

    [Fact]
    public async Task Put_CategoryWithoutASchema_IsStoredWithAWarning()
    {
        var (exitCode, error) = await PutAsync("genie-dev/api-key", "{}");

        exitCode.ShouldBe(0, error);
        error.ShouldStartWith("warning: No schema describes genie-dev/api-key");
        error.ShouldContain("api-keys");
    }

    [Theory]
    [InlineData("billing-dev/api-keys")]
    [InlineData("genie-tools-dev/api-keys")]
    [InlineData("genie-dev")]
    public async Task Put_SecretOfAnotherProject_IsStored(string name) => (await PutAsync(name, "{}")).ShouldBe((0, string.Empty));

    [Theory]
    [InlineData("genie-prd/api-keys", "lists no environment 'prd'. Did you mean 'genie-prod/api-keys'?")]
    [InlineData("genie-test/api-keys", "lists no environment 'test'.")]
    [InlineData("genie-dev/billing", "does not list the environment 'dev' in its x-environments. Did you mean 'genie-prod/billing'?")]
    public async Task Put_NameThatNoSecretOfTheProjectHas_IsAnErrorAndStoresNothing(string name, string expected)
    {
        Write("billing.schema.json", """{ "x-environments": ["prod"], "properties": { "token": { "type": "string" } } }""");

        var (exitCode, error) = await PutAsync(name, "{}");

        exitCode.ShouldBe(CliApp.Failed);
        error.ShouldContain(expected);
    }

    [Fact]
    public async Task Put_SchemaIsBroken_SaysWhereAndStoresNothing()
    {
        Write("api-keys.schema.json", """{ "type": "objct" }""");

        var (exitCode, error) = await PutAsync("genie-dev/api-keys", "{}");

        exitCode.ShouldBe(CliApp.Failed);
        error.ShouldContain("api-keys.schema.json(1,11): error GTS");
        error.ShouldContain("--skip-validation");
        Directory.Exists(Path.Combine(_directory, "store")).ShouldBeFalse();
    }

    private void Write(string file, string text)
    {
        var path = Path.Combine(_directory, "schemas", file);
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        File.WriteAllText(path, text);
    }

    private async Task<(int ExitCode, string Error)> PutAsync(string name, string value, params string[] options)
    {
        using var input = new MemoryStream(Encoding.UTF8.GetBytes(value));
        using var output = new MemoryStream();
        using var error = new StringWriter();
        var context = new SecretStoreContext { EnvironmentVariableReader = name => name == "GENIE_SECRETS_LOCAL_DIRECTORY" ? Path.Combine(_directory, "store") : null };
        var surroundings = new CliContext(input, output, error, context) { CurrentDirectory = Inside };
        var exitCode = await CliApp.RunAsync(["put", name, .. options], surroundings, TestContext.Current.CancellationToken);
        return (exitCode, error.ToString());
    }
}
