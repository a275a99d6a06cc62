using System.Diagnostics;
using Genie.TypedSecrets.Benchmarks.Cold;
using Genie.TypedSecrets.Benchmarks.Memory;
using Genie.TypedSecrets.Benchmarks.Parsing;
using Genie.TypedSecrets.Benchmarks.Shared;

namespace Genie.TypedSecrets.Benchmarks.Figures;

/// <summary>Counts what the runtime allocates, holds, calls and has compiled. Run it in a process of its own.</summary>
internal static class RuntimeFigures
{
    private const int Repetitions = 1_000;

    public static async Task<IReadOnlyList<Figure>> MeasureAsync()
    {
        // First: nothing else of the product has been compiled yet.
        List<Figure> figures = [new("methods compiled at start", StartCost.Measure().Methods)];
        figures.Add(new("bytes allocated by a warm read", AllocatedBy(static () => Secrets.Dev.ApiKeys.GithubToken)));
        Parsers parsers = new();
        figures.Add(new("bytes allocated by parsing 6 keys", AllocatedBy(parsers.Ours6)));
        figures.Add(new("bytes allocated by parsing 20 keys", AllocatedBy(parsers.Ours20)));
        foreach (var held in await RetainedBytes.MeasureAsync())
        {
            figures.Add(new("bytes held by " + held.Way, held.Bytes));
        }

        foreach (var result in await new ColdScenarios(runs: 1).RunAsync())
        {
            if (result.Way == "ours")
            {
                figures.Add(new("calls for " + result.Scenario, result.Calls));
            }
        }

        return figures;
    }

    private static double AllocatedBy<T>(Func<T> action)
    {
        // Until the just-in-time compiler has optimized it: code that it has not optimized allocates more.
        for (var time = Stopwatch.StartNew(); time.Elapsed < TimeSpan.FromSeconds(1);)
        {
            _ = action();
        }

        var before = GC.GetAllocatedBytesForCurrentThread();
        for (var i = 0; i < Repetitions; i++)
        {
            _ = action();
        }

        return (GC.GetAllocatedBytesForCurrentThread() - before) / (double)Repetitions;
    }
}
