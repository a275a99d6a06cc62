using Genie.TypedSecrets.Generator.Analyzers.SecretsInSource;
using Genie.TypedSecrets.Generator.Tests.Analyzers.Support;

namespace Genie.TypedSecrets.Generator.Tests.Analyzers.SecretsInSource;

/// <summary>Tests credentials in the configuration files of a project.</summary>
public sealed class SecretInFilesTests
{
    private static readonly string s_random = string.Concat("R7vQ2mZx9KpL4wTn8BsY3cHd6FgJ1aEuWiXo".Reverse());
    private static readonly string s_token = "ghp_" + s_random[..30] + TokenChecksum.Of(s_random[..30]);

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
    public async Task AppSettings_WithCommentsAndTrailingCommas_AreRead() =>
        (await Find("appsettings.json", $"{{\n  // of the platform\n  \"Jwt\": {{ /* rotated */ \"Key\": \"{s_random}\", }},\n}}")).ShouldBe([$"GTS1203 /repo/appsettings.json(3,33) \"{s_random}\""]);

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

    [Theory]
    [InlineData("launchSettings.json", """{ "profiles": { "Jobs": { "environmentVariables": { "API_KEY": "RANDOM" } } } }""")]
    [InlineData("local.settings.json", """{ "Values": { "AzureWebJobsStorage": "DefaultEndpointsProtocol=https;AccountName=genie;AccountKey=LONGKEY" } }""")]
    [InlineData("appsettings.json", """{ "OpenAI": { "Key": "RANDOM" } }""")]
    [InlineData("appsettings.json", """{ "Smtp": { "UserPass": "RANDOM" } }""")]
    [InlineData("appsettings.json", """{ "Search": { "SubscriptionKey": "RANDOM" } }""")]
    [InlineData("appsettings.json", """{ "Cosmos": { "PrimaryKey": "RANDOM" } }""")]
    [InlineData("appsettings.json", """{ "Keys": { "ApiKeys": ["RANDOM"] } }""")]
    [InlineData(".env", "API_KEY=RANDOM # of the partner")]
    [InlineData(".env", "export API_KEY='RANDOM' # of the partner")]
    [InlineData(".env", "GENIE_DEV__API_KEYS={\"partner_token\":\"RANDOM\"}")]
    [InlineData("docker-compose.yml", "    environment:\n      - API_KEY=RANDOM\n")]
    [InlineData("docker-compose.yml", "    environment:\n      API_KEY: RANDOM\n")]
    [InlineData("web.config", "<add key=\"ApiKey\" value=\"RANDOM\" />")]
    [InlineData("settings.ini", "[partner]\napi_key = RANDOM\n")]
    public async Task File_WithASecret_IsReported(string name, string text) =>
        (await Find(name, text.Replace("RANDOM", s_random, StringComparison.Ordinal).Replace("LONGKEY", Convert.ToBase64String([.. Enumerable.Range(0, 64).Select(i => (byte)(i * 37 + 11))]), StringComparison.Ordinal))).ShouldHaveSingleItem();

    [Theory]
    [InlineData("appsettings.Development.json", """{ "ConnectionStrings": { "Default": "Server=localhost;User Id=sa;Password=yourWeak(!)Password" } }""")]
    [InlineData("appsettings.json", """{ "Jwt": { "Key": "__JWT_SIGNING_KEY__" } }""")]
    [InlineData("appsettings.json", """{ "Jwt": { "Key": "${JWT_KEY}", "Issuer": "https://genie.net" } }""")]
    [InlineData("appsettings.json", """{ "AzureAd": { "TenantId": "6f9619ff-8b86-d011-b42d-00c04fc964ff", "ClientSecret": "SET_IN_KEYVAULT" } }""")]
    [InlineData("appsettings.json", """{ "CosmosDb": { "Key": "C2y6yDjf5/R+ob0N8A7Cgv30VRDJIWEHLM+4QDU5DE2nQ9nDuVTqobD4b8mGGyPMbIZnqyMsEcaGQy67XIw/Jw==" } }""")]
    [InlineData("appsettings.json", """{ "Identity": { "Password": { "RequiredLength": "8" }, "SecretKeyName": "jwt-signing-key-2041" } }""")]
    public async Task File_WithPlaceholders_ReportsNothing(string name, string text) => (await Find(name, text)).ShouldBeEmpty();

    [Fact]
    public async Task File_ThatGitIgnores_IsNotReported()
    {
        var project = ProjectFiles.Job.With("/repo/.gitignore", "bin/\n.env\n!.env.example\n", "GitIgnore").With("/repo/.env", $"API_KEY={s_token}\n", "Configuration");

        (await project.FindAsync<SecretInSourceAnalyzer>()).ShouldBeEmpty();
        (await project.With("/repo/.env.production", $"API_KEY={s_token}\n", "Configuration").FindAsync<SecretInSourceAnalyzer>()).ShouldHaveSingleItem();
    }

    [Theory]
    [InlineData(".env", "/repo/src/.env", true)]
    [InlineData("/.env", "/repo/src/.env", false)]
    [InlineData(".env*", "/repo/.env.local", true)]
    [InlineData("*.local.json", "/repo/src/appsettings.local.json", true)]
    [InlineData("src/**/secrets.json", "/repo/src/a/b/secrets.json", true)]
    [InlineData("config/", "/repo/src/config/appsettings.json", true)]
    [InlineData("[Bb]in/", "/repo/src/bin/.env", true)]
    [InlineData(".env\n!.env", "/repo/.env", false)]
    [InlineData("# .env", "/repo/.env", false)]
    public void GitIgnore_OfARule_IgnoresWhatGitIgnores(string rules, string path, bool expected) => GitIgnoreRules.Of("/repo/", rules).Ignore(path).ShouldBe(expected);

    [Fact]
    public async Task Severity_InDevelopmentSettings_IsASuggestion()
    {
        var project = ProjectFiles.Job.With("/repo/appsettings.Development.json", $$"""{ "GitHub": { "Token": "{{s_token}}" } }""", "Configuration");

        (await JobProject.AnalyzeAsync(project, new SecretInSourceAnalyzer())).ShouldHaveSingleItem().Severity.ShouldBe(Microsoft.CodeAnalysis.DiagnosticSeverity.Info);
    }

    [Theory]
    [InlineData("# fake-secret: never issued")]
    [InlineData("# gitleaks:allow")]
    [InlineData("# ggignore")]
    public async Task Value_MarkedAsFakeByAComment_IsNotReported(string comment) =>
        (await Find(".env", $"API_KEY={s_token} {comment}\n")).ShouldBeEmpty();
}
