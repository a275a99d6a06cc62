namespace Genie.TypedSecrets.Fleet.Simulation;

/// <summary>What a fleet asked of the service, second by second.</summary>
/// <param name="plan">The fleet.</param>
internal sealed class FleetResult(FleetPlan plan)
{
    private const double SecondsAMonth = 30 * 86_400;

    /// <summary>The fleet.</summary>
    public FleetPlan Plan => plan;

    /// <summary>GetSecretValue calls, the throttled ones included.</summary>
    public long[] Gets { get; } = new long[plan.Seconds];

    /// <summary>BatchGetSecretValue calls, the throttled ones included.</summary>
    public long[] Batches { get; } = new long[plan.Seconds];

    /// <summary>Calls of both kinds that were answered.</summary>
    public long[] Served { get; } = new long[plan.Seconds];

    /// <summary>Values loaded for the first time so far.</summary>
    public long[] Loaded { get; } = new long[plan.Seconds];

    /// <summary>Values whose refresh failed and was not made up for yet: the former value stays in use.</summary>
    public long[] Late { get; } = new long[plan.Seconds];

    /// <summary>When all values were there for the first time; -1 where they never were.</summary>
    public int AllLoadedAt => Array.IndexOf(Loaded, plan.Values);

    /// <summary>The busiest second, from the first to the one before the fleet runs steadily.</summary>
    public long StartPeak => Gets.Take(SteadyFrom).Max();

    /// <summary>The busiest second once the fleet runs steadily.</summary>
    public long SteadyPeak => Gets.Skip(SteadyFrom).Max();

    /// <summary>Calls a second once the fleet runs steadily.</summary>
    public double SteadyMean => Gets.Skip(SteadyFrom).Average();

    /// <summary>US dollars a month: answered calls, and the secrets themselves.</summary>
    public double DollarsPerMonth =>
        (Served.Skip(SteadyFrom).Average() * SecondsAMonth * AwsLimits.DollarsPerCall) + (plan.Secrets * AwsLimits.DollarsPerSecret);

    // An hour after the last start, first loads and their first refreshes are over; in days too short for that, the second half.
    private int SteadyFrom => Math.Min(plan.Seconds / 2, plan.StartsOver + 3600);

    /// <summary>The busiest second of a window.</summary>
    public long PeakIn(int from, int seconds) => Gets.Skip(from).Take(seconds).Max();

    /// <summary>Seconds from a moment until no refresh is late any more; -1 where that does not come.</summary>
    public int CaughtUpAfter(int from) => Array.FindIndex(Late, from, late => late == 0) is var at and >= 0 ? at - from : -1;
}
