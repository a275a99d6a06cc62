namespace Genie.TypedSecrets.Tooling.Cost;

/// <summary>Calculates the calls of a fleet in a steady state: the number of values divided by the mean time between two refreshes.</summary>
internal static class Rates
{
    /// <summary>Returns the calls per second for all refreshes.</summary>
    public static double CallsPerSecond(FleetPlan plan) =>
        plan.Values / Distribution.OfRefresh(plan, new Random(0)).Mean;

    /// <summary>Returns the number of processes that use a given share of a quota.</summary>
    public static int Processes(FleetPlan one, double share) => (int)(one.Quota * share / (CallsPerSecond(one) / one.Processes));

    /// <summary>Returns the calls of a month.</summary>
    public static double CallsPerMonth(double callsPerSecond) => callsPerSecond * AwsPrices.DaysPerMonth * 86_400;

    /// <summary>Returns the cost of a call rate in US dollars per month.</summary>
    public static double DollarsPerMonth(double callsPerSecond) => CallsPerMonth(callsPerSecond) * AwsPrices.Call;
}
