using Genie.TypedSecrets.Tooling.Cost;

namespace Genie.TypedSecrets.Fleet.Simulation;

/// <summary>Represents the calls of a fleet, second by second.</summary>
/// <param name="plan">The fleet.</param>
internal sealed class FleetResult(FleetPlan plan)
{
    /// <summary>Gets the fleet.</summary>
    public FleetPlan Plan => plan;

    /// <summary>Gets the GetSecretValue calls, including throttled ones.</summary>
    public long[] Gets { get; } = new long[plan.Seconds];

    /// <summary>Gets the BatchGetSecretValue calls, including throttled ones.</summary>
    public long[] Batches { get; } = new long[plan.Seconds];

    /// <summary>Gets the calls of both kinds that were not throttled and did not fail.</summary>
    public long[] Served { get; } = new long[plan.Seconds];

    /// <summary>Gets the number of values that have been loaded so far.</summary>
    public long[] Loaded { get; } = new long[plan.Seconds];

    /// <summary>Gets the number of values whose refresh failed and has not succeeded since. The former value stays in use.</summary>
    public long[] Late { get; } = new long[plan.Seconds];

    /// <summary>Gets the first second in which all values were loaded; -1 if that never happened.</summary>
    public int AllLoadedAt => Array.IndexOf(Loaded, plan.Values);

    /// <summary>Gets the busiest second before the fleet is in a steady state.</summary>
    public long StartPeak => Gets.Take(SteadyFrom).Max();

    /// <summary>Gets the busiest second in the steady state.</summary>
    public long SteadyPeak => Gets.Skip(SteadyFrom).Max();

    /// <summary>Gets the calls per second in the steady state.</summary>
    public double SteadyMean => Gets.Skip(SteadyFrom).Average();

    /// <summary>Gets the cost in US dollars per month, for calls with a response and for the secrets.</summary>
    public double DollarsPerMonth =>
        Rates.DollarsPerMonth(Served.Skip(SteadyFrom).Average()) + (plan.Secrets * AwsPrices.Secret);

    // An hour after the last start, first loads and their first refreshes are over. In a simulation that is too short for that, the second half counts.
    private int SteadyFrom => Math.Min(plan.Seconds / 2, plan.StartsOver + 3600);

    /// <summary>Returns the busiest second of a window.</summary>
    public long PeakIn(int from, int seconds) => Gets.Skip(from).Take(seconds).Max();

    /// <summary>Returns the seconds from a moment until no refresh is late; -1 if that does not happen.</summary>
    public int CaughtUpAfter(int from) => Array.FindIndex(Late, from, late => late == 0) is var at and >= 0 ? at - from : -1;
}
