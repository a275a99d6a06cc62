using System.Collections.Immutable;
using System.Diagnostics;
using System.Globalization;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;

namespace Genie.TypedSecrets.Generator.Benchmarks;

/// <summary>
/// Measures what the analyzers add to a compilation: the processor time they add, and their execution time, as the compiler's
/// <c>-reportanalyzer</c> reports it. The comparison has an analyzer that does nothing, because the projects of users have those of the SDK.
/// </summary>
/// <remarks>
/// An analysis with the idle analyzer takes as long as the compilation, and varies by more than the analyzers cost. So the two are
/// measured right after each other, in changing order, and the differences of these pairs are reported with their range.
/// </remarks>
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
        var added = new List<double>();
        for (var run = -WarmUps; run < runs; run++)
        {
            var emit = await TimeAsync(() => Task.FromResult(Emit(compilation.Clone())));
            var isIdleFirst = run % 2 == 0;
            var first = await AnalyzeAsync(isIdleFirst);
            var second = await AnalyzeAsync(!isIdleFirst);
            if (run >= 0)
            {
                compile.Add(emit);
                idle.Add(isIdleFirst ? first : second);
                added.Add(isIdleFirst ? second - first : first - second);
            }
        }

        var own = new List<double[]>();
        for (var run = 0; run < TimedRuns; run++)
        {
            own.Add(await TimesAsync(compilation.Clone(), options, analyzers));
        }

        var alone = Median(compile);
        Say($"{files} files, {compilation.SyntaxTrees.Sum(tree => tree.GetText().Lines.Count)} lines with the generated ones; medians of {runs} runs, processor time");
        Say($"compile                              {alone,8:F1} ms");
        Say($"analyze, with an idle analyzer       {Median(idle),8:F1} ms");
        Say($"added by all analyzers               {Median(added),8:F1} ms {Median(added) / alone,6:P1} of the compile");
        Say($"  half of the runs are between       {Quantile(added, 0.25),8:F1} ms {Quantile(added, 0.25) / alone,6:P1}");
        Say($"  and                                {Quantile(added, 0.75),8:F1} ms {Quantile(added, 0.75) / alone,6:P1}");
        for (var i = 0; i < analyzers.Length; i++)
        {
            var index = i;
            var time = Median(own.Select(times => times[index]));
            Say($"  {analyzers[i].GetType().Name,-32} {time,8:F1} ms {time / alone,6:P1}");
        }

        var sum = Median(own.Select(times => times.Sum()));
        Say($"  {"all of them",-32} {sum,8:F1} ms {sum / alone,6:P1}");

        Task<double> AnalyzeAsync(bool isIdle)
        {
            var analysis = Analyze(compilation.Clone(), options, isIdle ? [new IdleAnalyzer()] : analyzers, isTimed: false);
            return TimeAsync(async () => Check(await analysis.GetAnalyzerDiagnosticsAsync()));
        }
    }

    // The garbage of a run is collected before the next one, which would pay for it otherwise.
    private static async Task<double> TimeAsync(Func<Task<bool>> run)
    {
        GC.Collect();
        GC.WaitForPendingFinalizers();
        var start = ProcessorTime();
        await run();
        return ProcessorTime() - start;
    }

    private static bool Check(ImmutableArray<Diagnostic> found) =>
        found.FirstOrDefault(diagnostic => diagnostic.Severity == DiagnosticSeverity.Error) is { } error
            ? throw new InvalidOperationException($"The workload is not what it should be: {error}")
            : true;

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

    private static double Median(IEnumerable<double> runs) => Quantile(runs, 0.5);

    private static double Quantile(IEnumerable<double> runs, double share)
    {
        var counted = runs.Order().ToList();
        return counted[(int)(share * (counted.Count - 1))];
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
