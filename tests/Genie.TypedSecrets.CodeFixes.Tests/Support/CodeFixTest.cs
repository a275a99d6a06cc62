using System.Collections.Immutable;
using Genie.TypedSecrets.Generator.Tests.Analyzers.Support;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.Diagnostics;

namespace Genie.TypedSecrets.CodeFixes.Tests.Support;

/// <summary>Applies a fix to what an analyzer finds, compares the text and compiles it.</summary>
/// <typeparam name="TAnalyzer">The analyzer that finds it.</typeparam>
/// <typeparam name="TFix">The fix.</typeparam>
internal static class CodeFixTest<TAnalyzer, TFix>
    where TAnalyzer : DiagnosticAnalyzer, new()
    where TFix : CodeFixProvider, new()
{
    /// <summary>The fix of the first finding gives the expected text, and that compiles.</summary>
    internal static async Task VerifyAsync(string before, string after, OutputKind kind = OutputKind.DynamicallyLinkedLibrary)
    {
        var document = await OpenAsync(before, kind);
        var found = await FindAsync(document.Project);
        var action = (await ActionsAsync(document, found[0]))[0];

        var solution = await ApplyAsync(document.Project.Solution, action);
        await ShouldBecomeAsync(solution, document.Id, after);
        (await FindAsync(solution.GetProject(document.Project.Id)!)).Count.ShouldBeLessThan(found.Count, "the finding is still there");
    }

    /// <summary>As <see cref="VerifyAsync"/>, for statements within an asynchronous method that has a token <c>ct</c>.</summary>
    internal static Task VerifyBodyAsync(string before, string after) => VerifyAsync(Body(before), Body(after));

    /// <summary>Fixing everything at once gives the expected texts, within a document, a project of two documents, and the solution.</summary>
    internal static async Task VerifyAllAsync(string before, string after, OutputKind kind = OutputKind.DynamicallyLinkedLibrary)
    {
        var document = await OpenAsync(before, kind);
        var found = await FindAsync(document.Project);
        found.Count.ShouldBeGreaterThan(1, "fixing all needs more than one finding");
        var action = (await ActionsAsync(document, found[0]))[0];
        foreach (var scope in new[] { FixAllScope.Document, FixAllScope.Project, FixAllScope.Solution })
        {
            var context = new FixAllContext(
                document,
                new TFix(),
                scope,
                action.EquivalenceKey!,
                new TFix().FixableDiagnosticIds,
                new Finder(),
                TestContext.Current.CancellationToken);
            var all = await new TFix().GetFixAllProvider()!.GetFixAsync(context);

            await ShouldBecomeAsync(await ApplyAsync(document.Project.Solution, all!), document.Id, after);
        }
    }

    /// <summary>Fixing everything at once leaves nothing to fix in its scope, compiles, and keeps all comments, in a document, a project of two documents, and the solution.</summary>
    internal static async Task VerifyAllRemovedAsync(string code)
    {
        var document = await OpenAsync(code, OutputKind.DynamicallyLinkedLibrary);
        var other = document.Project.AddDocument("Other.cs", code.Replace("namespace IngestJob", "namespace IngestJob.Other", StringComparison.Ordinal), filePath: "/repo/Other.cs");
        document = other.Project.GetDocument(document.Id)!;
        var found = (await FindAsync(document.Project)).Where(finding => finding.Location.SourceTree!.FilePath == JobProject.Path).ToList();
        found.Count.ShouldBeGreaterThan(1, "fixing all needs more than one finding");
        var action = (await ActionsAsync(document, found[0]))[0];
        foreach (var scope in new[] { FixAllScope.Document, FixAllScope.Project, FixAllScope.Solution })
        {
            var fix = new TFix();
            var context = new FixAllContext(document, fix, scope, action.EquivalenceKey!, fix.FixableDiagnosticIds, new Finder(), TestContext.Current.CancellationToken);
            var solution = await ApplyAsync(document.Project.Solution, (await fix.GetFixAllProvider()!.GetFixAsync(context))!);

            var texts = new List<string>();
            foreach (var id in new[] { document.Id, other.Id })
            {
                (await JobProject.CompileAsync(solution.GetDocument(id)!)).ShouldBeEmpty();
                texts.Add((await solution.GetDocument(id)!.GetTextAsync(TestContext.Current.CancellationToken)).ToString());
            }

            var left = await FindAsync(solution.GetProject(document.Project.Id)!);
            left.Count(finding => scope != FixAllScope.Document || finding.Location.SourceTree!.FilePath == JobProject.Path).ShouldBe(0, texts[0]);
            texts[0].Split("// ").Length.ShouldBe(code.Split("// ").Length, "a comment is lost or repeated");
            (texts[1].Replace("namespace IngestJob.Other", "namespace IngestJob", StringComparison.Ordinal) == (scope == FixAllScope.Document ? code : texts[0])).ShouldBeTrue($"the other document in the scope {scope}");
        }
    }

    /// <summary>Something is found, and nothing is offered for it.</summary>
    internal static async Task OffersNothingAsync(string code)
    {
        var document = await OpenAsync(code, OutputKind.DynamicallyLinkedLibrary);
        var found = await FindAsync(document.Project);

        found.ShouldNotBeEmpty();
        (await ActionsAsync(document, found[0])).ShouldBeEmpty();
    }

    internal static string Body(string statements) => $$"""
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

    private static async Task<Document> OpenAsync(string code, OutputKind kind)
    {
        var document = JobProject.With(code, kind: kind);
        (await JobProject.CompileAsync(document)).ShouldBeEmpty();
        return document;
    }

    private static async Task<IReadOnlyList<Diagnostic>> FindAsync(Project project) =>
        [.. (await JobProject.AnalyzeAsync(project, new TAnalyzer())).Where(diagnostic => new TFix().FixableDiagnosticIds.Contains(diagnostic.Id))];

    private static async Task<IReadOnlyList<CodeAction>> ActionsAsync(Document document, Diagnostic diagnostic)
    {
        var actions = new List<CodeAction>();
        await new TFix().RegisterCodeFixesAsync(new CodeFixContext(document, diagnostic, (action, _) => actions.Add(action), TestContext.Current.CancellationToken));
        return actions;
    }

    private static async Task<Solution> ApplyAsync(Solution solution, CodeAction action)
    {
        var operations = await action.GetOperationsAsync(solution, new Progress<CodeAnalysisProgress>(), TestContext.Current.CancellationToken);
        return operations.OfType<ApplyChangesOperation>().Single().ChangedSolution;
    }

    private static async Task ShouldBecomeAsync(Solution solution, DocumentId id, string after)
    {
        var document = solution.GetDocument(id)!;
        (await document.GetTextAsync(TestContext.Current.CancellationToken)).ToString().ShouldBe(after);
        (await JobProject.CompileAsync(document)).ShouldBeEmpty();
    }

    // What an editor would hand to a fix of everything.
    private sealed class Finder : FixAllContext.DiagnosticProvider
    {
        public override async Task<IEnumerable<Diagnostic>> GetAllDiagnosticsAsync(Project project, CancellationToken cancellationToken) => await FindAsync(project);

        public override async Task<IEnumerable<Diagnostic>> GetDocumentDiagnosticsAsync(Document document, CancellationToken cancellationToken)
        {
            var tree = await document.GetSyntaxTreeAsync(cancellationToken);
            return (await FindAsync(document.Project)).Where(diagnostic => diagnostic.Location.SourceTree == tree);
        }

        public override async Task<IEnumerable<Diagnostic>> GetProjectDiagnosticsAsync(Project project, CancellationToken cancellationToken) =>
            (await FindAsync(project)).Where(diagnostic => !diagnostic.Location.IsInSource);
    }
}
