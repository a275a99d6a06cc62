using System.Diagnostics;

namespace IngestJob.Reporting;

/// <summary>Measures reads roughly, for the report. The benchmarks measure them exactly.</summary>
internal static class Timing
{
    internal const int Reads = 1_000_000;

    /// <summary>Measures one operation.</summary>
    internal static async Task<TimeSpan> OfAsync(Func<Task> work)
    {
        var start = Stopwatch.GetTimestamp();
        await work();
        return Stopwatch.GetElapsedTime(start);
    }

    /// <summary>Measures a read in nanoseconds: the best of a few rounds, because the runtime compiles during the first.</summary>
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
