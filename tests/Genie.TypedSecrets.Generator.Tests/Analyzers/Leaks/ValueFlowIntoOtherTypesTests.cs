using Genie.TypedSecrets.Generator.Analyzers.Leaks;
using Genie.TypedSecrets.Generator.Tests.Analyzers.Support;

namespace Genie.TypedSecrets.Generator.Tests.Analyzers.Leaks;

/// <summary>Tests how values are followed into methods of other types of the project.</summary>
public sealed class ValueFlowIntoOtherTypesTests
{
    private const string Secret = "Secrets.Current.ApiKeys.GithubToken.Reveal()";

    [Theory]
    [InlineData("internal static class Other { internal static void Show(string text) => Console.WriteLine(text); }")]
    [InlineData("internal static class Other { internal static void Show(string text) => Inner.Show(text); } internal static class Inner { internal static void Show(string text) => Console.WriteLine(text); }")]
    [InlineData("internal static class Other { internal static void Show(string text) => Console.WriteLine(Inner.Trim(text)); } internal static class Inner { internal static string Trim(string text) => text.Trim(); }")]
    [InlineData("internal static class Other { internal static void Show(string text, int count = 1) { for (var i = 0; i < count; i++) { Write(text); } } private static void Write(string line) => Console.WriteLine(line); }")]
    [InlineData("internal static class Other { private static string? s_last; internal static void Show(string text) { s_last = text; Flush(); } private static void Flush() => Console.WriteLine(s_last); }")]
    [InlineData("internal static class Other { internal static void Show<T>(T value) => Console.WriteLine(value); }")]
    public Task Value_PassedToAMethodThatPublishesIt_IsReportedWhereItIsPassed(string types) =>
        VerifyAsync("public void Run() => Other.Show({|GTS1102:SECRET|});", types);

    [Theory]
    [InlineData("internal static class Other { internal static void Show(string text) => Console.WriteLine(text.Length); }")]
    [InlineData("internal static class Other { internal static void Show(string text) => Console.WriteLine(nameof(text)); }")]
    [InlineData("internal static class Other { internal static void Show(string text) => Console.WriteLine(text.Length > 0 ? \"set\" : \"missing\"); }")]
    [InlineData("internal static class Other { internal static void Show(string text) { if (text.Length > 0) { Show(text[1..]); } } }")]
    [InlineData("internal static class Other { internal static void Show(string text) => Inner.Show(text); } internal static class Inner { internal static void Show(string text) { if (text.Length > 0) { Other.Show(text[1..]); } } }")]
    [InlineData("internal static class Other { internal static void Show(string text) { _ = text; Console.WriteLine({|GTS1102:Secrets.Current.Database.Password.Reveal()|}); } }")]
    public Task Value_PassedToAMethodThatDoesNot_IsNotReported(string types) => VerifyAsync("public void Run() => Other.Show(SECRET);", types);

    [Theory]
    [InlineData("internal static class Other { internal static string Wrap(string text) => $\"<{text}>\"; }", "{|GTS1102:Other.Wrap(SECRET)|}")]
    [InlineData("internal static class Other { internal static string Wrap(string text) => text.Length.ToString(); }", "Other.Wrap(SECRET)")]
    [InlineData("internal static class Other { internal static string Wrap(string text) => $\"<{text}>\"; }", "Other.Wrap(\"a\" + SECRET.Length)")]
    [InlineData("internal static class Other { internal static string Plain(this Secret<string> secret) => secret.Reveal(); }", "{|GTS1102:Secrets.Current.ApiKeys.GithubToken.Plain()|}")]
    [InlineData("internal static class Other { internal static string Mask(this Secret<string> secret) => new('*', secret.Reveal().Length); }", "Secrets.Current.ApiKeys.GithubToken.Mask()")]
    [InlineData("internal static class Other { internal static string Name(this Secret<string> secret) => secret.Reveal().Length > 0 ? \"set\" : secret.ToString(); }", "Secrets.Current.ApiKeys.GithubToken.Name()")]
    public Task Value_ReturnedByAMethodOfAnotherType_IsFollowed(string types, string printed) => VerifyAsync($"public void Run() => Console.WriteLine({printed});", types);

    [Theory]
    [InlineData("", "{|GTS1102:SECRET|}")]
    [InlineData("internal sealed class Silent : ISink { public void Put(string text) => _ = text; }", "SECRET")]
    public Task Value_PassedToAnInterface_IsFollowedIfThereIsOneImplementation(string other, string passed) => VerifyAsync(
        $"private readonly ISink _sink = new ConsoleSink(); public void Run() => _sink.Put({passed});",
        $"internal interface ISink {{ void Put(string text); }} internal sealed class ConsoleSink : ISink {{ public void Put(string text) => Console.WriteLine(text); }} {other}");

    [Fact]
    public Task Value_PassedThroughMoreThanThreeTypes_IsNotFollowed() => VerifyAsync(
        "public void Run() => A.Show(SECRET);",
        "internal static class A { internal static void Show(string t) => B.Show(t); } internal static class B { internal static void Show(string t) => C.Show(t); } internal static class C { internal static void Show(string t) => D.Show(t); } internal static class D { internal static void Show(string t) => Console.WriteLine(t); }");

    private static async Task VerifyAsync(string members, string types) => await AnalyzerTest<RevealedValueLeakAnalyzer>.VerifyAsync($$"""
        namespace IngestJob;

        internal sealed class Job
        {
            {{members.Replace("SECRET", Secret, StringComparison.Ordinal)}}
        }

        {{types}}
        """);
}
