using Genie.TypedSecrets.CodeFixes.Blocking;
using Genie.TypedSecrets.CodeFixes.Tests.Support;
using Genie.TypedSecrets.Generator.Analyzers.Blocking;
using Microsoft.CodeAnalysis;
using Test = Genie.TypedSecrets.CodeFixes.Tests.Support.CodeFixTest<
    Genie.TypedSecrets.Generator.Analyzers.Blocking.BlockingReadAnalyzer,
    Genie.TypedSecrets.CodeFixes.Blocking.AwaitReadCodeFix>;

namespace Genie.TypedSecrets.CodeFixes.Tests.Blocking;

public sealed class AwaitReadTests
{
    [Theory]
    [InlineData(
        "var token = Secrets.Current.ApiKeys.GithubToken;",
        "var token = (await Secrets.Current.ApiKeys.GetAsync(ct)).GithubToken;")]
    [InlineData(
        "var record = Secrets.Current.Database.Get();",
        "var record = await Secrets.Current.Database.GetAsync(ct);")]
    [InlineData(
        "var host = Secrets.Current.Database.Get().Host;",
        "var host = (await Secrets.Current.Database.GetAsync(ct)).Host;")]
    [InlineData(
        "var length = /* why */ Secrets.Current.ApiKeys.GithubToken.Reveal().Length; // after",
        "var length = /* why */ (await Secrets.Current.ApiKeys.GetAsync(ct)).GithubToken.Reveal().Length; // after")]
    [InlineData(
        "Func<CancellationToken, Task> f = static async inner => { await Task.Yield(); _ = Secrets.Current.ApiKeys.GithubToken; };",
        "Func<CancellationToken, Task> f = static async inner => { await Task.Yield(); _ = (await Secrets.Current.ApiKeys.GetAsync(inner)).GithubToken; };")]
    [InlineData(
        "Func<Task> f = static async () => { await Task.Yield(); _ = Secrets.Current.ApiKeys.GithubToken; };",
        "Func<Task> f = static async () => { await Task.Yield(); _ = (await Secrets.Current.ApiKeys.GetAsync()).GithubToken; };")]
    public Task Fix_OfARead_AwaitsItWithTheTokenInScope(string before, string after) => Test.VerifyBodyAsync(before, after);

    [Fact]
    public Task Fix_InAProgram_TakesTheLocalToken() => Test.VerifyAsync(
        """
        using IngestJob;

        using var source = new CancellationTokenSource();
        var stop = source.Token;
        await Task.Yield();
        _ = Secrets.Current.ApiKeys.GithubToken;
        """,
        """
        using IngestJob;

        using var source = new CancellationTokenSource();
        var stop = source.Token;
        await Task.Yield();
        _ = (await Secrets.Current.ApiKeys.GetAsync(stop)).GithubToken;
        """,
        OutputKind.ConsoleApplication);

    [Fact]
    public Task FixAll_OfSeveralReads_AwaitsEach() => Test.VerifyAllAsync(
        Test.Body("Use(Secrets.Dev.Database.Port, Secrets.Current.ApiKeys.GithubToken); _ = Secrets.Current.Database.Get(); void Use(int port, Secret<string> token) { }"),
        Test.Body("Use((await Secrets.Dev.Database.GetAsync(ct)).Port, (await Secrets.Current.ApiKeys.GetAsync(ct)).GithubToken); _ = await Secrets.Current.Database.GetAsync(ct); void Use(int port, Secret<string> token) { }"));

    [Fact]
    public Task Fix_InAChainOfConditionalAccess_IsNotOffered() => Test.OffersNothingAsync(
        Test.Body("var keys = Environment.ProcessId > 0 ? Secrets.Current.ApiKeys : null; _ = keys?.GithubToken;"));
}
