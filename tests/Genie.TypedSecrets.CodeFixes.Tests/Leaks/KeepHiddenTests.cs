using Test = Genie.TypedSecrets.CodeFixes.Tests.Support.CodeFixTest<
    Genie.TypedSecrets.Generator.Analyzers.Leaks.RevealedValueLeakAnalyzer,
    Genie.TypedSecrets.CodeFixes.Leaks.KeepHiddenCodeFix>;

namespace Genie.TypedSecrets.CodeFixes.Tests.Leaks;

public sealed class KeepHiddenTests
{
    [Theory]
    [InlineData(
        "Console.WriteLine($\"token {Secrets.Current.ApiKeys.GithubToken.Reveal()}\");",
        "Console.WriteLine($\"token {Secrets.Current.ApiKeys.GithubToken}\");")]
    [InlineData(
        "Console.WriteLine(\"token {0}\", Secrets.Current.ApiKeys.GithubToken.Reveal());",
        "Console.WriteLine(\"token {0}\", Secrets.Current.ApiKeys.GithubToken);")]
    [InlineData(
        "Console.WriteLine(\"token \" + Secrets.Current.ApiKeys.GithubToken.Reveal());",
        "Console.WriteLine(\"token \" + Secrets.Current.ApiKeys.GithubToken);")]
    [InlineData(
        "throw new InvalidOperationException($\"{Secrets.Current.ApiKeys.GithubToken.Reveal() /* why */}\");",
        "throw new InvalidOperationException($\"{Secrets.Current.ApiKeys.GithubToken /* why */}\");")]
    [InlineData(
        "Console.WriteLine(Secrets.Current.ApiKeys.GithubToken.Reveal());",
        "Console.WriteLine(Secrets.Current.ApiKeys.GithubToken);")]
    [InlineData(
        "var token = Secrets.Current.ApiKeys.GithubToken.Reveal(); Console.WriteLine(token);",
        "var token = Secrets.Current.ApiKeys.GithubToken.Reveal(); Console.WriteLine(Secrets.Current.ApiKeys.GithubToken);")]
    [InlineData(
        "var token = Secrets.Current.ApiKeys.GithubToken.Reveal(); Console.WriteLine($\"token {token}\");",
        "var token = Secrets.Current.ApiKeys.GithubToken.Reveal(); Console.WriteLine($\"token {Secrets.Current.ApiKeys.GithubToken}\");")]
    public Task Fix_OfAValueThatIsPrinted_PrintsTheSecret(string before, string after) => Test.VerifyBodyAsync(before, after);

    [Fact]
    public Task FixAll_OfSeveralValues_HidesEach() => Test.VerifyAllAsync(
        Test.Body("var keys = await Secrets.Current.ApiKeys.GetAsync(ct); Console.WriteLine($\"{keys.GithubToken.Reveal()} {keys.ExternalApi.Key.Reveal()}\"); Console.Write(\"a\" + keys.GithubToken.Reveal());"),
        Test.Body("var keys = await Secrets.Current.ApiKeys.GetAsync(ct); Console.WriteLine($\"{keys.GithubToken} {keys.ExternalApi.Key}\"); Console.Write(\"a\" + keys.GithubToken);"));

    [Theory]
    [InlineData("Results.Ok(new { Token = Secrets.Current.ApiKeys.GithubToken.Reveal() })", "Results.Ok(new { Token = Secrets.Current.ApiKeys.GithubToken })")]
    [InlineData("Results.Ok(Secrets.Current.ApiKeys.GithubToken.Reveal())", "Results.Ok(Secrets.Current.ApiKeys.GithubToken)")]
    public Task Fix_OfAResponse_RespondsWithTheSecret(string before, string after) => Test.VerifyAsync(Endpoint(before), Endpoint(after));

    private static string Endpoint(string result) => $$"""
        using Microsoft.AspNetCore.Http;

        namespace Microsoft.AspNetCore.Http { internal static class Results { internal static object Ok(object value) => value; } }

        namespace IngestJob { internal static class Endpoint { internal static object Get() => {{result}}; } }
        """;

    [Theory]
    [InlineData("throw new InvalidOperationException(Secrets.Current.ApiKeys.GithubToken.Reveal());")]
    [InlineData("var token = Secrets.Current.ApiKeys.GithubToken.Reveal(); token += \"x\"; Console.WriteLine(token);")]
    public Task Fix_WhereTheValueIsAString_IsNotOffered(string statements) => Test.OffersNothingAsync(Test.Body(statements));
}
