using Genie.TypedSecrets.Generator.Tests.Analyzers.Support;
using Genie.TypedSecrets.Generator.Tests.Support;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Text;

namespace Genie.TypedSecrets.Generator.Tests.Analyzers.DayOne;

/// <summary>Tests what a team is told on the day it adds the package to an application: the build succeeds, and the list is the one of the page.</summary>
public sealed class DayOneTests
{
    [Fact]
    public async Task Build_OfAnApplicationThatAddsThePackage_HasNoErrorAndTheListOfThePage()
    {
        var project = Create();
        (await project.GetCompilationAsync(TestContext.Current.CancellationToken))!
            .GetDiagnostics(TestContext.Current.CancellationToken).Where(diagnostic => diagnostic.Severity == DiagnosticSeverity.Error).ShouldBeEmpty();

        var analyzers = typeof(TypedSecretsGenerator).Assembly.GetTypes()
            .Where(type => type.IsSubclassOf(typeof(DiagnosticAnalyzer)) && !type.IsSubclassOf(typeof(DiagnosticSuppressor)) && !type.IsAbstract)
            .Select(type => (DiagnosticAnalyzer)Activator.CreateInstance(type)!);
        var found = (await JobProject.AnalyzeAsync(project, [.. analyzers])).Where(diagnostic => !diagnostic.Id.StartsWith("GTS19", StringComparison.Ordinal)).ToList();

        found.ShouldNotContain(diagnostic => diagnostic.Severity == DiagnosticSeverity.Error);
        var list = found.Select(Show).Order(StringComparer.Ordinal).ToList();
        var page = File.ReadAllLines(Repository.File("docs/analyzers.md")).SkipWhile(line => line != "## On the first day").Where(line => line.StartsWith("| `", StringComparison.Ordinal)).ToList();
        string.Join(Environment.NewLine, list).ShouldBe(string.Join(Environment.NewLine, page.Order(StringComparer.Ordinal)));
    }

    private static string Show(Diagnostic diagnostic)
    {
        var place = diagnostic.Location.GetLineSpan();
        return $"| `{place.Path["/repo/".Length..]}:{place.StartLinePosition.Line + 1}` | {diagnostic.Id} | {(diagnostic.Severity == DiagnosticSeverity.Info ? "suggestion" : "warning")} |";
    }

    private static Project Create()
    {
        var project = JobProject.With("namespace IngestJob;", kind: OutputKind.ConsoleApplication).Project;
        project = project.AddMetadataReferences(AspNetCore.References(project));
        foreach (var (path, text) in DayOneApplication.Sources)
        {
            project = project.AddDocument(Path.GetFileName(path), text, filePath: path).Project;
        }

        return DayOneApplication.Settings.Aggregate(project, (current, file) => current.AddAdditionalDocument(Path.GetFileName(file.Path), SourceText.From(file.Text), filePath: file.Path).Project);
    }
}
