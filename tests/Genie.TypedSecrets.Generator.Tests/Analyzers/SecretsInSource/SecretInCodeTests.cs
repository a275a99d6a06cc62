using System.Globalization;
using Genie.TypedSecrets.Generator.Analyzers.SecretsInSource;
using Genie.TypedSecrets.Generator.Tests.Analyzers.Support;
using Microsoft.CodeAnalysis;
using Test = Genie.TypedSecrets.Generator.Tests.Analyzers.Support.AnalyzerTest<Genie.TypedSecrets.Generator.Analyzers.SecretsInSource.SecretInSourceAnalyzer>;

namespace Genie.TypedSecrets.Generator.Tests.Analyzers.SecretsInSource;

/// <summary>Tests credentials in strings of the code. The tests of the detector cover how credentials are recognized.</summary>
public sealed class SecretInCodeTests
{
    // Composed here, so that the repository contains no such text. Never issued. The last six characters are the checksum.
    private static readonly string s_random = new("R7vQ2mZx9KpL4wTn8BsY3cHd6FgJ1aEuWiXo".ToCharArray().Reverse().ToArray());
    private static readonly string s_valid = s_random[..30] + Genie.TypedSecrets.Generator.Tests.Analyzers.Support.TokenChecksum.Of(s_random[..30]);
    private static readonly string s_token = "ghp_" + s_valid;

    private static string Fill(string code) => code
        .Replace("GITHUB", s_token, StringComparison.Ordinal)
        .Replace("RANDOM", s_random[..24], StringComparison.Ordinal)
        .Replace("BASE64", Convert.ToBase64String(System.Text.Encoding.ASCII.GetBytes(s_random[..32])), StringComparison.Ordinal)
        .Replace("PASSPHRASE", "Harbour-" + "Rain-41!", StringComparison.Ordinal);

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
    public Task Text_WithACredential_IsReported(string statements) => Test.VerifyBodyAsync(Fill(statements));

    [Theory]
    [InlineData("""var clientSecret = {|GTS1203:"RANDOM"|};""")]
    [InlineData("""var o = new { ApiKey = {|GTS1203:"RANDOM"|} };""")]
    [InlineData("""string? password = Environment.MachineName ?? {|GTS1203:"RANDOM"|};""")]
    [InlineData("""Environment.SetEnvironmentVariable("PARTNER_TOKEN", {|GTS1203:"RANDOM"|});""")]
    [InlineData("""var d = new Dictionary<string, string> { ["Password"] = {|GTS1203:"RANDOM"|} };""")]
    [InlineData("""var d = new Dictionary<string, string> { { "Secret", {|GTS1203:"RANDOM"|} } };""")]
    [InlineData("""Connect("loader", {|GTS1203:"RANDOM"|}); void Connect(string user, string password) { }""")]
    [InlineData("""Connect(password: {|GTS1203:"RANDOM"|}); void Connect(string password) { }""")]
    [InlineData("""string[] apiKeys = [{|GTS1203:"RANDOM"|}, "other"];""")]
    [InlineData("""var tokens = new[] { {|GTS1203:"RANDOM"|} };""")]
    [InlineData("""var apiKey = ct.CanBeCanceled switch { true => {|GTS1203:"RANDOM"|}, _ => "" };""")]
    [InlineData("""var apiKey = ct.CanBeCanceled ? {|GTS1203:"RANDOM"|} : null;""")]
    [InlineData("""var apiKey = ""; if (apiKey == {|GTS1203:"RANDOM"|}) { }""")]
    [InlineData("""var apiKey = ""; if (apiKey is {|GTS1203:"RANDOM"|}) { }""")]
    [InlineData("""var apiKey = ""; if (apiKey.Equals({|GTS1203:"RANDOM"|}, StringComparison.Ordinal)) { }""")]
    [InlineData("""var apiKey = ""; switch (apiKey) { case {|GTS1203:"RANDOM"|}: break; }""")]
    [InlineData("""string GetApiKey() => {|GTS1203:"RANDOM"|};""")]
    [InlineData("""string GetApiKey() { return {|GTS1203:"RANDOM"|}; }""")]
    [InlineData("""var signingKey = System.Text.Encoding.UTF8.GetBytes({|GTS1203:"RANDOM"|});""")]
    [InlineData("""var signingKey = Convert.FromBase64String({|GTS1203:"BASE64"|});""")]
    [InlineData("""using var hmac = new System.Security.Cryptography.HMACSHA256(System.Text.Encoding.UTF8.GetBytes({|GTS1203:"RANDOM"|}));""")]
    [InlineData("""var header = new System.Net.Http.Headers.AuthenticationHeaderValue("Bearer", {|GTS1203:"RANDOM"|});""")]
    [InlineData("""new HttpRequestMessage().Headers.Add("Ocp-Apim-Subscription-Key", {|GTS1203:"RANDOM"|});""")]
    [InlineData("""new HttpRequestMessage().Headers.Add("x-functions-key", {|GTS1203:"RANDOM"|});""")]
    [InlineData("""new HttpRequestMessage().Headers.Add("Authorization", {|GTS1203:"Bearer RANDOM"|});""")]
    [InlineData("""new HttpRequestMessage().Headers.TryAddWithoutValidation("X-Api-Key", {|GTS1203:"RANDOM"|});""")]
    [InlineData("""var url = {|GTS1203:"https://api.genie.net/items?page=1&apikey=RANDOM"|};""")]
    [InlineData("""var body = {|GTS1203:"grant_type=client_credentials&client_secret=RANDOM"|};""")]
    [InlineData("""var json = {|GTS1203:"{ \"api_key\": \"RANDOM\" }"|};""")]
    [InlineData("""var login = new System.Net.NetworkCredential("loader", {|GTS1203:"PASSPHRASE"|});""")]
    [InlineData("""var smtpPassword = {|GTS1203:"PASSPHRASE"|};""")]
    [InlineData("""var config = new Dictionary<string, string> { ["Jwt:Key"] = {|GTS1203:"RANDOM"|} };""")]
    [InlineData("""Encrypt({|GTS1203:"RANDOM1"|}); void Encrypt(string key) { }""")]
    [InlineData("""var pair = new KeyValuePair<string, string>("client_secret", {|GTS1203:"RANDOM"|});""")]
    [InlineData("""var login = (User: "loader", Password: {|GTS1203:"RANDOM"|});""")]
    public Task Text_InAPlaceForSecrets_IsReported(string statements) => Test.VerifyBodyAsync(Fill(statements));

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
    [InlineData("""var d = new Dictionary<string, string> { { "AzureAdB2C__ClientSecret1", Environment.MachineName } };""")]
    [InlineData("""var continuationToken = "RANDOM";""")]
    [InlineData("""var publicKeyToken = "RANDOM";""")]
    [InlineData("""var cacheKey = "RANDOM";""")]
    [InlineData("""var d = new Dictionary<string, int>(); d.Add("RANDOM1", 1); _ = d.ContainsKey("RANDOM1");""")]
    [InlineData("""_ = GetSetting("RANDOM1"); string GetSetting(string key) => key;""")]
    [InlineData("""var passwordHash = "RANDOM";""")]
    [InlineData("""const string ApiKeyHeader = "X-Api-Key-2041";""")]
    [InlineData("""const string ApiKey = "X-API-KEY";""")]
    [InlineData("""const string AuthToken = "authTokenOfTheUser";""")]
    [InlineData("""const string Password = "User.Password.TooShort1";""")]
    [InlineData("""var password = "P@ssw0rd!";""")]
    [InlineData("""var password = "yourWeak(!)Password";""")]
    [InlineData("""var password = "Pass@word1";""")]
    [InlineData("""var secret = "__CLIENT_SECRET_2041__";""")]
    [InlineData("""var secret = "ENTER_CLIENT_SECRET_HERE1";""")]
    [InlineData("""var secret = "SET_IN_KEYVAULT_2041";""")]
    [InlineData("""var secret = "op://vault/item2041/password";""")]
    [InlineData("""var clientSecret = "6f9619ff-8b86-d011-b42d-00c04fc964ff";""")]
    [InlineData("""var secretUri = "https://genie.vault.azure.net/secrets/db/0123456789abcdef0123456789abcdef";""")]
    [InlineData("""var key = Environment.GetEnvironmentVariable("GENIE_API_KEY_2041_RANDOM");""")]
    [InlineData("""var accountKey = "Eby8vdM02xNOcqFlqUwJPLlmEtlCDXJ1OUzFT50uSRZ6IFsuFq2UVErCz4I6tq/K1SZFPTOtr/KBHBeksoGMGw==";""")]
    [InlineData("""var x = "Server=localhost;User Id=sa;Password=P@ssw0rd";""")]
    [InlineData("""Console.WriteLine("Enter your password1:");""")]
    public Task Text_WithoutACredential_ReportsNothing(string statements) => Test.VerifyBodyAsync(Fill(statements));

    [Fact]
    public async Task Message_OfAFinding_SaysWhatItIsAndWhy()
    {
        var found = (await Test.VerifyBodyAsync(Fill("""var x = [|"see GITHUB"|];"""))).Single();

        found.Severity.ShouldBe(DiagnosticSeverity.Error);
        found.GetMessage(CultureInfo.InvariantCulture).ShouldStartWith("This looks like a GitHub token (valid checksum). ");
        found.ToString().ShouldNotContain(s_valid);
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

    [Theory]
    [InlineData("""var x = [|"GITHUB"|];""", DiagnosticSeverity.Error)]
    [InlineData("""var x = [|"Server=db.genie.net;User Id=loader;Password=RANDOM"|];""", DiagnosticSeverity.Warning)]
    [InlineData("""var x = [|"Server=localhost;User Id=loader;Password=RANDOM"|];""", DiagnosticSeverity.Info)]
    public async Task Severity_OfAFinding_DependsOnWhatProvesIt(string statements, DiagnosticSeverity expected) =>
        (await Test.VerifyBodyAsync(Fill(statements))).Single().Severity.ShouldBe(expected);

    [Fact]
    public async Task Severity_InAProjectOfTests_IsAStepLower()
    {
        var project = JobProject.With($"class Job {{ string _a = \"{s_token}\"; }}").Project.WithAssemblyName("Ingest.Tests");

        (await JobProject.AnalyzeAsync(project, new SecretInSourceAnalyzer())).ShouldHaveSingleItem().Severity.ShouldBe(DiagnosticSeverity.Warning);
    }

    [Fact]
    public async Task Severity_UnderTheNameOfASample_IsAWarning() =>
        (await Test.VerifyBodyAsync(Fill("""const string SampleToken = [|"GITHUB"|];"""))).Single().Severity.ShouldBe(DiagnosticSeverity.Warning);

    [Theory]
    [InlineData("""var x = "GITHUB"; // fake-secret: never issued""")]
    [InlineData("// fake-secret: never issued\nvar x = \"GITHUB\";")]
    [InlineData("""var x = "GITHUB"; // gitleaks:allow""")]
    [InlineData("""var x = "GITHUB"; // pragma: allowlist secret""")]
    [InlineData("""var x = "GITHUB"; // [SuppressMessage("Microsoft.Security", "CS001:SecretInline", Justification="Fake")]""")]
    [InlineData("// [SuppressMessage(\"Microsoft.Security\", \"CS002:SecretInNextLine\", Justification=\"Public client\")]\nvar x = \"GITHUB\";")]
    [InlineData("// pragma: allowlist nextline secret\nvar x = \"GITHUB\";")]
    public Task Text_MarkedAsFakeByAComment_IsNotReported(string statements) => Test.VerifyBodyAsync(Fill(statements));

    [Theory]
    [InlineData("/repo/src/TestConstants.cs", DiagnosticSeverity.Warning)]
    [InlineData("/repo/src/Internal/MockHelpers.cs", DiagnosticSeverity.Warning)]
    [InlineData("/repo/consoletests/Signing/Program.cs", DiagnosticSeverity.Warning)]
    [InlineData("/repo/demos/Signing/Program.cs", DiagnosticSeverity.Warning)]
    [InlineData("/repo/src/Testimonials.cs", DiagnosticSeverity.Error)]
    public async Task Severity_InAFileOfTests_IsAStepLower(string path, DiagnosticSeverity expected)
    {
        var project = JobProject.With("namespace IngestJob;").Project.AddDocument("Constants.cs", $"class Constants {{ string _a = \"{s_token}\"; }}", filePath: path).Project;

        (await JobProject.AnalyzeAsync(project, new SecretInSourceAnalyzer())).ShouldHaveSingleItem().Severity.ShouldBe(expected);
    }

    [Fact]
    public Task Text_MarkedWithoutAReason_IsReported() => Test.VerifyBodyAsync(Fill("""var x = [|"GITHUB"|]; // fake-secret:"""));

    [Fact]
    public Task Text_MarkedAsFakeByTheAttribute_IsNotReported() => Test.VerifyAsync(Fill("""
        namespace IngestJob;

        internal sealed class Job
        {
            [FakeSecret("printed in the vendor's documentation")]
            private const string Token = "GITHUB";

            private const string Other = [|"GITHUB"|];

            [FakeSecret("never issued")]
            public void Run() => Console.WriteLine("GITHUB");
        }
        """));
}
