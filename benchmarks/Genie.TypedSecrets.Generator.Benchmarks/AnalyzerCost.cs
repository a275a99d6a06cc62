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
    private const int WarmUps = 3;
    private const int TimedRuns = 5;

    internal static async Task MeasureAsync(int files, int runs)
    {
        var (compilation, options) = AnalyzerWorkload.Create(files);
        var analyzers = Analyzers.Create().ToArray();
        var compile = new List<double>();
        var idle = new List<double>();
        var with = new List<double>();
        Func<Task>[] kinds =
        [
            () => AddAsync(compile, () => Task.FromResult(Emit(compilation.Clone()))),
            () => AddAsync(idle, () => CompileAsync(compilation.Clone(), options, [new IdleAnalyzer()])),
            () => AddAsync(with, () => CompileAsync(compilation.Clone(), options, analyzers)),
        ];

        // The first runs warm up and do not count. The order changes, so that no kind always follows the same one.
        for (var run = -WarmUps; run < runs; run++)
        {
            for (var i = 0; i < kinds.Length; i++)
            {
                await kinds[(run + WarmUps + i) % kinds.Length]();
            }
        }

        var own = new List<double[]>();
        for (var run = 0; run < TimedRuns; run++)
        {
            own.Add(await TimesAsync(compilation.Clone(), options, analyzers));
        }

        var alone = Quartile(compile);
        Say($"{files} files, {compilation.SyntaxTrees.Sum(tree => tree.GetText().Lines.Count)} lines with the generated ones; lower quartiles of {runs} runs, processor time");
        Say($"compile                              {alone,8:F1} ms");
        Say($"compile with an idle analyzer        {Quartile(idle),8:F1} ms");
        Say($"compile with all analyzers           {Quartile(with),8:F1} ms");
        var added = Quartile(with) - Quartile(idle);
        Say($"added to the idle one                {added,8:F1} ms {added / alone,6:P1} of the compile");
        for (var i = 0; i < analyzers.Length; i++)
        {
            var index = i;
            var time = Median(own.Select(times => times[index]));
            Say($"  {analyzers[i].GetType().Name,-32} {time,8:F1} ms {time / alone,6:P1}");
        }

        var sum = Median(own.Select(times => times.Sum()));
        Say($"  {"all of them",-32} {sum,8:F1} ms {sum / alone,6:P1}");
    }

    // The garbage of a run is collected before the next one, which would pay for it otherwise.
    private static async Task AddAsync(List<double> times, Func<Task<bool>> run)
    {
        GC.Collect();
        GC.WaitForPendingFinalizers();
        var start = ProcessorTime();
        await run();
        times.Add(ProcessorTime() - start);
    }

    // As the compiler does it: the compilation that the analyzers see is then emitted.
    private static async Task<bool> CompileAsync(Compilation compilation, AnalyzerOptions options, DiagnosticAnalyzer[] analyzers)
    {
        var analysis = Analyze(compilation, options, analyzers, isTimed: false);
        var found = await analysis.GetAnalyzerDiagnosticsAsync();
        return found.FirstOrDefault(diagnostic => diagnostic.Severity == DiagnosticSeverity.Error) is { } error
            ? throw new InvalidOperationException($"The workload is not what it should be: {error}")
            : Emit(analysis.Compilation);
    }

    // Taking the time of each call costs time, too, so these runs are others.
    private static async Task<double[]> TimesAsync(Compilation compilation, AnalyzerOptions options, DiagnosticAnalyzer[] analyzers)
    {
        var analysis = Analyze(compilation, options, analyzers, isTimed: true);
        await analysis.GetAnalyzerDiagnosticsAsync();
        var each = new double[analyzers.Length];
        for (var i = 0; i < analyzers.Length; i++)
        {
            each[i] = (await analysis.GetAnalyzerTelemetryInfoAsync(analyzers[i], CancellationToken.None)).ExecutionTime.TotalMilliseconds;
        }

        return each;
    }

    private static CompilationWithAnalyzers Analyze(Compilation compilation, AnalyzerOptions options, DiagnosticAnalyzer[] analyzers, bool isTimed) =>
        compilation.WithAnalyzers([.. analyzers], new CompilationWithAnalyzersOptions(options, onAnalyzerException: null, concurrentAnalysis: false, logAnalyzerExecutionTime: isTimed));

    private static bool Emit(Compilation compilation)
    {
        using var image = new MemoryStream();
        var result = compilation.Emit(image);
        return result.Success
            ? true
            : throw new InvalidOperationException(string.Join(Environment.NewLine, result.Diagnostics.Where(diagnostic => diagnostic.Severity == DiagnosticSeverity.Error).Take(5)));
    }

    // Other processes of the machine do not change it.
    private static double ProcessorTime()
    {
        using var process = Process.GetCurrentProcess();
        return process.TotalProcessorTime.TotalMilliseconds;
    }

    // Other programs only add to a time, so the shorter ones are nearer to what the work takes.
    private static double Quartile(List<double> runs) => runs.Skip(WarmUps).Order().ElementAt((runs.Count - WarmUps) / 4);

    private static double Median(IEnumerable<double> runs)
    {
        var counted = runs.Order().ToList();
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
