using System.Collections.Immutable;
using System.Diagnostics;
using System.Globalization;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;

namespace Genie.TypedSecrets.Generator.Benchmarks;

/// <summary>
/// Measures what the analyzers add to a compilation: the time they add, and their execution time, as the compiler's <c>-reportanalyzer</c>
/// reports it. The comparison has an analyzer that does nothing, because the projects of users have those of the SDK, and because
/// method bodies are bound twice here: for the diagnostics and for the image.
/// </summary>
internal static class AnalyzerCost
{
    internal static async Task MeasureAsync(int files, int runs)
    {
        var (compilation, options) = AnalyzerWorkload.Create(files);
        var analyzers = Analyzers.Create().ToArray();
        var compile = new List<double>();
        var idle = new List<double>();
        var with = new List<double>();
        var own = new List<double[]>();

        // The first run warms up and does not count.
        for (var run = 0; run <= runs; run++)
        {
            compile.Add(Compile(compilation.Clone()));
            idle.Add((await CompileAsync(compilation.Clone(), options, [new IdleAnalyzer()])).Total);
            var (total, each) = await CompileAsync(compilation.Clone(), options, analyzers);
            with.Add(total);
            own.Add(each);
        }

        var alone = Median(compile);
        Say($"{files} files, {compilation.SyntaxTrees.Sum(tree => tree.GetText().Lines.Count)} lines with the generated ones; medians of {runs} runs, processor time");
        Say($"compile                              {alone,8:F1} ms");
        Say($"compile with an idle analyzer        {Median(idle),8:F1} ms");
        Say($"compile with all analyzers           {Median(with),8:F1} ms");
        var added = Median(with.Zip(idle, (total, without) => total - without));
        Say($"added to the idle one, per run       {added,8:F1} ms {added / alone,6:P1} of the compile");
        for (var i = 0; i < analyzers.Length; i++)
        {
            var index = i;
            var time = Median(own.Select(times => times[index]));
            Say($"  {analyzers[i].GetType().Name,-32} {time,8:F1} ms {time / alone,6:P1}");
        }

        var sum = Median(own.Select(times => times.Sum()));
        Say($"  {"all of them",-32} {sum,8:F1} ms {sum / alone,6:P1}");
    }

    private static double Compile(Compilation compilation)
    {
        var start = ProcessorTime();
        Emit(compilation);
        return ProcessorTime() - start;
    }

    // As the compiler does it: the compilation that the analyzers see is then emitted.
    private static async Task<(double Total, double[] Each)> CompileAsync(Compilation compilation, AnalyzerOptions options, DiagnosticAnalyzer[] analyzers)
    {
        var start = ProcessorTime();
        var analysis = compilation.WithAnalyzers(
            [.. analyzers],
            new CompilationWithAnalyzersOptions(options, onAnalyzerException: null, concurrentAnalysis: false, logAnalyzerExecutionTime: true));
        var found = await analysis.GetAnalyzerDiagnosticsAsync();
        Emit(analysis.Compilation);
        var total = ProcessorTime() - start;
        if (found.FirstOrDefault(diagnostic => diagnostic.Severity == DiagnosticSeverity.Error) is { } error)
        {
            throw new InvalidOperationException($"The workload is not what it should be: {error}");
        }

        var each = new double[analyzers.Length];
        for (var i = 0; i < analyzers.Length; i++)
        {
            each[i] = (await analysis.GetAnalyzerTelemetryInfoAsync(analyzers[i], CancellationToken.None)).ExecutionTime.TotalMilliseconds;
        }

        return (total, each);
    }

    private static void Emit(Compilation compilation)
    {
        using var image = new MemoryStream();
        var result = compilation.Emit(image);
        if (!result.Success)
        {
            throw new InvalidOperationException(string.Join(Environment.NewLine, result.Diagnostics.Where(diagnostic => diagnostic.Severity == DiagnosticSeverity.Error).Take(5)));
        }
    }

    // Other processes of the machine do not change it.
    private static double ProcessorTime()
    {
        using var process = Process.GetCurrentProcess();
        return process.TotalProcessorTime.TotalMilliseconds;
    }

    private static double Median(IEnumerable<double> runs)
    {
        var counted = runs.Skip(1).Order().ToList();
        return counted[counted.Count / 2];
    }

    private static void Say(FormattableString text) => Console.WriteLine(text.ToString(CultureInfo.InvariantCulture));

#pragma warning disable RS1036, RS1038, RS1041 // It is not packed.
    [DiagnosticAnalyzer(LanguageNames.CSharp)]
    private sealed class IdleAnalyzer : DiagnosticAnalyzer
    {
        public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } = [new("IDLE", "Idle", "Idle", "Idle", DiagnosticSeverity.Hidden, isEnabledByDefault: true)];

        public override void Initialize(AnalysisContext context)
        {
            context.EnableConcurrentExecution();
            context.ConfigureGeneratedCodeAnalysis(GeneratedCodeAnalysisFlags.None);
            context.RegisterSymbolAction(static _ => { }, SymbolKind.NamedType);
            context.RegisterSyntaxNodeAction(static _ => { }, SyntaxKind.StringLiteralExpression);
        }
    }
#pragma warning restore RS1036, RS1038, RS1041
}
