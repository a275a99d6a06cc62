using Genie.TypedSecrets.Benchmarks.Shared;
using Genie.TypedSecrets.Fleet.Simulation;
using Genie.TypedSecrets.Tooling.Cost;
using static Genie.TypedSecrets.Tooling.Cost.Figures;

namespace Genie.TypedSecrets.Fleet.Reporting;

/// <summary>The tables of the report.</summary>
internal static class FleetTables
{
    private const int OutageFrom = 7_200;
    private const int OutageFor = 1_800;

    private static readonly int[] s_sizes = [100, 1_000, 10_000, 100_000];

    public static Dictionary<string, string> All() => new(StringComparer.Ordinal)
    {
        ["sizes"] = Sizes(),
        ["jitter"] = Jitters(),
        ["ttl"] = TimesToLive(),
        ["ways"] = Ways(),
        ["starts"] = Starts(),
        ["outage"] = Outages(),
        ["rotation"] = Rotations(),
    };

    private static string Sizes()
    {
        MarkdownTable table = new("processes × 50 secrets", "values", "mean calls/s", "busiest second", "of the quota", "late values", "a month");
        foreach (var processes in s_sizes)
        {
            var result = FleetSimulation.Run(new() { Processes = processes });
            table.Add(
                Count(processes),
                Count(result.Plan.Values),
                Number(result.SteadyMean),
                Number(result.SteadyPeak),
                Percent(result.SteadyMean / AwsQuotas.GetSecretValue),
                Percent(result.Late[^1] / (double)result.Plan.Values),
                Dollars(result.DollarsPerMonth));
        }

        return table.ToString();
    }

    private static string Jitters()
    {
        MarkdownTable table = new("jitter", "first second", "after 5 min", "after 30 min", "after 1 h", "after 6 h", "after 1 day", "mean");
        foreach (var jitter in new[] { 0, 0.1, 0.2, 0.5 })
        {
            var result = FleetSimulation.Run(new() { Processes = 1_000, RefreshAheadRatio = jitter, StartsOver = 1, Seconds = 90_000 });
            table.Add([
                Number(jitter),
                Count(result.Gets[0]),
                .. new[] { 300, 1_800, 3_600, 21_600, 86_400 }.Select(at => Number(result.PeakIn(at - 60, 360))),
                Number(result.SteadyMean),
            ]);
        }

        return table.ToString();
    }

    private static string TimesToLive()
    {
        MarkdownTable table = new("time to live", "calls/s of 1,000 processes", "processes at half the quota", "a month and process", "a month and 1,000 processes");
        foreach (var seconds in new[] { 60, 300, 900, 3_600, 14_400, 86_400 })
        {
            FleetPlan plan = new() { Processes = 1_000, TimeToLive = seconds };
            var rate = Rates.CallsPerSecond(plan);
            var dollars = Rates.DollarsPerMonth(rate);
            table.Add(Time(seconds), Number(rate), Number(Rates.Processes(plan, 0.5)), Dollars(dollars / 1_000), Dollars(dollars));
        }

        return table.ToString();
    }

    private static string Ways()
    {
        MarkdownTable table = new("10,000 processes × 50 secrets", "calls/s", "quota", "of it", "processes at half of it", "a month for calls");
        Add("single calls, time to live 5 min (the defaults)", new() { Processes = 10_000 }, 1);
        Add("single calls, time to live 1 h", new() { Processes = 10_000, TimeToLive = 3_600 }, 1);
        Add("batch calls for refreshes too, 5 min (not done)", new() { Processes = 10_000, Secrets = 3, Quota = AwsQuotas.BatchGetSecretValue }, 1);
        Add("an agent for 20 processes, 5 min, no jitter", new() { Processes = 500, RefreshAheadRatio = 0 }, 20);
        return table.ToString();

        void Add(string way, FleetPlan plan, int share)
        {
            var rate = Rates.CallsPerSecond(plan);
            table.Add(
                way,
                Number(rate),
                Count(plan.Quota),
                Percent(rate / plan.Quota),
                Number(Rates.Processes(plan, 0.5) * (double)share),
                Dollars(Rates.DollarsPerMonth(rate)));
        }
    }

    private static string Starts()
    {
        MarkdownTable table = new("processes", "start within", "single: calls", "single: all loaded after", "batch: calls", "batch: all loaded after");
        foreach (var (processes, over) in new[] { (100, 1), (1_000, 1), (10_000, 1), (10_000, 600), (100_000, 1), (100_000, 3_600) })
        {
            // Long-lived values, so that nothing but first loads is counted.
            FleetPlan plan = new() { Processes = processes, StartsOver = over, TimeToLive = 86_400, RefreshAheadRatio = 0, Seconds = 7_200 };
            var single = FleetSimulation.Run(plan);
            var batch = FleetSimulation.Run(plan with { LoadsByBatch = true });
            table.Add(
                Count(processes),
                Time(over),
                Number(single.Gets.Sum()),
                Time(single.AllLoadedAt + 1),
                Number(batch.Batches.Sum()),
                Time(batch.AllLoadedAt + 1));
        }

        return table.ToString();
    }

    private static string Outages()
    {
        MarkdownTable table = new("processes", "calls/s before", "in the outage, mean", "in the outage, busiest second", "no value late after", "busiest second within 1 h after");
        foreach (var processes in new[] { 100, 1_000, 10_000, 28_000 })
        {
            var result = OutageSimulation.Run(OutagePlan(processes));
            const int Back = OutageFrom + OutageFor;
            table.Add(
                Count(processes),
                Number(result.Gets.Skip(OutageFrom - 1_800).Take(1_800).Average()),
                Number(result.Gets.Skip(OutageFrom + 600).Take(OutageFor - 600).Average()),
                Number(result.PeakIn(OutageFrom, OutageFor)),
                Time(result.CaughtUpAfter(Back)),
                Number(result.PeakIn(Back + 120, 3_600)));
        }

        return table.ToString();
    }

    /// <summary>Half an hour of nothing in the middle of a steady day.</summary>
    public static FleetPlan OutagePlan(int processes) => new()
    {
        Processes = processes,
        OutageFrom = OutageFrom,
        OutageFor = OutageFor,
        Seconds = 4 * 3_600,
    };

    private static string Rotations()
    {
        MarkdownTable table = new("processes", "notice within", "promotion after", "calls", "calls a process", "busiest second", "of the quota");
        foreach (var processes in new[] { 1_000, 10_000, 100_000 })
        {
            foreach (var (noticed, delay) in new[] { (5, 2), (60, 2), (60, 10) })
            {
                var calls = new RotationStorm { Processes = processes, NoticedOver = noticed, PromotionDelay = delay }.Run();
                table.Add(
                    Count(processes),
                    Time(noticed),
                    Time(delay),
                    Number(calls.Sum()),
                    Number(calls.Sum() / (double)processes),
                    Number(calls.Max()),
                    Percent(calls.Max() / (double)AwsQuotas.GetSecretValue));
            }
        }

        return table.ToString();
    }
}
