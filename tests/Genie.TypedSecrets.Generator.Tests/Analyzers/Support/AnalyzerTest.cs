using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace Genie.TypedSecrets.Generator.Tests.Analyzers.Support;

/// <summary>Runs one analyzer over a job's code and compares what it finds with what is marked in it.</summary>
/// <typeparam name="TAnalyzer">The analyzer.</typeparam>
internal static class AnalyzerTest<TAnalyzer>
    where TAnalyzer : DiagnosticAnalyzer, new()
{
    /// <summary>The analyzer finds what is marked, and nothing else. The code compiles.</summary>
    /// <param name="markup">The code of a file; see <see cref="Markup"/>. Nothing marked: nothing is found.</param>
    /// <param name="editorConfig">What the project's <c>.editorconfig</c> says.</param>
    /// <param name="kind">An executable where the code has statements at the top.</param>
    internal static Task<IReadOnlyList<Diagnostic>> VerifyAsync(
        string markup,
        string editorConfig = "",
        OutputKind kind = OutputKind.DynamicallyLinkedLibrary) => VerifyAsync(markup, code => JobProject.With(code, editorConfig, kind));

    /// <summary>As <see cref="VerifyAsync(string, string, OutputKind)"/>, in a project with other schemas.</summary>
    /// <param name="markup">The code of a file.</param>
    /// <param name="project">The project.</param>
    internal static Task<IReadOnlyList<Diagnostic>> VerifyAsync(string markup, Project project) =>
        VerifyAsync(markup, code => project.AddDocument("Job.cs", code, filePath: JobProject.Path));

    private static async Task<IReadOnlyList<Diagnostic>> VerifyAsync(string markup, Func<string, Document> create)
    {
        var (code, findings) = Markup.Parse(markup);
        var document = create(code);
        (await JobProject.CompileAsync(document)).ShouldBeEmpty();

        var found = await JobProject.AnalyzeAsync(document.Project, new TAnalyzer());

        var nameless = new TAnalyzer().SupportedDiagnostics[0].Id;
        found.Select(Show).ShouldBe(findings.Select(finding => $"{(finding.Id.Length > 0 ? finding.Id : nameless)} {code.Substring(finding.Span.Start, finding.Span.Length)}"));
        found.Select(diagnostic => diagnostic.Location.SourceSpan).ShouldBe(findings.Select(finding => finding.Span));
        return found;

        string Show(Diagnostic diagnostic) => $"{diagnostic.Id} {code.Substring(diagnostic.Location.SourceSpan.Start, diagnostic.Location.SourceSpan.Length)}";
    }

    /// <summary>As <see cref="VerifyAsync(string, string, OutputKind)"/>, for statements within a method of a class.</summary>
    /// <param name="statements">The statements. <c>ct</c> is a token.</param>
    /// <param name="editorConfig">What the project's <c>.editorconfig</c> says.</param>
    internal static Task<IReadOnlyList<Diagnostic>> VerifyBodyAsync(string statements, string editorConfig = "") => VerifyAsync(
        $$"""
        namespace IngestJob;

        internal sealed class Job
        {
            public async Task RunAsync(CancellationToken ct)
            {
                await Task.Yield();
                {{statements}}
            }
        }
        """,
        editorConfig);
}
