using Genie.TypedSecrets.Generator.Analyzers.SecretsInSource;
using Genie.TypedSecrets.Generator.Tests.Analyzers.Support;

namespace Genie.TypedSecrets.Generator.Tests.Analyzers.SecretsInSource;

/// <summary>Credentials in the files that a project hands to the compiler.</summary>
public sealed class SecretInFilesTests
{
    private static readonly string s_random = string.Concat("R7vQ2mZx9KpL4wTn8BsY3cHd6FgJ1aEuWiXo".Reverse());
    private static readonly string s_token = "ghp_" + s_random;

    private static Task<IReadOnlyList<string>> Find(string name, string text, string configuration = "")
    {
        var project = ProjectFiles.Job.With("/repo/" + name, text, "Configuration");
        return (configuration.Length == 0 ? project : project.Configured(configuration)).FindAsync<SecretInSourceAnalyzer>();
    }

    [Fact]
    public async Task AppSettings_WithCredentials_AreFoundAtTheirPlaces() => (await Find("appsettings.Development.json", $$"""
        {
          "GitHub": { "Token": "{{s_token}}", "Owner": "genie" },
          "ConnectionStrings": { "Warehouse": "Server=db.genie.net;User Id=loader;Password={{s_random}}" },
          "Jwt": { "SigningKey": "{{s_random[..24]}}", "Audience": "jobs" }
        }
        """)).ShouldBe(
        [
            $"GTS1201 /repo/appsettings.Development.json(2,24) \"{s_token}\"",
            $"GTS1201 /repo/appsettings.Development.json(3,39) \"Server=db.genie.net;User Id=loader;Password={s_random}\"",
            $"GTS1203 /repo/appsettings.Development.json(4,26) \"{s_random[..24]}\"",
        ]);

    [Fact]
    public async Task AppSettings_WithComments_AreReadLineByLine() =>
        (await Find("appsettings.json", $"{{\n  // of the platform\n  \"Token\": \"{s_token}\",\n}}")).ShouldBe([$"GTS1201 /repo/appsettings.json(3,13) {s_token}"]);

    [Fact]
    public async Task EnvFile_WithCredentials_IsFoundAtTheirPlaces() => (await Find(".env", $"# job\nexport GITHUB_TOKEN={s_token}\r\nDB_PASSWORD='{s_random[..20]}'\nHOST=db.genie.net\n")).ShouldBe(
        [$"GTS1201 /repo/.env(2,21) {s_token}", $"GTS1203 /repo/.env(3,14) {s_random[..20]}"]);

    [Fact]
    public async Task TextFile_WithAPrivateKey_IsFoundAtItsFirstLine()
    {
        var lines = string.Join('\n', Enumerable.Range(0, 8).Select(i => (s_random + s_random)[i..(i + 64)]));

        (await Find("server.txt", $"the key:\n-----BEGIN PRIVATE KEY-----\n{lines}\n-----END PRIVATE KEY-----\n")).ShouldHaveSingleItem()
            .ShouldStartWith("GTS1201 /repo/server.txt(2,1) -----BEGIN PRIVATE KEY-----");
    }

    [Theory]
    [InlineData("appsettings.json", """{ "Password": "", "Token": "<set in the environment>", "Url": "https://api.genie.net/v2/", "Id": "6f9619ff-8b86-d011-b42d-00c04fc964ff" }""")]
    [InlineData("appsettings.json", """{ "ConnectionStrings": { "Warehouse": "Server=localhost;Trusted_Connection=True" } }""")]
    [InlineData("appsettings.json", "{ not json at all")]
    [InlineData(".env.example", "GITHUB_TOKEN=ghp_xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx\nDB_PASSWORD=changeme\nEMPTY=\n=\n:\n")]
    [InlineData("BannedSymbols.txt", "P:System.DateTime.Now;Take a TimeProvider\n")]
    [InlineData("empty.txt", "")]
    public async Task File_WithoutCredentials_IsFine(string name, string text) => (await Find(name, text)).ShouldBeEmpty();

    [Fact]
    public async Task File_IgnoredInEditorConfig_IsSilent()
    {
        (await Find(".env", $"A={s_token}\n", "[.env]\ngenie_secrets.ignored_rules = GTS1203, GTS1201\n")).ShouldBeEmpty();
        (await Find(".env", $"A={s_token}\n", "[*.json]\ngenie_secrets.ignored_rules = GTS1201\n")).ShouldNotBeEmpty();
    }

    [Fact]
    public async Task Rule_SwitchedOffInGlobalConfig_IsSilent() =>
        (await Find(".env", $"A={s_token}\n", "dotnet_diagnostic.GTS1201.severity = none\n")).ShouldBeEmpty();

    [Fact]
    public async Task Schemas_AreLeftToTheirOwnRules() => (await ProjectFiles.Job.With("/repo/schemas/a.schema.json", $$"""
        { "type": "object", "properties": { "a": { "type": "string", "x-sensitive": false, "default": "{{s_token}}" } } }
        """, "Schema").FindAsync<SecretInSourceAnalyzer>()).ShouldBeEmpty();
}
