using Genie.TypedSecrets.Tooling.Cost;

namespace Genie.TypedSecrets.Fleet.Simulation;

/// <summary>
/// Simulates a day of a fleet. Values are not simulated one by one: the number of values that are due in the same second for the same reason is spread
/// over later seconds by the runtime's own rules. A day of five million values takes about a second.
/// </summary>
/// <remarks>
/// Every value is in one state: fresh until a second, or waiting for a retry after some failures in a row. In each second the service responds to as
/// many calls as its quota allows and throttles the others. Reads are frequent, so a value is fetched in the second in which it is due.
/// </remarks>
internal static class FleetSimulation
{
    /// <summary>Runs the plan.</summary>
    public static FleetResult Run(FleetPlan plan)
    {
        Random random = new(plan.Seed);
        Draws draws = new(random);
        var refresh = Distribution.OfRefresh(plan, random);
        CallQueue starts = new(plan.Seconds, random, draws);
        CallQueue refreshes = new(plan.Seconds, random, draws);
        var callsPerStart = plan.LoadsByBatch ? (plan.Secrets + AwsQuotas.BatchSize - 1) / AwsQuotas.BatchSize : plan.Secrets;
        Start(plan, callsPerStart, starts.New);

        FleetResult result = new(plan);
        var (startsServed, loaded) = (0L, 0L);
        for (var now = 0; now < plan.Seconds; now++)
        {
            var quota = plan.Quota;
            var (starting, refreshing) = (starts.Due(now), refreshes.Due(now));
            var startCapacity = plan.LoadsByBatch ? AwsQuotas.BatchGetSecretValue : Share(quota, starting, refreshing);
            var served = starts.Serve(now, startCapacity);
            var refreshed = refreshes.Serve(now, plan.LoadsByBatch ? quota : quota - served);

            // A batch brings several values.
            startsServed += served;
            var loadedBefore = loaded;
            loaded = startsServed * plan.Secrets / callsPerStart;
            refresh.Spread(loaded - loadedBefore + refreshed, now, refreshes.New, draws);

            result.Gets[now] = refreshing + (plan.LoadsByBatch ? 0 : starting);
            result.Batches[now] = plan.LoadsByBatch ? starting : 0;
            result.Served[now] = served + refreshed;
            result.Loaded[now] = loaded;
            result.Late[now] = refreshes.Waiting;
        }

        return result;
    }

    // Processes start one after another, evenly.
    private static void Start(FleetPlan plan, int callsPerStart, long[] due)
    {
        for (var second = 0; second < plan.StartsOver; second++)
        {
            var until = (second + 1L) * plan.Processes / plan.StartsOver;
            var from = (long)second * plan.Processes / plan.StartsOver;
            due[second] = (until - from) * callsPerStart;
        }
    }

    private static long Share(long quota, long mine, long others) =>
        mine + others <= quota ? quota : (long)((Int128)quota * mine / (mine + others));
}
