namespace Genie.TypedSecrets.Fleet.Simulation;

/// <summary>What a steady fleet asks for, in closed form: values by the mean time between two refreshes.</summary>
internal static class Rates
{
    /// <summary>Calls a second that answer every refresh.</summary>
    public static double CallsPerSecond(FleetPlan plan) =>
        plan.Values / Distribution.OfRefresh(plan, new Random(0)).Mean;

    /// <summary>The processes of a kind that bring a quota to a share of it.</summary>
    public static int Processes(FleetPlan one, double share) => (int)(one.Quota * share / (CallsPerSecond(one) / one.Processes));

    /// <summary>US dollars a month for a rate of calls.</summary>
    public static double DollarsPerMonth(double callsPerSecond) => callsPerSecond * 30 * 86_400 * AwsLimits.DollarsPerCall;
}
