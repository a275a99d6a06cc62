using Genie.TypedSecrets.Tooling.Tests.Comparison;
using Genie.TypedSecrets.Tooling.Usage;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Emit;

namespace Genie.TypedSecrets.Tooling.Tests.Usage;

/// <summary>A folder with a job that was compiled from source, against generated code.</summary>
internal sealed class CompiledJob : IDisposable
{
    private const string Manifest = """{ "project": "genie", "environments": ["dev", "prod"] }""";

    private static readonly (string, string)[] s_schemas =
    [
        ("api-keys", """{ "type": "object", "description": "Keys.", "properties": { "github_token": { "type": "string" }, "slack_webhook": { "type": "string" } }, "required": ["github_token"] }"""),
        ("database", """{ "type": "object", "description": "Login.", "properties": { "host": { "type": "string", "x-sensitive": false }, "port": { "type": "integer" }, "password": { "type": "string" } }, "required": ["host", "password"] }"""),
        ("streaming", """{ "type": "object", "description": "Stream.", "properties": { "api_key": { "type": "string" } }, "required": ["api_key"] }"""),
    ];

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("genie-usage-");

    internal string Folder => _folder.FullName;

    /// <summary>Compiles a class <c>Job</c> with the given members.</summary>
    internal static CompiledJob Of(string members, OptimizationLevel optimization = OptimizationLevel.Release) => Of(Manifest, s_schemas, members, optimization);

    /// <summary>Compiles a class <c>Job</c> with the given members against other schemas.</summary>
    internal static CompiledJob Of(string manifest, IEnumerable<(string Category, string Text)> schemas, string members, OptimizationLevel optimization = OptimizationLevel.Release)
    {
        CompiledJob job = new();
        job.Compile("Job", $$"""
            using System;
            using System.Collections.Generic;
            using System.Linq;
            using System.Threading;
            using System.Threading.Tasks;
            using Genie.TypedSecrets;
            using Genie.TypedSecrets.Stores;

            namespace IngestJob;

            public static class Job
            {
            {{members}}
            }
            """, manifest, schemas, optimization);
        return job;
    }

    /// <summary>Compiles a source with the generated code into an assembly of the folder.</summary>
    internal string Compile(string name, string source, OptimizationLevel optimization = OptimizationLevel.Release, params string[] references) =>
        Compile(name, source, Manifest, s_schemas, optimization, references);

    /// <summary>Compiles a source with the generated code into a program of the folder.</summary>
    internal string Compile(string name, string source, OptimizationLevel optimization, bool isProgram)
    {
        var compilation = (CSharpCompilation)GeneratedProject.Create(Manifest, s_schemas, [("/repo/src/Job.cs", source)]);
        return Emit(compilation.WithAssemblyName(name).WithOptions(compilation.Options.WithOptimizationLevel(optimization).WithOutputKind(isProgram ? OutputKind.ConsoleApplication : OutputKind.DynamicallyLinkedLibrary)));
    }

    /// <summary>Compiles a source with the code that is generated from given schemas.</summary>
    internal string Compile(string name, string source, string manifest, IEnumerable<(string Category, string Text)> schemas, OptimizationLevel optimization, params string[] references)
    {
        var compilation = (CSharpCompilation)GeneratedProject.Create(manifest, schemas, [("/repo/src/Job.cs", source)], references);
        return Emit(compilation.WithAssemblyName(name).WithOptions(compilation.Options.WithOptimizationLevel(optimization)));
    }

    /// <summary>Compiles a class <c>Job</c> without the accessor's property of a key, as trimming leaves it.</summary>
    internal void CompileTrimmed(string members, string property)
    {
        var compilation = GeneratedProject.Create(Manifest, s_schemas, [("/repo/src/Job.cs", $"namespace IngestJob; public static class Job {{ {members} }}")]);
        foreach (var tree in compilation.SyntaxTrees)
        {
            var text = System.Text.RegularExpressions.Regex.Replace(tree.ToString(), $@"public [^\n]* {property} => Get\(\)\.{property};", string.Empty, System.Text.RegularExpressions.RegexOptions.None, TimeSpan.FromSeconds(1));
            compilation = compilation.ReplaceSyntaxTree(tree, CSharpSyntaxTree.ParseText(text, (CSharpParseOptions)tree.Options, tree.FilePath, System.Text.Encoding.UTF8));
        }

        Emit(compilation);
    }

    /// <summary>Compiles a source without generated code.</summary>
    internal string CompilePlain(string name, string source, params string[] references) => Emit(GeneratedProject.CreatePlain(name, source)
        .AddReferences(references.Select(static path => MetadataReference.CreateFromFile(path))));

    /// <summary>Compiles a source without generated code, with or without optimizations.</summary>
    internal string CompilePlain(string name, string source, OptimizationLevel optimization, params string[] references)
    {
        var compilation = GeneratedProject.CreatePlain(name, source);
        return Emit(compilation.WithOptions(compilation.Options.WithOptimizationLevel(optimization)).AddReferences(references.Select(static path => MetadataReference.CreateFromFile(path))));
    }

    /// <summary>Compiles a source without generated code into a program.</summary>
    internal string CompilePlain(string name, string source, bool isProgram, params string[] references)
    {
        var compilation = GeneratedProject.CreatePlain(name, source);
        return Emit(compilation.WithOptions(compilation.Options.WithOutputKind(isProgram ? OutputKind.ConsoleApplication : OutputKind.DynamicallyLinkedLibrary))
            .AddReferences(references.Select(static path => MetadataReference.CreateFromFile(path))));
    }

    internal UsageReport Analyze() => UsageAnalysis.Run([Folder]);

    public void Dispose() => _folder.Delete(recursive: true);

    private string Emit(Compilation compilation)
    {
        var path = Path.Combine(Folder, compilation.AssemblyName + ".dll");
        using var image = File.Create(path);
        using var symbols = File.Create(Path.ChangeExtension(path, ".pdb"));
        var result = compilation.Emit(image, symbols, options: new EmitOptions(debugInformationFormat: DebugInformationFormat.PortablePdb, pdbFilePath: Path.ChangeExtension(path, ".pdb")));
        result.Diagnostics.Where(static diagnostic => diagnostic.Severity == DiagnosticSeverity.Error).ShouldBeEmpty();
        return path;
    }
}
