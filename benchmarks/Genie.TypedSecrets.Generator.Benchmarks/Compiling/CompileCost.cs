using System.Diagnostics;
using Microsoft.CodeAnalysis;

namespace Genie.TypedSecrets.Generator.Benchmarks.Compiling;

/// <summary>Measures what the emitted code adds to a compilation.</summary>
/// <param name="Schemas">How many schemas of 20 keys.</param>
/// <param name="Without">Milliseconds to compile the project without them.</param>
/// <param name="With">Milliseconds with them; the generator's own time is not in it.</param>
/// <param name="Bytes">How much text was generated.</param>
internal sealed record CompileCost(int Schemas, double Without, double With, long Bytes)
{
    /// <summary>Milliseconds more.</summary>
    public double Added => With - Without;

    /// <summary>Measures, warm: the median of some runs after one that does not count.</summary>
    public static CompileCost Measure(int schemas, int runs)
    {
        Workload workload = new(schemas);
        workload.CreateDriver().RunGeneratorsAndUpdateCompilation(workload.Compilation, out var generated, out _);
        return new(schemas, Median(workload.Compilation, runs), Median(generated, runs), generated.SyntaxTrees.Sum(tree => (long)tree.Length));
    }

    private static double Median(Compilation compilation, int runs)
    {
        List<double> times = [];
        for (var i = 0; i <= runs; i++)
        {
            // A clone has nothing bound yet.
            var fresh = compilation.Clone();
            using MemoryStream image = new();
            var time = Stopwatch.StartNew();
            var result = fresh.Emit(image);
            times.Add(time.Elapsed.TotalMilliseconds);
            if (!result.Success)
            {
                throw new InvalidOperationException(string.Join(Environment.NewLine, result.Diagnostics.Take(5)));
            }
        }

        return times.Skip(1).Order().ElementAt(runs / 2);
    }
}
