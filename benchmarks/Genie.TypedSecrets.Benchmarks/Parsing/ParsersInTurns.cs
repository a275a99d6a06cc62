using System.Diagnostics;
using System.Globalization;
using Genie.TypedSecrets.Benchmarks.Shared;

namespace Genie.TypedSecrets.Benchmarks.Parsing;

/// <summary>
/// Compares the parsers in turns in one process: what else the machine does disturbs all of them alike. The medians of many short rounds
/// vary less than those of a short run of BenchmarkDotNet.
/// </summary>
internal static class ParsersInTurns
{
    private const int Rounds = 101;
    private static readonly TimeSpan s_warmUp = TimeSpan.FromSeconds(2);
    private static readonly TimeSpan s_round = TimeSpan.FromMilliseconds(5);

    /// <summary>Measures, and returns a table.</summary>
    public static string Measure()
    {
        Parsers parsers = new();
        MarkdownTable table = new("parser", "median", "fastest round", "to ours");
        foreach (var group in new (string Name, Func<object> Parse)[][]
        {
            [("ours, 6 keys", parsers.Ours6), ("generated, 6 keys", parsers.Generated6), ("reflection, 6 keys", parsers.Reflection6)],
            [("ours, 20 keys", parsers.Ours20), ("generated, 20 keys", parsers.Generated20), ("reflection, 20 keys", parsers.Reflection20)],
            [("ours, 20 keys in reverse", parsers.OursReversed), ("generated, 20 keys in reverse", parsers.GeneratedReversed), ("reflection, 20 keys in reverse", parsers.ReflectionReversed)],
            [("ours, 20 keys with white space", parsers.OursSpaced), ("generated, 20 keys with white space", parsers.GeneratedSpaced), ("reflection, 20 keys with white space", parsers.ReflectionSpaced)],
        })
        {
            var times = Run([.. group.Select(way => way.Parse)]);
            var ours = Median(times[0]);
            foreach (var (way, index) in group.Select(static (way, index) => (way, index)))
            {
                table.Add(way.Name, Units.Time(Median(times[index])), Units.Time(times[index].Min()), (Median(times[index]) / ours).ToString("0.00", CultureInfo.InvariantCulture));
            }
        }

        return table.ToString();
    }

    private static double[][] Run(Func<object>[] ways)
    {
        var calls = ways.Select(WarmUp).ToArray();
        var times = ways.Select(static _ => new double[Rounds]).ToArray();
        for (var round = 0; round < Rounds; round++)
        {
            for (var way = 0; way < ways.Length; way++)
            {
                times[way][round] = Time(ways[way], calls[way]);
            }
        }

        return times;
    }

    // Until the just-in-time compiler has optimized the code. Returns the number of calls of a round.
    private static int WarmUp(Func<object> way)
    {
        for (var time = Stopwatch.StartNew(); time.Elapsed < s_warmUp;)
        {
            _ = Time(way, 100);
        }

        return Math.Max(1, (int)(s_round.TotalNanoseconds / Time(way, 1_000)));
    }

    private static double Time(Func<object> way, int calls)
    {
        var start = Stopwatch.GetTimestamp();
        for (var i = 0; i < calls; i++)
        {
            _ = way();
        }

        return Stopwatch.GetElapsedTime(start).TotalNanoseconds / calls;
    }

    private static double Median(double[] times) => times.Order().ElementAt(times.Length / 2);
}
