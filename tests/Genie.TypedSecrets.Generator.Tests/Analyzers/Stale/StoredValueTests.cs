using Genie.TypedSecrets.Generator.Analyzers.Stale;
using Genie.TypedSecrets.Generator.Tests.Analyzers.Support;
using Microsoft.CodeAnalysis;

namespace Genie.TypedSecrets.Generator.Tests.Analyzers.Stale;

public sealed class StoredValueTests
{
    [Theory]
    [InlineData("private static readonly string s_token = {|GTS1601:Secrets.Current.ApiKeys.GithubToken.Reveal()|};")]
    [InlineData("public static string Token { get; } = {|GTS1601:Secrets.Current.ApiKeys.GithubToken.Reveal()|};")]
    [InlineData("private static readonly string s_header = \"Bearer \" + {|GTS1601:Secrets.Current.ApiKeys.GithubToken.Reveal()|};")]
    [InlineData("private static readonly Lazy<string> s_token = new({|GTS1601:() => Secrets.Current.ApiKeys.GithubToken.Reveal()|});")]
    [InlineData("private static string? s_token; public void Run() => s_token = {|GTS1601:Secrets.Current.ApiKeys.GithubToken.Reveal()|};")]
    [InlineData("private static string? s_token; public string Run() => s_token ??= {|GTS1601:Secrets.Current.ApiKeys.GithubToken.Reveal()|};")]
    [InlineData("private static string s_token; static Job() { var token = Secrets.Current.ApiKeys.GithubToken.Reveal(); s_token = {|GTS1601:token|}; }")]
    [InlineData("public static Job Instance { get; } = new(); private readonly string _token = {|GTS1601:Secrets.Current.ApiKeys.GithubToken.Reveal()|};")]
    [InlineData("private readonly string _token; public Job(Secret<string> token) => _token = {|GTS1602:token.Reveal()|};")]
    [InlineData("private readonly string _token = {|GTS1602:Secrets.Current.ApiKeys.GithubToken.Reveal()|};")]
    [InlineData("public string Token { get; } = {|GTS1602:Secrets.Current.ApiKeys.GithubToken.Reveal()|};")]
    [InlineData("public string? Token { get; set; } public async Task LoadAsync() => Token = {|GTS1602:(await Secrets.Current.ApiKeys.GetAsync()).GithubToken.Reveal()|};")]
    public async Task Value_StoredInAMember_IsFound(string members) => await VerifyAsync(members);

    [Theory]
    [InlineData("private static readonly ApiKeysAccessor s_keys = Secrets.Current.ApiKeys;")]
    [InlineData("private readonly Secret<string> _token = Secrets.Current.ApiKeys.GithubToken;")]
    [InlineData("private static string Token => Secrets.Current.ApiKeys.GithubToken.Reveal();")]
    [InlineData("private static readonly int s_length = Secrets.Current.ApiKeys.GithubToken.Reveal().Length;")]
    [InlineData("private readonly bool _known = Secrets.Current.ApiKeys.GithubToken.Reveal().StartsWith(\"fake\", StringComparison.Ordinal);")]
    [InlineData("private static readonly Func<string> s_read = () => Secrets.Current.ApiKeys.GithubToken.Reveal();")]
    [InlineData("public void Run(HttpRequestMessage request) => request.Headers.Authorization = new(\"Bearer\", Secrets.Current.ApiKeys.GithubToken.Reveal());")]
    [InlineData("public void Run() { var token = Secrets.Current.ApiKeys.GithubToken.Reveal(); _ = token.Length; }")]
    [InlineData("public Options Run() => new() { Token = Secrets.Current.ApiKeys.GithubToken.Reveal() };")]
    [InlineData("public void Run(Options options) => options.Token = Secrets.Current.ApiKeys.GithubToken.Reveal();")]
    [InlineData("private string Header { set => _ = value; } public void Run() => Header = Secrets.Current.ApiKeys.GithubToken.Reveal();")]
    public async Task Member_ThatKeepsNoValue_IsFine(string members) => await VerifyAsync(members);

    [Theory]
    [InlineData("services.AddSingleton<Client>();")]
    [InlineData("services.AddSingleton<IDisposable, Client>();")]
    [InlineData("services.AddSingleton<IngestJob.Client>();")]
    public async Task Value_InASingletonOfTheContainer_IsFound(string registration) => await AnalyzerTest<StoredValueAnalyzer>.VerifyAsync($$"""
        namespace IngestJob;

        internal interface IServices { void AddSingleton<T>(); void AddSingleton<T, TImplementation>(); }

        internal static class Startup { internal static void Add(IServices services) { {{registration}} } }

        internal sealed class Client(Secret<string> token) : IDisposable
        {
            private readonly string _token = {|GTS1601:token.Reveal()|};

            public void Dispose() => _ = _token;
        }
        """);

    [Fact]
    public async Task Rules_ByDefault_AreAWarningAndASuggestion()
    {
        var found = await AnalyzerTest<StoredValueAnalyzer>.VerifyAsync("""
            namespace IngestJob;

            internal sealed class Job
            {
                internal static readonly string s_token = {|GTS1601:Secrets.Current.ApiKeys.GithubToken.Reveal()|};
                internal readonly string _token = {|GTS1602:Secrets.Current.ApiKeys.GithubToken.Reveal()|};
            }
            """);

        found.Select(diagnostic => diagnostic.Severity).ShouldBe([DiagnosticSeverity.Warning, DiagnosticSeverity.Info]);
    }

    [Fact]
    public async Task Rule_SwitchedOffInEditorConfig_IsSilent() => await VerifyAsync(
        "private static readonly string s_token = Secrets.Current.ApiKeys.GithubToken.Reveal();",
        "dotnet_diagnostic.GTS1601.severity = none");

    private static async Task VerifyAsync(string members, string editorConfig = "") => await AnalyzerTest<StoredValueAnalyzer>.VerifyAsync(
        $$"""
        namespace IngestJob;

        internal sealed class Options { public string? Token { get; set; } }

        internal sealed class Job
        {
            {{members}}
        }
        """,
        editorConfig);
}
