using System.Collections.Concurrent;
using System.Globalization;
using Basic.Reference.Assemblies;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Text;

namespace Genie.TypedSecrets.Generator.Benchmarks;

/// <summary>Runs all rules over the C# and configuration files of another repository, to see whether a rule throws and what the rules find.</summary>
/// <remarks>The files are one compilation without the repository's packages, so it contains errors, as in an editor before a restore.</remarks>
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
        var settings = Directory.EnumerateFiles(directory, "*", SearchOption.AllDirectories).Where(IsConfiguration).Select(path => (AdditionalText)new SettingsFile(path)).ToList();
        var thrown = new ConcurrentQueue<string>();
        var found = await compilation
            .WithAnalyzers(
                [.. Analyzers.Create()],
                new CompilationWithAnalyzersOptions(new AnalyzerOptions([.. settings]), (exception, analyzer, _) => thrown.Enqueue($"{analyzer}: {exception}"), concurrentAnalysis: true, logAnalyzerExecutionTime: false))
            .GetAnalyzerDiagnosticsAsync();

        Console.WriteLine($"{trees.Count} files, {trees.Sum(tree => tree.GetText().Lines.Count)} lines, {settings.Count} configuration files: {thrown.Count} exceptions, {found.Length} findings");
        foreach (var exception in thrown)
        {
            Console.WriteLine(exception);
        }

        // Messages and positions only: a finding may be a real secret.
        foreach (var finding in found.OrderByDescending(finding => finding.Severity).ThenBy(finding => finding.Id, StringComparer.Ordinal).ThenBy(finding => finding.Location.GetLineSpan().Path, StringComparer.Ordinal))
        {
            var place = finding.Location.GetLineSpan();
            Console.WriteLine($"{finding.Severity} {finding.Id} {Path.GetRelativePath(directory, place.Path)}:{place.StartLinePosition.Line + 1} {finding.GetMessage(CultureInfo.InvariantCulture).Split(". ")[0]}");
        }
    }

    private static bool IsConfiguration(string path) => Path.GetFileName(path) is var name
        && ((name.StartsWith("appsettings", StringComparison.OrdinalIgnoreCase) && name.EndsWith(".json", StringComparison.OrdinalIgnoreCase))
            || name is "launchSettings.json" or "local.settings.json"
            || name.StartsWith(".env", StringComparison.Ordinal));

    private sealed class SettingsFile(string path) : AdditionalText
    {
        public override string Path => path;

        public override SourceText GetText(CancellationToken cancellationToken = default) => SourceText.From(File.ReadAllText(path));
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
