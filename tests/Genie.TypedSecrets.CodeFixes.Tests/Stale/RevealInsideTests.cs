using Test = Genie.TypedSecrets.CodeFixes.Tests.Support.CodeFixTest<
    Genie.TypedSecrets.Generator.Analyzers.Stale.CapturedValueAnalyzer,
    Genie.TypedSecrets.CodeFixes.Stale.RevealInsideCodeFix>;
using LoopTest = Genie.TypedSecrets.CodeFixes.Tests.Support.CodeFixTest<
    Genie.TypedSecrets.Generator.Analyzers.Stale.StaleObjectAnalyzer,
    Genie.TypedSecrets.CodeFixes.Stale.RevealInsideCodeFix>;

namespace Genie.TypedSecrets.CodeFixes.Tests.Stale;

public sealed class RevealInsideTests
{
    [Fact]
    public Task Fix_OfACapturedValue_RevealsItInTheLambda() => Test.VerifyAsync(Job("_read = () => \"Bearer \" + token + token.Length;"), Job("_read = () => \"Bearer \" + Secrets.Current.ApiKeys.GithubToken.Reveal() + Secrets.Current.ApiKeys.GithubToken.Reveal().Length;"));

    [Fact]
    public Task Fix_OfAValueBeforeALoop_RevealsItInTheLoop() => LoopTest.VerifyBodyAsync(
        "var token = (await Secrets.Current.ApiKeys.GetAsync(ct)).GithubToken.Reveal(); while (!ct.IsCancellationRequested) { _ = token.Length; }",
        "var token = (await Secrets.Current.ApiKeys.GetAsync(ct)).GithubToken.Reveal(); while (!ct.IsCancellationRequested) { _ = (await Secrets.Current.ApiKeys.GetAsync(ct)).GithubToken.Reveal().Length; }");

    private static string Job(string statement) => $$"""
        namespace IngestJob;

        internal sealed class Job
        {
            private Func<string>? _read;

            public void Run()
            {
                var token = Secrets.Current.ApiKeys.GithubToken.Reveal();
                {{statement}}
                _ = _read;
            }
        }
        """;
}
