using System.Diagnostics;
using System.Globalization;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace Genie.TypedSecrets.Generator.Benchmarks;

/// <summary>Measures what the analyzers add to a compilation: their execution time, as the compiler's <c>-reportanalyzer</c> has it, and its share.</summary>
internal static class AnalyzerCost
{
    internal static async Task MeasureAsync(int files, int runs)
    {
        var compilation = AnalyzerWorkload.Create(files);
        var analyzers = Analyzers.Create().ToArray();
        var without = new List<double>();
        var with = new List<double>();
        var own = new List<double[]>();

        // The first run warms up and does not count.
        for (var run = 0; run <= runs; run++)
        {
            without.Add(Compile(compilation.Clone()));
            var (total, each) = await CompileAsync(compilation.Clone(), analyzers);
            with.Add(total);
            own.Add(each);
        }

        var compile = Median(without);
        Say($"{files} files, {compilation.SyntaxTrees.Sum(tree => tree.GetText().Lines.Count)} lines with the generated ones; medians of {runs} runs, one thread");
        Say($"compile without analyzers    {compile,8:F1} ms");
        Say($"compile with analyzers       {Median(with),8:F1} ms");
        for (var i = 0; i < analyzers.Length; i++)
        {
            var index = i;
            var time = Median(own.Select(times => times[index]));
            Say($"  {analyzers[i].GetType().Name,-32} {time,6:F1} ms {time / compile,6:P1}");
        }

        var sum = Median(own.Select(times => times.Sum()));
        Say($"  {"all of them",-32} {sum,6:F1} ms {sum / compile,6:P1}");
    }

    private static double Compile(Compilation compilation)
    {
        var time = Stopwatch.StartNew();
        Emit(compilation);
        return time.Elapsed.TotalMilliseconds;
    }

    // As the compiler does it: the analyzers see a compilation that is then emitted.
    private static async Task<(double Total, double[] Each)> CompileAsync(Compilation compilation, DiagnosticAnalyzer[] analyzers)
    {
        var time = Stopwatch.StartNew();
        var analysis = compilation.WithAnalyzers(
            [.. analyzers],
            new CompilationWithAnalyzersOptions(new AnalyzerOptions([]), onAnalyzerException: null, concurrentAnalysis: false, logAnalyzerExecutionTime: true));
        var found = await analysis.GetAnalyzerDiagnosticsAsync();
        Emit(compilation);
        var total = time.Elapsed.TotalMilliseconds;
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

    private static double Median(IEnumerable<double> runs)
    {
        var counted = runs.Skip(1).Order().ToList();
        return counted[counted.Count / 2];
    }

    private static void Say(FormattableString text) => Console.WriteLine(text.ToString(CultureInfo.InvariantCulture));
}
