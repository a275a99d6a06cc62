using System.Collections.Immutable;
using Genie.TypedSecrets.Generator;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Completion;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Host.Mef;
using Microsoft.CodeAnalysis.QuickInfo;
using Microsoft.CodeAnalysis.Text;

namespace Genie.TypedSecrets.Documentation.Tests.Support;

/// <summary>Represents a job's project as an editor loads it: the repository's schemas, the generator, one source file.</summary>
internal sealed class JobWorkspace : IDisposable
{
    // With these, the analyzers are silent about environments.
    private static readonly string[] s_testing = ["Genie.TypedSecrets.Testing.", "xunit.v3."];

    private static readonly string[] s_hosting = ["Genie.TypedSecrets.Hosting.", "Genie.TypedSecrets.OpenTelemetry.", "OpenTelemetry."];

    private static readonly string[] s_references = ["System.", "Microsoft.Extensions.", "Microsoft.AspNetCore.", "Microsoft.EntityFrameworkCore.", "Npgsql.", "AWSSDK.", "Genie.TypedSecrets.Aws.", "Genie.TypedSecrets.Emulator."];

    private const string ImplicitUsings = """
        global using System;
        global using System.Collections.Generic;
        global using System.IO;
        global using System.Linq;
        global using System.Net.Http;
        global using System.Threading;
        global using System.Threading.Tasks;
        """;

    // The implicit usings of Microsoft.NET.Sdk.Web.
    private const string HostedUsings = """
        global using static HostedPreamble;
        global using System.Net.Http.Json;
        global using Microsoft.AspNetCore.Builder;
        global using Microsoft.AspNetCore.Hosting;
        global using Microsoft.AspNetCore.Http;
        global using Microsoft.AspNetCore.Routing;
        global using Microsoft.Extensions.Configuration;
        global using Microsoft.Extensions.DependencyInjection;
        global using Microsoft.Extensions.Hosting;
        global using Microsoft.Extensions.Logging;

        internal static class HostedPreamble
        {
            internal static readonly WebApplicationBuilder builder = WebApplication.CreateBuilder();
            internal static readonly WebApplication app = builder.Build();
        }
        """;

    private readonly AdhocWorkspace _workspace = new(MefHostServices.DefaultHost);
    private readonly DocumentId _program;
    private Solution _solution;

    internal JobWorkspace(string program, params string[] otherFiles)
        : this([], program, otherFiles)
    {
    }

    private JobWorkspace(string[] packages, string program, string[] otherFiles)
    {
        var project = ProjectInfo.Create(
            ProjectId.CreateNewId(),
            VersionStamp.Default,
            "IngestJob",
            "IngestJob",
            LanguageNames.CSharp,
            compilationOptions: new CSharpCompilationOptions(OutputKind.ConsoleApplication, nullableContextOptions: NullableContextOptions.Enable),
            parseOptions: new CSharpParseOptions(LanguageVersion.Latest, DocumentationMode.Parse),
            metadataReferences: References([.. s_references, .. packages]),
            analyzerReferences: [new GeneratorReference()]);
        _program = DocumentId.CreateNewId(project.Id);
        _solution = _workspace.CurrentSolution
            .AddProject(project)
            .AddDocument(DocumentId.CreateNewId(project.Id), "Usings.cs", SourceText.From(ImplicitUsings))
            .AddDocument(_program, "Program.cs", SourceText.From(program));
        foreach (var file in otherFiles)
        {
            _solution = _solution.AddDocument(DocumentId.CreateNewId(project.Id), "Other.cs", SourceText.From(file));
        }

        var configuration = "is_global = true\nbuild_property.RootNamespace = IngestJob\n";
        foreach (var path in Directory.EnumerateFiles(Repository.Schemas, "*.json").Order(StringComparer.Ordinal))
        {
            var name = Path.GetFileName(path);
            configuration += Tag(name);
            _solution = _solution.AddAdditionalDocument(DocumentId.CreateNewId(project.Id), name, SourceText.From(File.ReadAllText(path)), filePath: SchemaPath(name));
        }

        // A file that a test adds later is tagged now, as the build would tag it.
        configuration += Tag("added-later.schema.json");
        _solution = _solution.AddAnalyzerConfigDocument(DocumentId.CreateNewId(project.Id), ".globalconfig", SourceText.From(configuration), filePath: "/job/.globalconfig");
    }

    /// <summary>Opens a project that references the packages for tests.</summary>
    internal static JobWorkspace OpenTested(string program, params string[] otherFiles) => new(s_testing, program, otherFiles);

    /// <summary>Opens a web application's project, which references the packages for hosts and for tests.</summary>
    internal static JobWorkspace OpenHosted(string program, params string[] otherFiles) => new([.. s_testing, .. s_hosting], program, [.. otherFiles, HostedUsings]);

    internal Document Program => _solution.GetDocument(_program)!;

    /// <summary>Changes a schema's text, or adds the schema, as an editor does while a user types.</summary>
    internal void EditSchema(string name, Func<string, string> edit)
    {
        var project = Program.Project;
        var existing = project.AdditionalDocuments.SingleOrDefault(d => d.Name == name);
        _solution = existing is null
            ? _solution.AddAdditionalDocument(DocumentId.CreateNewId(project.Id), name, SourceText.From(edit(string.Empty)), filePath: SchemaPath(name))
            : _solution.WithAdditionalDocumentText(existing.Id, SourceText.From(edit(existing.GetTextAsync().GetAwaiter().GetResult().ToString())));
    }

    /// <summary>Returns the warnings and errors of the compiler and the generator.</summary>
    internal async Task<ImmutableArray<Diagnostic>> DiagnoseAsync()
    {
        var project = Program.Project;
        var compilation = (await project.GetCompilationAsync(TestContext.Current.CancellationToken))!;

        // The workspace's compilation contains the generated files, but only a driver returns the generator's diagnostics.
        var generated = CSharpGeneratorDriver
            .Create(
                [new TypedSecretsGenerator().AsSourceGenerator()],
                project.AnalyzerOptions.AdditionalFiles,
                (CSharpParseOptions)project.ParseOptions!,
                project.AnalyzerOptions.AnalyzerConfigOptionsProvider)
            .RunGenerators(compilation, TestContext.Current.CancellationToken)
            .GetRunResult()
            .Diagnostics;
        return
        [
            .. compilation.GetDiagnostics(TestContext.Current.CancellationToken).Concat(generated).Where(d => d.Severity >= DiagnosticSeverity.Warning),
        ];
    }

    /// <summary>Returns the names of the assemblies whose members the program uses.</summary>
    internal async Task<IEnumerable<string>> UsedAssembliesAsync()
    {
        var model = (await Program.GetSemanticModelAsync(TestContext.Current.CancellationToken))!;
        var root = await model.SyntaxTree.GetRootAsync(TestContext.Current.CancellationToken);
        return root.DescendantNodes()
            .Select(node => model.GetSymbolInfo(node, TestContext.Current.CancellationToken).Symbol?.ContainingAssembly?.Name)
            .OfType<string>()
            .Distinct(StringComparer.Ordinal);
    }

    /// <summary>Returns the ids of the findings of the product's analyzers in the program.</summary>
    internal async Task<IReadOnlyList<string>> AnalyzeAsync()
    {
        var analyzers = typeof(TypedSecretsGenerator).Assembly.GetTypes()
            .Where(type => type.IsSubclassOf(typeof(DiagnosticAnalyzer)) && !type.IsAbstract)
            .Select(type => (DiagnosticAnalyzer)Activator.CreateInstance(type)!);
        var found = await (await Program.Project.GetCompilationAsync(TestContext.Current.CancellationToken))!
            .WithAnalyzers([.. analyzers], Program.Project.AnalyzerOptions)
            .GetAnalyzerDiagnosticsAsync(TestContext.Current.CancellationToken);
        return [.. found.Select(diagnostic => diagnostic.Id).Distinct().Order(StringComparer.Ordinal)];
    }

    /// <summary>The errors of the program as the editor shows them, and the suggestions that the analyzers make for them.</summary>
    internal async Task<IReadOnlyList<string>> ErrorsAndSuggestionsAsync()
    {
        var analyzers = typeof(TypedSecretsGenerator).Assembly.GetTypes()
            .Where(type => type.IsSubclassOf(typeof(DiagnosticAnalyzer)) && !type.IsAbstract)
            .Select(type => (DiagnosticAnalyzer)Activator.CreateInstance(type)!);
        var found = await (await Program.Project.GetCompilationAsync(TestContext.Current.CancellationToken))!
            .WithAnalyzers([.. analyzers], Program.Project.AnalyzerOptions)
            .GetAllDiagnosticsAsync(TestContext.Current.CancellationToken);
        return
        [
            .. found.Where(static diagnostic => diagnostic.Severity == DiagnosticSeverity.Error || diagnostic.Id == "GTS1401")
                .OrderByDescending(static diagnostic => diagnostic.Severity)
                .Select(static diagnostic => $"{diagnostic.Id}: {diagnostic.GetMessage(System.Globalization.CultureInfo.InvariantCulture)}"),
        ];
    }

    /// <summary>The names that the editor offers at the end of the program.</summary>
    internal async Task<IEnumerable<string>> CompleteAsync()
    {
        var text = await Program.GetTextAsync(TestContext.Current.CancellationToken);
        var completions = await CompletionService.GetService(Program)!.GetCompletionsAsync(
            Program,
            text.Length,
            cancellationToken: TestContext.Current.CancellationToken);
        return completions.ItemsList.Select(static item => item.DisplayText);
    }

    /// <summary>The sections of the tooltip on the last use of a name.</summary>
    internal async Task<IReadOnlyList<string>> QuickInfoAsync(string name)
    {
        var program = (await Program.GetTextAsync(TestContext.Current.CancellationToken)).ToString();
        var info = await QuickInfoService.GetService(Program)!.GetQuickInfoAsync(
            Program,
            program.LastIndexOf(name, StringComparison.Ordinal),
            TestContext.Current.CancellationToken);
        return [.. info!.Sections.Where(static section => section.Kind != "NullabilityAnalysis").Select(static section => section.Text.Trim())];
    }

    public void Dispose() => _workspace.Dispose();

    private static string SchemaPath(string name) => $"/job/schemas/{name}";

    private static string Tag(string name)
    {
        var role = name == "secrets.json" ? "Manifest" : "Schema";
        return $"[{SchemaPath(name)}]\nbuild_metadata.AdditionalFiles.GenieSecrets = {role}\n";
    }

    private static IEnumerable<MetadataReference> References(string[] prefixes) =>
        ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!)
            .Split(Path.PathSeparator)
            .Where(path => IsReferenced(Path.GetFileName(path), prefixes))
            .Append(typeof(Secret).Assembly.Location)
            .Select(path => MetadataReference.CreateFromFile(path, documentation: Documentation(path)));

    // The references of a reader's project: the platform, the library's other packages, and the packages that documents mention.
    private static bool IsReferenced(string assembly, string[] prefixes) =>
        prefixes.Any(prefix => assembly.StartsWith(prefix, StringComparison.Ordinal)) || assembly is "netstandard.dll" or "mscorlib.dll";

    private static XmlDocumentationProvider? Documentation(string assembly) =>
        Path.ChangeExtension(assembly, ".xml") is var xml && File.Exists(xml) ? XmlDocumentationProvider.CreateFromFile(xml) : null;

    private sealed class GeneratorReference : AnalyzerReference
    {
        // The workspace finds a generator by reference, so it must get the same instance each time.
        private readonly ISourceGenerator _generator = new TypedSecretsGenerator().AsSourceGenerator();

        public override string? FullPath => null;

        public override object Id => nameof(GeneratorReference);

        public override ImmutableArray<DiagnosticAnalyzer> GetAnalyzers(string language) => [];

        public override ImmutableArray<DiagnosticAnalyzer> GetAnalyzersForAllLanguages() => [];

        public override ImmutableArray<ISourceGenerator> GetGenerators(string language) => [_generator];

        public override ImmutableArray<ISourceGenerator> GetGeneratorsForAllLanguages() => [_generator];
    }
}
