using Genie.TypedSecrets.Generator.Analyzers.Blocking;
using Genie.TypedSecrets.Generator.Tests.Analyzers.Support;
using Microsoft.CodeAnalysis;

namespace Genie.TypedSecrets.Generator.Tests.Analyzers.Blocking;

public sealed class BlockingReadTests
{
    [Theory]
    [InlineData("var token = [|Secrets.Current.ApiKeys.GithubToken|];")]
    [InlineData("var port = [|Secrets.Dev.Database.Port|];")]
    [InlineData("var record = [|Secrets.Current.Database.Get()|];")]
    [InlineData("var url = [|Secrets.Current.ApiKeys.ExternalApi|].BaseUrl;")]
    [InlineData("var keys = Secrets.Current.ApiKeys; var token = [|keys.GithubToken|];")]
    [InlineData("Func<Task> load = async () => { await Task.Yield(); _ = [|Secrets.Current.ApiKeys.GithubToken|]; };")]
    [InlineData("async Task LoadAsync() { await Task.Yield(); _ = [|Secrets.Current.ApiKeys.GithubToken|]; }")]
    [InlineData("_ = [|Secrets.Current.ApiKeys.GithubToken|]; await Secrets.PreloadAsync(ct);")]
    public async Task Read_WhereAwaitingIsPossible_IsFound(string statements) => await AnalyzerTest<BlockingReadAnalyzer>.VerifyBodyAsync(statements);

    [Theory]
    [InlineData("var keys = await Secrets.Current.ApiKeys.GetAsync(ct); _ = keys.GithubToken;")]
    [InlineData("_ = Secrets.Current.ApiKeys.SecretName + Secrets.Current.ApiKeys.Environment;")]
    [InlineData("var name = nameof(Secrets.Current.ApiKeys.GithubToken);")]
    [InlineData("await Secrets.PreloadAsync(ct); _ = Secrets.Current.ApiKeys.GithubToken;")]
    [InlineData("Func<Secret<string>> read = () => Secrets.Current.ApiKeys.GithubToken;")]
    [InlineData("Secret<string> Read() => Secrets.Current.ApiKeys.GithubToken;")]
    [InlineData("lock (this) { _ = Secrets.Current.ApiKeys.GithubToken; }")]
    [InlineData("try { } catch (Exception) when (Secrets.Current.Database.Port == 1) { }")]
    [InlineData("var tokens = from n in new[] { 1 } select Secrets.Current.ApiKeys.GithubToken;")]
    public async Task Read_WhereItDoesNotBlockOrCannotBeAwaited_IsFine(string statements) => await AnalyzerTest<BlockingReadAnalyzer>.VerifyBodyAsync(statements);

    [Fact]
    public async Task Read_InASynchronousMethod_IsFine() => await AnalyzerTest<BlockingReadAnalyzer>.VerifyAsync("""
        namespace IngestJob;

        internal sealed class Job
        {
            private Secret<string> Token => Secrets.Current.ApiKeys.GithubToken;

            public int Length() => Token.Reveal().Length + Secrets.Current.Database.Port;
        }
        """);

    [Fact]
    public async Task Read_InAnAsynchronousProgram_IsFound() => await AnalyzerTest<BlockingReadAnalyzer>.VerifyAsync(
        """
        using IngestJob;

        await Task.Yield();
        _ = [|Secrets.Current.ApiKeys.GithubToken|];
        """,
        kind: OutputKind.ConsoleApplication);

    [Fact]
    public async Task Read_OfAnAccessorThatABaseClassInAnotherFileDeclares_IsFound()
    {
        var job = JobProject.With("""
            namespace IngestJob;

            internal sealed class Job : JobBase
            {
                public async Task<int> RunAsync()
                {
                    await Task.Yield();
                    return Keys.GithubToken.Reveal().Length;
                }
            }
            """);
        var project = job.Project.AddDocument("JobBase.cs", """
            namespace IngestJob;

            internal abstract class Root { protected ApiKeysAccessor Keys => Secrets.Current.ApiKeys; }

            internal abstract class JobBase : Root;
            """, filePath: "/repo/JobBase.cs").Project;
        (await JobProject.CompileAsync(project.GetDocument(job.Id)!)).ShouldBeEmpty();

        (await JobProject.AnalyzeAsync(project, new BlockingReadAnalyzer())).ShouldHaveSingleItem().Location.GetLineSpan().StartLinePosition.Line.ShouldBe(7);
    }

    [Fact]
    public async Task Rule_ByDefault_IsASuggestion()
    {
        var found = await AnalyzerTest<BlockingReadAnalyzer>.VerifyBodyAsync("_ = [|Secrets.Current.ApiKeys.GithubToken|];");

        found.Single().Severity.ShouldBe(DiagnosticSeverity.Info);
        found.Single().GetMessage(System.Globalization.CultureInfo.InvariantCulture).ShouldContain("(await ….GetAsync()).GithubToken");
    }

    [Fact]
    public async Task Rule_RaisedInEditorConfig_IsAnError()
    {
        var found = await AnalyzerTest<BlockingReadAnalyzer>.VerifyBodyAsync(
            "_ = [|Secrets.Current.ApiKeys.GithubToken|];",
            "dotnet_diagnostic.GTS1701.severity = error");

        found.Single().Severity.ShouldBe(DiagnosticSeverity.Error);
    }

    [Fact]
    public async Task Rule_SwitchedOffInEditorConfig_IsSilent() => await AnalyzerTest<BlockingReadAnalyzer>.VerifyBodyAsync(
        "_ = Secrets.Current.ApiKeys.GithubToken;",
        "dotnet_diagnostic.GTS1701.severity = none");
}
