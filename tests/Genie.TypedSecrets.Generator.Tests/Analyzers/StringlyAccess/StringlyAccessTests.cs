using System.Globalization;
using Genie.TypedSecrets.Generator.Analyzers.StringlyAccess;
using Genie.TypedSecrets.Generator.Tests.Analyzers.Support;
using Microsoft.CodeAnalysis;
using Test = Genie.TypedSecrets.Generator.Tests.Analyzers.Support.AnalyzerTest<Genie.TypedSecrets.Generator.Analyzers.StringlyAccess.StringlyAccessAnalyzer>;

namespace Genie.TypedSecrets.Generator.Tests.Analyzers.StringlyAccess;

public sealed class StringlyAccessTests
{
    private const string Configuration = """
        namespace IngestJob;
        using Microsoft.Extensions.Configuration;

        internal sealed class Job(IConfiguration configuration, IConfigurationRoot root)
        {
            private object? Read() => CODE;
        }

        // As Microsoft.Extensions.Configuration.Binder has it.
        internal static class ConfigurationBinder
        {
            public static T? GetValue<T>(this IConfiguration configuration, string key) => default;
        }
        """;

    [Theory]
    [InlineData("""_ = await [|SecretsClient.Default.GetSecretAsync("genie-dev/api-keys", ct)|];""")]
    [InlineData("""_ = await [|SecretsClient.Default.GetSecretValueAsync("genie-prod/database", "password")|];""")]
    [InlineData("""_ = await [|SecretsClient.Default.GetSecretValueAsync(key: "gone", name: "genie-prod/database")|];""")]
    [InlineData("""const string Name = "genie-dev/" + "streaming"; _ = [|SecretsClient.Default.GetSecretAsync(Name)|];""")]
    [InlineData("""_ = [|GetSecretString("genie-dev/api-keys")|]; string GetSecretString(string id) => id;""")]
    [InlineData("""var r = new Request { [|SecretId = "genie-dev/api-keys"|] }; } class Request { public string SecretId { get; set; } = "";""")]
    public Task Secret_ByANameThatHasASchema_IsFound(string statements) => Test.VerifyBodyAsync(statements);

    [Theory]
    [InlineData("""_ = await SecretsClient.Default.GetSecretAsync("genie-dev/legacy");""")]
    [InlineData("""_ = await SecretsClient.Default.GetSecretAsync("genie-staging/api-keys");""")]
    [InlineData("""_ = await SecretsClient.Default.GetSecretAsync("other-dev/api-keys");""")]
    [InlineData("""_ = await SecretsClient.Default.GetSecretAsync(Environment.MachineName);""")]
    [InlineData("""_ = Path.Combine("genie-dev/api-keys");""")]
    [InlineData("""_ = (await Secrets.Dev.ApiKeys.GetAsync(ct)).GithubToken;""")]
    [InlineData("""var r = new Request { SecretId = "genie-dev/legacy" }; } class Request { public string SecretId { get; set; } = "";""")]
    public Task Secret_ByAnotherName_IsFine(string statements) => Test.VerifyBodyAsync(statements);

    [Theory]
    [InlineData("GITHUB_TOKEN")]
    [InlineData("github_token")]
    [InlineData("API_KEYS_GITHUB_TOKEN")]
    [InlineData("DATABASE_PASSWORD")]
    [InlineData("DATABASE_HOST")]
    [InlineData("GENIE_DATABASE_PASSWORD")]
    [InlineData("STREAMING__API_KEY")]
    public Task Variable_NamedAsAKey_IsFound(string name) => Test.VerifyBodyAsync($$"""_ = {|GTS1302:Environment.GetEnvironmentVariable("{{name}}")|};""");

    [Theory]
    [InlineData("PASSWORD")]
    [InlineData("HOST")]
    [InlineData("API_KEY")]
    [InlineData("PATH")]
    [InlineData("ENVIRONMENT")]
    [InlineData("GITHUB_TOKEN_PATH")]
    [InlineData("GITHUB")]
    [InlineData("")]
    public Task Variable_NamedAsNoKey_IsFine(string name) =>
        Test.VerifyBodyAsync($"""_ = Environment.GetEnvironmentVariable("{name}"); Environment.SetEnvironmentVariable("GITHUB_TOKEN", null);""");

    [Theory]
    [InlineData("""{|GTS1303:configuration["Jobs:github_token"]|}""")]
    [InlineData("""{|GTS1303:configuration["GithubToken"]|}""")]
    [InlineData("""{|GTS1303:configuration["Database:Password"]|}""")]
    [InlineData("""{|GTS1303:root["ApiKeys:GithubToken"]|}""")]
    [InlineData("""{|GTS1303:configuration.GetSection("Jobs")["GithubToken"]|}""")]
    [InlineData("""{|GTS1303:configuration.GetValue<string>("Streaming:ApiKey")|}""")]
    public Task ConfigurationKey_NamedAsAKey_IsFound(string code) => Test.VerifyAsync(Configuration.Replace("CODE", code, StringComparison.Ordinal));

    [Theory]
    [InlineData("""configuration["Logging:Level"]""")]
    [InlineData("""configuration["Password"]""")]
    [InlineData("""configuration["Cache:Password"]""")]
    [InlineData("""configuration["Jobs:ApiKey"]""")]
    [InlineData("""configuration.GetValue<int>("Database:Port")""")]
    [InlineData("""configuration["Jobs:GithubToken"] = "x" """)]
    [InlineData("""new Dictionary<string, string>()["Jobs:GithubToken"]""")]
    public Task ConfigurationKey_NamedAsNoKey_IsFine(string code) => Test.VerifyAsync(Configuration.Replace("CODE", code, StringComparison.Ordinal));

    [Fact]
    public async Task Finding_Always_SaysWhatToWrite()
    {
        var found = await Test.VerifyBodyAsync(
            """
            _ = [|SecretsClient.Default.GetSecretValueAsync("genie-dev/api-keys", "github_token")|];
            _ = {|GTS1302:Environment.GetEnvironmentVariable("GITHUB_TOKEN")|};
            """);

        found.Select(diagnostic => diagnostic.GetMessage(CultureInfo.InvariantCulture)).ShouldBe(
        [
            "The secret 'genie-dev/api-keys' has a schema. Write 'Secrets.Dev.ApiKeys.GithubToken' instead, so that the compiler finds typos and renamed keys.",
            "The environment variable 'GITHUB_TOKEN' has the name of a key in the schemas. Write 'Secrets.Current.ApiKeys.GithubToken' instead, so that the compiler finds typos and renamed keys.",
        ]);
        found.Select(diagnostic => diagnostic.Severity).ShouldBe([DiagnosticSeverity.Warning, DiagnosticSeverity.Info]);
    }

    [Fact]
    public Task Rules_SwitchedOffInEditorConfig_AreSilent() => Test.VerifyBodyAsync(
        """_ = SecretsClient.Default.GetSecretAsync("genie-dev/api-keys"); _ = Environment.GetEnvironmentVariable("GITHUB_TOKEN");""",
        "dotnet_diagnostic.GTS1301.severity = none\ndotnet_diagnostic.GTS1302.severity = none");

    [Fact]
    public async Task Rule_RaisedInEditorConfig_IsAnError() => (await Test.VerifyBodyAsync(
        """_ = {|GTS1302:Environment.GetEnvironmentVariable("GITHUB_TOKEN")|};""",
        "dotnet_diagnostic.GTS1302.severity = error")).Single().Severity.ShouldBe(DiagnosticSeverity.Error);
}
