using System.Collections.Concurrent;
using Basic.Reference.Assemblies;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;

namespace Genie.TypedSecrets.Generator.Benchmarks;

/// <summary>Runs all rules over the C# files of somebody else's repository: does one throw, and what do they find?</summary>
/// <remarks>The files make one compilation without the repository's packages, so there are errors in it, as in an editor before a restore.</remarks>
internal static class RepositoryRun
{
    internal static async Task RunAsync(string directory)
    {
        var trees = Directory.EnumerateFiles(directory, "*.cs", SearchOption.AllDirectories)
            .Select(path => CSharpSyntaxTree.ParseText(File.ReadAllText(path), new CSharpParseOptions(LanguageVersion.Latest), path))
            .ToList();
        var compilation = CSharpCompilation.Create(
            "Repository",
            trees,
            [.. Net80.References.All, MetadataReference.CreateFromFile(typeof(Secret<>).Assembly.Location)],
            new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary, nullableContextOptions: NullableContextOptions.Enable, allowUnsafe: true));
        var thrown = new ConcurrentQueue<string>();
        var found = await compilation
            .WithAnalyzers(
                [.. Analyzers.Create()],
                new CompilationWithAnalyzersOptions(new AnalyzerOptions([]), (exception, analyzer, _) => thrown.Enqueue($"{analyzer}: {exception}"), concurrentAnalysis: true, logAnalyzerExecutionTime: false))
            .GetAnalyzerDiagnosticsAsync();

        Console.WriteLine($"{trees.Count} files, {trees.Sum(tree => tree.GetText().Lines.Count)} lines: {thrown.Count} exceptions, {found.Length} findings");
        foreach (var exception in thrown)
        {
            Console.WriteLine(exception);
        }

        // Places only: what a rule about secrets found may be one.
        foreach (var finding in found.OrderBy(finding => finding.Id, StringComparer.Ordinal))
        {
            var place = finding.Location.GetLineSpan();
            Console.WriteLine($"{finding.Id} {Path.GetRelativePath(directory, place.Path)}:{place.StartLinePosition.Line + 1}");
        }
    }
}

/// <summary>The analyzers of the generator's assembly.</summary>
internal static class Analyzers
{
    internal static IEnumerable<DiagnosticAnalyzer> Create() => typeof(TypedSecretsGenerator).Assembly.GetTypes()
        .Where(type => type.IsSubclassOf(typeof(DiagnosticAnalyzer)) && !type.IsAbstract)
        .OrderBy(type => type.Name, StringComparer.Ordinal)
        .Select(type => (DiagnosticAnalyzer)Activator.CreateInstance(type)!);
}
