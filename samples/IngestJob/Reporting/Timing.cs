using System.Diagnostics;

namespace IngestJob.Reporting;

/// <summary>How long reads take. A rough figure for the account; the benchmarks measure properly.</summary>
internal static class Timing
{
    internal const int Reads = 1_000_000;

    /// <summary>How long one piece of work takes.</summary>
    internal static async Task<TimeSpan> OfAsync(Func<Task> work)
    {
        var start = Stopwatch.GetTimestamp();
        await work();
        return Stopwatch.GetElapsedTime(start);
    }

    /// <summary>How long a read takes in nanoseconds: the best of a few rounds, the first of which the runtime spends compiling.</summary>
    internal static double OfEach<T>(Func<T> read) => Enumerable.Range(0, 5).Min(_ => OfRound(read));

    private static double OfRound<T>(Func<T> read)
    {
        var start = Stopwatch.GetTimestamp();
        for (var i = 0; i < Reads; i++)
        {
            _ = read();
        }

        return Stopwatch.GetElapsedTime(start).TotalNanoseconds / Reads;
    }
}
