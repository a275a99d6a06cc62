using Genie.TypedSecrets.Fleet.Simulation;
using Genie.TypedSecrets.Tooling.Cost;

namespace Genie.TypedSecrets.Fleet.Tests;

public sealed class FleetSimulationTests
{
    [Theory]
    [InlineData(300, 0)]
    [InlineData(300, 0.1)]
    [InlineData(60, 0.5)]
    [InlineData(3_600, 0.2)]
    public void Run_ASteadyFleet_CallsAtTheRateThatItsLifetimesMake(int timeToLive, double jitter)
    {
        FleetPlan plan = new() { Processes = 2_000, TimeToLive = timeToLive, RefreshAheadRatio = jitter };

        var result = FleetSimulation.Run(plan);

        result.SteadyMean.ShouldBe(Rates.CallsPerSecond(plan), Rates.CallsPerSecond(plan) * 0.02);
        result.Loaded[^1].ShouldBe(plan.Values);
        result.Late.ShouldAllBe(late => late == 0);
    }

    [Fact]
    public void Run_AFleetSmallEnoughToFollowOneByOne_AgreesWithThat()
    {
        FleetPlan plan = new() { Processes = 200, StartsOver = 1, Seconds = 7_200 };

        var result = FleetSimulation.Run(plan);
        var oneByOne = FollowEveryValue(plan);

        // In the first waves, and still after two hours, minute by minute; a wave begins or ends on a full minute, so those of ours do not.
        for (var minute = 0; minute < 119; minute++)
        {
            var (mine, theirs) = (Minute(result.Gets, minute), Minute(oneByOne, minute));
            ((double)Math.Abs(mine - theirs)).ShouldBeLessThanOrEqualTo(100 + (theirs * 0.1), $"minute {minute}: {mine} and {theirs}");
        }

        ((double)result.Gets.Sum()).ShouldBe(oneByOne.Sum(), oneByOne.Sum() * 0.01);

        static long Minute(long[] calls, int minute) => calls.Skip(25 + (minute * 60)).Take(60).Sum();
    }

    [Fact]
    public void Run_TheServiceIsDown_EverythingIsLateUntilItIsBackAndProcessesProbeOneCallAtATime()
    {
        FleetPlan plan = new() { Processes = 1_000, OutageFrom = 3_600, OutageFor = 1_200, Seconds = 7_200 };

        var result = OutageSimulation.Run(plan);

        result.Served.Skip(3_600).Take(1_200).ShouldAllBe(served => served == 0);
        result.Late[4_799].ShouldBe(plan.Values);
        result.CaughtUpAfter(4_800).ShouldBeInRange(1, 180);
        result.Late[^1].ShouldBe(0);

        // A process, not each of its secrets, probes every 30 seconds on average.
        result.Gets.Skip(4_200).Take(600).Average().ShouldBeInRange(plan.Processes / 60.0, plan.Processes / 20.0);
    }

    [Fact]
    public void Run_MoreCallsThanTheQuota_AreThrottledAndNoneIsLost()
    {
        FleetPlan plan = new() { Processes = 1_000, StartsOver = 1, TimeToLive = 3_600, Quota = 1_000, Seconds = 2_900 };

        var result = FleetSimulation.Run(plan);

        result.Served.Max().ShouldBe(1_000);
        result.Served.Sum().ShouldBe(plan.Values);
        result.AllLoadedAt.ShouldBeInRange(49, 300);
    }

    [Fact]
    public void Run_LoadsByBatch_NeedsATwentiethOfTheCallsAndKeepsToTheirQuota()
    {
        FleetPlan plan = new() { Processes = 1_000, Secrets = 40, LoadsByBatch = true, TimeToLive = 3_600, Seconds = 1_200 };

        var result = FleetSimulation.Run(plan);

        result.Batches.Sum().ShouldBe(2_000);
        result.Gets.Sum().ShouldBe(0);
        result.Loaded[^1].ShouldBe(40_000);
        FleetSimulation.Run(plan with { StartsOver = 1 }).Served.Max().ShouldBe(AwsQuotas.BatchGetSecretValue);
    }

    [Fact]
    public void Run_TheSameSeed_TheSameDay()
    {
        FleetPlan plan = new() { Processes = 100, Seconds = 3_600 };

        FleetSimulation.Run(plan).Gets.ShouldBe(FleetSimulation.Run(plan).Gets);
        FleetSimulation.Run(plan with { Seed = 1 }).Gets.ShouldNotBe(FleetSimulation.Run(plan).Gets);
    }

    [Fact]
    public void Run_ARotationNoticedBeforeItsPromotion_PollsUntilThen()
    {
        RotationStorm storm = new() { Processes = 1_000, NoticedOver = 1, PromotionDelay = 10 };

        var calls = storm.Run();

        // After pauses of about 0.4, 0.75, 1.5, 3 and 3.75 s it is the tenth second.
        (calls.Sum() / 1_000.0).ShouldBe(6.5, 0.5);
        calls[0].ShouldBeGreaterThan(1_000);
        (storm with { PromotionDelay = 0 }).Run().Sum().ShouldBe(1_000);
    }

    // What the simulation is a shortcut for: every fetch of every value, by the runtime's rule.
    private static long[] FollowEveryValue(FleetPlan plan)
    {
        var settings = plan.ToSettings(new Random(7));
        var calls = new long[plan.Seconds];
        for (var value = 0L; value < plan.Values; value++)
        {
            // All at once, and just within the quota.
            for (var at = 0L; at < plan.Seconds * 1_000L; at += settings.DrawRefreshAge())
            {
                calls[at / 1_000]++;
            }
        }

        return calls;
    }
}
