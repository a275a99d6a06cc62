using System.Globalization;
using Genie.TypedSecrets.Generator.Analyzers.SecretsInSource;
using Genie.TypedSecrets.Generator.Tests.Analyzers.Support;
using Microsoft.CodeAnalysis;
using Test = Genie.TypedSecrets.Generator.Tests.Analyzers.Support.AnalyzerTest<Genie.TypedSecrets.Generator.Analyzers.SecretsInSource.SecretInSourceAnalyzer>;

namespace Genie.TypedSecrets.Generator.Tests.Analyzers.SecretsInSource;

/// <summary>Credentials in strings of the code. How well they are told apart is the detector's matter, and tested with it.</summary>
public sealed class SecretInCodeTests
{
    // Put together here, so that no such text stands in the repository. Never issued to anybody.
    private static readonly string s_random = new("R7vQ2mZx9KpL4wTn8BsY3cHd6FgJ1aEuWiXo".ToCharArray().Reverse().ToArray());
    private static readonly string s_token = "ghp_" + s_random;

    private static string Fill(string code) => code.Replace("GITHUB", s_token, StringComparison.Ordinal).Replace("RANDOM", s_random[..24], StringComparison.Ordinal);

    [Theory]
    [InlineData("""var x = [|"GITHUB"|];""")]
    [InlineData("""const string X = [|"GITHUB"|];""")]
    [InlineData("""var x = [|@"GITHUB"|];""")]
    [InlineData("""var x = [|"GITHUB"u8|].ToArray();""")]
    [InlineData("""var x = [|"Authorization: token " + "GITHUB"|];""")]
    [InlineData("""var x = [|"gh" + ("p_" + "RANDOM" + "Aa1Bb2Cc3Dd4")|];""")]
    [InlineData("""var x = [|$"https://x:GITHUB@github.com/{ct}"|];""")]
    [InlineData("""var x = [|"Server=db.genie.net;User Id=loader;Password=RANDOM"|];""")]
    [InlineData("""var x = [|$"Server={ct};User Id=loader;Password=RANDOM;Encrypt=true"|];""")]
    [InlineData("""Use([|"GITHUB"|]); void Use(string x) { }""")]
    [InlineData("""[Obsolete([|"GITHUB"|])] void Use(string x = [|"GITHUB"|]) { }""")]
    public Task Text_WithACredential_IsFound(string statements) => Test.VerifyBodyAsync(Fill(statements));

    [Theory]
    [InlineData("""var clientSecret = {|GTS1203:"RANDOM"|};""")]
    [InlineData("""var o = new { ApiKey = {|GTS1203:"RANDOM"|} };""")]
    [InlineData("""string? password = Environment.MachineName ?? {|GTS1203:"RANDOM"|};""")]
    [InlineData("""Environment.SetEnvironmentVariable("PARTNER_TOKEN", {|GTS1203:"RANDOM"|});""")]
    [InlineData("""var d = new Dictionary<string, string> { ["Password"] = {|GTS1203:"RANDOM"|} };""")]
    [InlineData("""var d = new Dictionary<string, string> { { "Secret", {|GTS1203:"RANDOM"|} } };""")]
    [InlineData("""Connect("loader", {|GTS1203:"RANDOM"|}); void Connect(string user, string password) { }""")]
    [InlineData("""Connect(password: {|GTS1203:"RANDOM"|}); void Connect(string password) { }""")]
    public Task Text_RandomUnderASecretsName_IsSuspected(string statements) => Test.VerifyBodyAsync(Fill(statements));

    [Theory]
    [InlineData("""var x = "fake-GITHUB";""")]
    [InlineData("""var x = "ghp_";""")]
    [InlineData("""var x = "ghp_" + Guid.NewGuid() + "RANDOM";""")]
    [InlineData("""var x = "RANDOM";""")]
    [InlineData("""var commit = "RANDOM";""")]
    [InlineData("""var password = "changeme-changeme-1";""")]
    [InlineData("""var password = Environment.GetEnvironmentVariable("RANDOM");""")]
    [InlineData("""var x = $"Server={ct};User Id=loader;Password={ct}";""")]
    [InlineData("""var x = "Server=db;User Id=loader;Password=" + ct;""")]
    [InlineData("""var id = "6f9619ff-8b86-d011-b42d-00c04fc964ff";""")]
    [InlineData("""var x = nameof(Secrets.Dev.ApiKeys.GithubToken);""")]
    [InlineData("""// GITHUB""")]
    public Task Text_WithoutACredential_IsFine(string statements) => Test.VerifyBodyAsync(Fill(statements));

    [Fact]
    public async Task Finding_Always_SaysWhatItIsAndNothingOfIt()
    {
        var found = (await Test.VerifyBodyAsync(Fill("""var x = [|"see GITHUB"|];"""))).Single();

        found.Severity.ShouldBe(DiagnosticSeverity.Error);
        found.GetMessage(CultureInfo.InvariantCulture).ShouldStartWith("This looks like a GitHub token. ");
        found.ToString().ShouldNotContain(s_random);
    }

    [Fact]
    public Task Finding_InMarkedFixtures_IsSwitchedOffInEditorConfig() =>
        Test.VerifyBodyAsync(Fill("""var x = "GITHUB";"""), "dotnet_diagnostic.GTS1201.severity = none");

    [Fact]
    public async Task Finding_LoweredInEditorConfig_IsASuggestion() =>
        (await Test.VerifyBodyAsync(Fill("""var x = [|"GITHUB"|];"""), "dotnet_diagnostic.GTS1201.severity = suggestion")).Single().Severity.ShouldBe(DiagnosticSeverity.Info);

    [Fact]
    public async Task Finding_ByAPatternOfTheSchemas_NamesTheKey()
    {
        var project = JobProject.With($$"""
                class Job { string _a = "acme_live_{{s_random}}"; string _b = "acme_live_xxxxxxxxxxxxxxxxxxxxxxxx"; string _c = "acme_test_x"; }
                """).Project
            .With("/repo/schemas/partner.schema.json", """
                { "type": "object", "properties": { "acme": { "type": "string", "pattern": "^acme_live_[A-Za-z0-9]{20,}$" }, "name": { "type": "string", "pattern": "^acme_test_", "x-sensitive": false } } }
                """, "Schema");

        var found = (await JobProject.AnalyzeAsync(project, new SecretInSourceAnalyzer())).ShouldHaveSingleItem();

        found.Id.ShouldBe("GTS1202");
        found.GetMessage(CultureInfo.InvariantCulture).ShouldStartWith("This matches the pattern of the key 'acme' of the category 'partner'. ");
        found.ToString().ShouldNotContain(s_random);
    }
}
