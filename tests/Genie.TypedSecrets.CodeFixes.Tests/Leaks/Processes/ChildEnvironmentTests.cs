using Microsoft.CodeAnalysis;
using Test = Genie.TypedSecrets.CodeFixes.Tests.Support.CodeFixTest<
    Genie.TypedSecrets.Generator.Analyzers.Leaks.RevealedValueLeakAnalyzer,
    Genie.TypedSecrets.CodeFixes.Leaks.Processes.ChildEnvironmentCodeFix>;

namespace Genie.TypedSecrets.CodeFixes.Tests.Leaks.Processes;

public sealed class ChildEnvironmentTests
{
    private const string Set = """Environment.SetEnvironmentVariable("NPM_TOKEN", Secrets.Current.ApiKeys.GithubToken.Reveal());""";

    [Theory]
    [InlineData(
        $$"""{{Set}} Process.Start("npm", "publish");""",
        """Process.Start(new ProcessStartInfo("npm", "publish") { Environment = { ["NPM_TOKEN"] = Secrets.Current.ApiKeys.GithubToken.Reveal() } });""")]
    [InlineData(
        $$"""var start = new ProcessStartInfo("npm", "publish"); {{Set}} using var npm = Process.Start(start);""",
        """var start = new ProcessStartInfo("npm", "publish"); start.Environment["NPM_TOKEN"] = Secrets.Current.ApiKeys.GithubToken.Reveal(); using var npm = Process.Start(start);""")]
    [InlineData(
        $$"""{{Set}} var start = new ProcessStartInfo("npm"); start.ArgumentList.Add("publish"); await Process.Start(start)!.WaitForExitAsync(ct);""",
        """var start = new ProcessStartInfo("npm"); start.Environment["NPM_TOKEN"] = Secrets.Current.ApiKeys.GithubToken.Reveal(); start.ArgumentList.Add("publish"); await Process.Start(start)!.WaitForExitAsync(ct);""")]
    [InlineData(
        $$"""{{Set}} Process.Start(new ProcessStartInfo("npm") { Arguments = "publish", Environment = { ["CI"] = "1" } });""",
        """Process.Start(new ProcessStartInfo("npm") { Arguments = "publish", Environment = { ["CI"] = "1", ["NPM_TOKEN"] = Secrets.Current.ApiKeys.GithubToken.Reveal() } });""")]
    public Task Fix_BeforeAProcess_SetsTheVariableOfThatProcess(string before, string after) => Test.VerifyAsync(Job(before), Job(after));

    [Fact]
    public Task Fix_InAProgram_MovesTheStatementWithItsComment() => Test.VerifyAsync(
        $"using System.Diagnostics;\nusing IngestJob;\n\nvar start = new ProcessStartInfo(\"npm\", \"publish\");\n\n// For the registry.\n{Set}\nProcess.Start(start);\n",
        "using System.Diagnostics;\nusing IngestJob;\n\nvar start = new ProcessStartInfo(\"npm\", \"publish\");\n\n// For the registry.\nstart.Environment[\"NPM_TOKEN\"] = Secrets.Current.ApiKeys.GithubToken.Reveal();\nProcess.Start(start);\n",
        OutputKind.ConsoleApplication);

    [Fact]
    public Task FixAll_OfTwoVariables_SetsBoth() => Test.VerifyAllAsync(
        Job($$"""{{Set}} Environment.SetEnvironmentVariable("TOKEN", Secrets.Current.ApiKeys.GithubToken.Reveal()); Process.Start("npm", "publish");"""),
        Job("""Process.Start(new ProcessStartInfo("npm", "publish") { Environment = { ["NPM_TOKEN"] = Secrets.Current.ApiKeys.GithubToken.Reveal(), ["TOKEN"] = Secrets.Current.ApiKeys.GithubToken.Reveal() } });"""));

    [Theory]
    [InlineData(Set)]
    [InlineData($$"""{{Set}} Console.WriteLine(); Process.Start("npm", "publish");""")]
    [InlineData($$"""{{Set}} Process.Start("npm", "a"); Process.Start("npm", "b");""")]
    [InlineData($$"""{{Set}} _ = Environment.GetEnvironmentVariable("PATH"); Process.Start("npm");""")]
    [InlineData($$"""Process.Start("npm"); {{Set}}""")]
    [InlineData($$"""{{Set}} Process.Start(new ProcessStartInfo("npm") { UseShellExecute = true });""")]
    public Task Fix_WhereOtherCodeCanNeedTheVariable_IsNotOffered(string statements) => Test.OffersNothingAsync(Job(statements));

    private static string Job(string statements) => $$"""
        using System.Diagnostics;

        namespace IngestJob;

        internal sealed class Job
        {
            public async Task RunAsync(CancellationToken ct)
            {
                await Task.Yield();
                {{statements}}
            }
        }
        """;
}
