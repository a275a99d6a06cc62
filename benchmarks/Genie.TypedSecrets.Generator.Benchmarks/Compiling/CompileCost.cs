using System.Diagnostics;
using System.Globalization;
using Genie.TypedSecrets.Benchmarks.Shared;
using Microsoft.CodeAnalysis;

namespace Genie.TypedSecrets.Generator.Benchmarks.Compiling;

/// <summary>Represents the cost that the emitted code adds to a compilation, without the generator's own time.</summary>
/// <param name="Schemas">The number of schemas of 20 keys.</param>
/// <param name="Bytes">The size of the emitted text.</param>
/// <param name="Warm">The milliseconds that it adds in a process that has compiled before, as an editor and a build server have.</param>
/// <param name="WarmProcessor">The same in processor time, which depends less on what else the machine does.</param>
/// <param name="Cold">The milliseconds that it adds to a compiler process of its own, as in a build without a build server.</param>
internal sealed record CompileCost(int Schemas, long Bytes, double Warm, double WarmProcessor, double Cold)
{
    // Until the just-in-time compiler has optimized what matters. Fewer for many schemas, which do the same work more often.
    private const int WarmUpSchemas = 1_500;

    /// <summary>Measures the medians of some runs.</summary>
    public static CompileCost Measure(int schemas, int runs)
    {
        Workload workload = new(schemas);
        workload.CreateDriver().RunGeneratorsAndUpdateCompilation(workload.Compilation, out var generated, out _);
        var bytes = generated.SyntaxTrees.Skip(1).Sum(tree => (long)tree.Length);
        for (var i = 0; i < Math.Clamp(WarmUpSchemas / schemas, 3, 40); i++)
        {
            _ = Emit(generated);
        }

        var with = Median(generated, runs);
        var without = Median(workload.Compilation, runs);
        return new(schemas, bytes, with.Wall - without.Wall, with.Processor - without.Processor, CompilerProcess.MeasureAdded(workload.Compilation, generated, runs));
    }

    /// <inheritdoc/>
    public override string ToString() => string.Create(
        CultureInfo.InvariantCulture,
        $"{Schemas} schemas: {Units.Bytes(Bytes)} of text; warm {Warm:F0} ms ({WarmProcessor:F0} ms of processor time), cold {Cold:F0} ms");

    private static (double Wall, double Processor) Median(Compilation compilation, int runs)
    {
        List<(double Wall, double Processor)> times = [];
        for (var i = 0; i < runs; i++)
        {
            times.Add(Emit(compilation));
        }

        return (times.Select(time => time.Wall).Order().ElementAt(runs / 2), times.Select(time => time.Processor).Order().ElementAt(runs / 2));
    }

    private static (double Wall, double Processor) Emit(Compilation compilation)
    {
        // A clone has nothing bound yet.
        var fresh = compilation.Clone();
        using MemoryStream image = new();
        using var process = Process.GetCurrentProcess();
        GC.Collect();
        process.Refresh();
        var processor = process.TotalProcessorTime;
        var time = Stopwatch.StartNew();
        var result = fresh.Emit(image);
        var wall = time.Elapsed.TotalMilliseconds;
        process.Refresh();
        return result.Success
            ? (wall, (process.TotalProcessorTime - processor).TotalMilliseconds)
            : throw new InvalidOperationException(string.Join(Environment.NewLine, result.Diagnostics.Take(5)));
    }
}
