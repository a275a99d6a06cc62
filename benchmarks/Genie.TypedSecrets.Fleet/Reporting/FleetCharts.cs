using Genie.TypedSecrets.Fleet.Plots;
using Genie.TypedSecrets.Fleet.Simulation;
using Genie.TypedSecrets.Tooling.Cost;

namespace Genie.TypedSecrets.Fleet.Reporting;

/// <summary>The charts of the report, by file name.</summary>
internal static class FleetCharts
{
    private static readonly Limit s_quota = new("quota: 10,000 a second", AwsQuotas.GetSecretValue);
    private static readonly Axis s_calls = Powers("calls a second", 1, 5);

    public static Dictionary<string, Chart> All() => new(StringComparer.Ordinal)
    {
        ["fleet-size.svg"] = Sizes(),
        ["fleet-jitter.svg"] = Jitters(),
        ["fleet-outage.svg"] = Outage(),
        ["fleet-start.svg"] = Start(),
    };

    private static Chart Sizes()
    {
        (string Name, FleetPlan Plan, int Share)[] ways =
        [
            ("time to live 1 min", new() { Processes = 20, TimeToLive = 60 }, 1),
            ("5 min (default)", new() { Processes = 20 }, 1),
            ("1 h", new() { Processes = 20, TimeToLive = 3_600 }, 1),
            ("5 min, an agent for 20", new() { Processes = 1, RefreshAheadRatio = 0 }, 20),
        ];
        return new(
            "Calls of a steady fleet, 50 secrets a process",
            Powers("processes", 2, 5),
            Powers("calls a second", 0, 5),
            [.. ways.Select(way => new Series(way.Name, [.. new[] { 100.0, 100_000.0 }.Select(n => (n, Rates.CallsPerSecond(way.Plan) * n / (way.Plan.Processes * way.Share)))]))],
            [s_quota]);
    }

    private static Chart Jitters() => new(
        "1,000 processes × 50 secrets, all started in the same second",
        Minutes(90, 10),
        s_calls,
        [.. new[] { 0, 0.1, 0.5 }.Select(jitter => Line(
            jitter == 0 ? "no jitter" : FormattableString.Invariant($"jitter {jitter}"),
            FleetSimulation.Run(new() { Processes = 1_000, RefreshAheadRatio = jitter, StartsOver = 1, Seconds = 5_401 }).Gets))],
        [s_quota]);

    private static Chart Outage()
    {
        var result = OutageSimulation.Run(FleetTables.OutagePlan(10_000));
        return new(
            "10,000 processes × 50 secrets; the service is down from minute 120 to 150",
            new Axis("minutes", [.. Enumerable.Range(0, 10).Select(i => new Tick(90 + (i * 10), $"{90 + (i * 10)}"))]),
            Powers("calls a second; values", 2, 6),
            [
                Line("calls a second", result.Gets, 90),
                Line("values whose refresh is late, still in use", result.Late, 90),
            ],
            [s_quota]);
    }

    private static Chart Start()
    {
        FleetPlan plan = new() { Processes = 10_000, StartsOver = 1, TimeToLive = 86_400, RefreshAheadRatio = 0, Seconds = 421 };
        return new(
            "10,000 processes × 50 secrets start in the same second",
            new Axis("seconds", [.. Enumerable.Range(0, 8).Select(i => new Tick(i * 60, $"{i * 60}"))]),
            new Axis("values loaded, %", [.. Enumerable.Range(0, 6).Select(i => new Tick(i * 20, $"{i * 20}"))]),
            [
                Loaded("single calls: 500,000", FleetSimulation.Run(plan)),
                Loaded("batch calls: 30,000", FleetSimulation.Run(plan with { LoadsByBatch = true })),
            ],
            []);

        static Series Loaded(string name, FleetResult result) =>
            new(name, [.. result.Loaded.Select((loaded, second) => (second + 1.0, 100.0 * loaded / result.Plan.Values)).Where((_, i) => i % 5 == 0)]);
    }

    // The busiest second of every ten.
    private static Series Line(string name, long[] bySecond, int fromMinute = 0) => new(
        name,
        [.. bySecond.Chunk(10).Select((ten, i) => (i / 6.0, (double)ten.Max())).Where(point => point.Item1 >= fromMinute)]);

    private static Axis Minutes(int last, int step) =>
        new("minutes", [.. Enumerable.Range(0, (last / step) + 1).Select(i => new Tick(i * step, $"{i * step}"))]);

    private static Axis Powers(string title, int from, int to) =>
        new(title, [.. Enumerable.Range(from, to - from + 1).Select(p => new Tick(Math.Pow(10, p), Figures.Count((long)Math.Pow(10, p))))], IsLogarithmic: true);
}
