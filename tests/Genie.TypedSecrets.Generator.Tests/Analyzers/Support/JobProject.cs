using System.Collections.Concurrent;
using Genie.TypedSecrets.Generator.Tests.Support;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Host.Mef;
using Microsoft.CodeAnalysis.Text;

namespace Genie.TypedSecrets.Generator.Tests.Analyzers.Support;

/// <summary>A job's project as an editor holds it: the repository's own schemas, what is generated from them, and the code under test.</summary>
internal static class JobProject
{
    /// <summary>The path of the file under test.</summary>
    internal const string Path = "/repo/Job.cs";

    private const string ImplicitUsings = """
        global using System;
        global using System.Collections.Generic;
        global using System.IO;
        global using System.Linq;
        global using System.Net.Http;
        global using System.Threading;
        global using System.Threading.Tasks;
        global using Genie.TypedSecrets;
        """;

    // Solutions are immutable: every test forks one of these, and what they have compiled comes along.
    private static readonly Lazy<Project> s_library = new(() => Create(OutputKind.DynamicallyLinkedLibrary));
    private static readonly Lazy<Project> s_program = new(() => Create(OutputKind.ConsoleApplication));

    /// <summary>The project with one source file.</summary>
    /// <param name="code">The file's text.</param>
    /// <param name="editorConfig">What its <c>.editorconfig</c> says for <c>*.cs</c>, or nothing.</param>
    /// <param name="kind">An executable where the code has statements at the top.</param>
    internal static Document With(string code, string editorConfig = "", OutputKind kind = OutputKind.DynamicallyLinkedLibrary)
    {
        var project = (kind == OutputKind.DynamicallyLinkedLibrary ? s_library : s_program).Value;
        if (editorConfig.Length > 0)
        {
            project = project.AddAnalyzerConfigDocument(".editorconfig", SourceText.From($"root = true\n[*.cs]\n{editorConfig}\n"), filePath: "/repo/.editorconfig").Project;
        }

        return project.AddDocument("Job.cs", code, filePath: Path);
    }

    /// <summary>Creates a project with other schemas than the repository's.</summary>
    /// <param name="manifest">The manifest.</param>
    /// <param name="schemas">The schemas, by category.</param>
    internal static Project WithSchemas(string manifest, params (string Category, string Text)[] schemas) => Create(
        OutputKind.DynamicallyLinkedLibrary,
        schemas.Aggregate(TestProject.Empty.Manifest(manifest), (job, schema) => job.Schema(schema.Category, schema.Text)));

    /// <summary>The errors the compiler itself finds in a file.</summary>
    internal static async Task<IReadOnlyList<Diagnostic>> CompileAsync(Document document) =>
    [
        .. (await document.GetSemanticModelAsync(TestContext.Current.CancellationToken))!
            .GetDiagnostics(cancellationToken: TestContext.Current.CancellationToken)
            .Where(diagnostic => diagnostic.Severity == DiagnosticSeverity.Error),
    ];

    /// <summary>What the analyzers say of it, in the order of the places. An analyzer that throws fails the test.</summary>
    internal static async Task<IReadOnlyList<Diagnostic>> AnalyzeAsync(Project project, params DiagnosticAnalyzer[] analyzers)
    {
        var thrown = new ConcurrentQueue<string>();
        var options = new CompilationWithAnalyzersOptions(
            project.AnalyzerOptions,
            (exception, analyzer, _) => thrown.Enqueue($"{analyzer} threw: {exception}"),
            concurrentAnalysis: true,
            logAnalyzerExecutionTime: false,
            reportSuppressedDiagnostics: false);
        var found = await (await CompilationOf(project))
            .WithAnalyzers([.. analyzers], options)
            .GetAnalyzerDiagnosticsAsync(TestContext.Current.CancellationToken);
        thrown.ShouldBeEmpty();
        return [.. found.OrderBy(diagnostic => diagnostic.Location.SourceSpan.Start).ThenBy(diagnostic => diagnostic.Id, StringComparer.Ordinal)];
    }

    private static async Task<Compilation> CompilationOf(Project project) => (await project.GetCompilationAsync(TestContext.Current.CancellationToken))!;

    private static Project Create(OutputKind kind)
    {
        var job = TestProject.Empty;
        foreach (var path in Directory.EnumerateFiles(Repository.File("schemas"), "*.json").Order(StringComparer.Ordinal))
        {
            var name = System.IO.Path.GetFileName(path);
            job = job.File($"schemas/{name}", File.ReadAllText(path), name == "secrets.json" ? "Manifest" : "Schema");
        }

        return Create(kind, job);
    }

    private static Project Create(OutputKind kind, TestProject job)
    {
        var configuration = "is_global = true\nbuild_property.RootNamespace = IngestJob\n";
        var project = new AdhocWorkspace(MefHostServices.DefaultHost).CurrentSolution
            .AddProject("IngestJob", "IngestJob", LanguageNames.CSharp)
            .WithCompilationOptions(new CSharpCompilationOptions(kind, nullableContextOptions: NullableContextOptions.Enable, allowUnsafe: true))
            .WithParseOptions(new CSharpParseOptions(LanguageVersion.Latest, DocumentationMode.Parse))
            .WithMetadataReferences(References())
            .AddDocument("Usings.cs", ImplicitUsings, filePath: "/repo/Usings.cs").Project;
        foreach (var file in job.Files)
        {
            configuration += $"[{file.Path}]\nbuild_metadata.AdditionalFiles.GenieSecrets = {file.Tag}\n";
            project = project.AddAdditionalDocument(System.IO.Path.GetFileName(file.Path), file.GetText()!, filePath: file.Path).Project;
        }

        var run = job.Run();
        run.Diagnostics.Where(diagnostic => diagnostic.Severity == DiagnosticSeverity.Error).ShouldBeEmpty();
        foreach (var (name, text) in run.Files)
        {
            project = project.AddDocument(name, text, filePath: $"/repo/obj/{name}").Project;
        }

        project = project.AddAnalyzerConfigDocument(".globalconfig", SourceText.From(configuration), filePath: "/repo/.globalconfig").Project;
        _ = CompilationOf(project).GetAwaiter().GetResult().GetDiagnostics();
        return project;
    }

    // The framework's, and those of Microsoft.Extensions that are beside the tests.
    private static IEnumerable<MetadataReference> References() =>
        ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!)
            .Split(System.IO.Path.PathSeparator)
            .Where(path => System.IO.Path.GetFileName(path) is var name
                && (name.StartsWith("System.", StringComparison.Ordinal)
                    || name.StartsWith("Microsoft.Extensions.", StringComparison.Ordinal)
                    || name.StartsWith("Microsoft.EntityFrameworkCore", StringComparison.Ordinal)
                    || name.StartsWith("Npgsql", StringComparison.Ordinal)
                    || name is "netstandard.dll" or "mscorlib.dll" or "Serilog.dll" or "Microsoft.Win32.Primitives.dll"))
            .Append(typeof(Secret<>).Assembly.Location)
            .Distinct(StringComparer.Ordinal)
            .Select(path => MetadataReference.CreateFromFile(path));
}
