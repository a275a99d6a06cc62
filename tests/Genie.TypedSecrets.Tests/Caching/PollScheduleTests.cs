using Genie.TypedSecrets.Caching;
using Genie.TypedSecrets.Tests.Support;

namespace Genie.TypedSecrets.Tests.Caching;

public sealed class PollScheduleTests
{
    private static readonly long[] s_longestPauses = [500, 1_000, 2_000, 4_000, 5_000, 5_000, 5_000];

    [Theory]
    [InlineData(0.0, 2)]
    [InlineData(1.0, 1)]
    public void Polled_ManyTimes_DoublesThePauseUpToTenTimesTheFirst(double random, long divisor)
    {
        Jitter jitter = new(new FixedRandom(random));
        var schedule = PollSchedule.For(current: null, firstPause: 500, now: 1_000);
        schedule.NotBefore.ShouldBe(1_000);
        List<long> pauses = [];

        foreach (var _ in s_longestPauses)
        {
            schedule = schedule.Polled(now: 1_000, jitter);
            pauses.Add(schedule.NotBefore - 1_000);
        }

        pauses.ShouldBe(s_longestPauses.Select(pause => pause / divisor));
    }

    [Fact]
    public void For_WithinTheLongestPauseAfterTheNextFetchIsDue_KeepsTheSchedule()
    {
        var polled = PollSchedule.For(current: null, firstPause: 500, now: 1_000).Polled(now: 1_000, new(new FixedRandom(1)));
        polled.NotBefore.ShouldBe(1_500);

        PollSchedule.For(polled, firstPause: 500, now: 6_499).ShouldBeSameAs(polled);
        PollSchedule.For(polled, firstPause: 500, now: 6_500).ShouldBe(new PollSchedule(Pause: 500, LongestPause: 5_000, NotBefore: 6_500));
    }
}
