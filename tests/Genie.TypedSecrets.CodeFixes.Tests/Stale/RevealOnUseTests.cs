using Test = Genie.TypedSecrets.CodeFixes.Tests.Support.CodeFixTest<
    Genie.TypedSecrets.Generator.Analyzers.Stale.StoredValueAnalyzer,
    Genie.TypedSecrets.CodeFixes.Stale.RevealOnUseCodeFix>;

namespace Genie.TypedSecrets.CodeFixes.Tests.Stale;

public sealed class RevealOnUseTests
{
    [Theory]
    [InlineData(
        "private static readonly string s_token = Secrets.Current.ApiKeys.GithubToken.Reveal();",
        "private static string s_token => Secrets.Current.ApiKeys.GithubToken.Reveal();")]
    [InlineData(
        "internal readonly string _header = \"Bearer \" + Secrets.Current.ApiKeys.GithubToken.Reveal(); // sent with each request",
        "internal string _header => \"Bearer \" + Secrets.Current.ApiKeys.GithubToken.Reveal(); // sent with each request")]
    [InlineData(
        "public static string Token { get; } = Secrets.Current.ApiKeys.GithubToken.Reveal();",
        "public static string Token => Secrets.Current.ApiKeys.GithubToken.Reveal();")]
    public Task Fix_OfAMemberThatKeepsAValue_ReadsItEachTime(string before, string after) => Test.VerifyAsync(Type(before), Type(after));

    [Fact]
    public Task FixAll_OfSeveralMembers_RewritesEach() => Test.VerifyAllAsync(
        Type("private static readonly string s_a = Secrets.Current.ApiKeys.GithubToken.Reveal();\n    public string B { get; } = Secrets.Current.Database.Password.Reveal();"),
        Type("private static string s_a => Secrets.Current.ApiKeys.GithubToken.Reveal();\n    public string B => Secrets.Current.Database.Password.Reveal();"));

    [Theory]
    [InlineData("private static string s_token = Secrets.Current.ApiKeys.GithubToken.Reveal();")]
    [InlineData("private string? _token; public void Run() => _token = Secrets.Current.ApiKeys.GithubToken.Reveal();")]
    [InlineData("public string Token { get; set; } = Secrets.Current.ApiKeys.GithubToken.Reveal();")]
    [InlineData("internal sealed class Inner(Secret<string> token) { internal readonly string _token = token.Reveal(); }")]
    public Task Fix_OfAMemberThatIsWrittenElsewhere_IsNotOffered(string member) => Test.OffersNothingAsync(Type(member));

    private static string Type(string member) => $$"""
        namespace IngestJob;

        internal sealed class Job
        {
            {{member}}
        }
        """;
}
