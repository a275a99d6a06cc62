using Genie.TypedSecrets.Caching;
using Genie.TypedSecrets.Tests.Support;

namespace Genie.TypedSecrets.Tests.Caching;

public sealed class RetryBackoffTests
{
    [Fact]
    public void Draw_FailuresInARow_DoublesTheLongestPauseUpToAMinute()
    {
        Jitter jitter = new(new FixedRandom(1));

        Enumerable.Range(0, 8).Select(failures => RetryBackoff.Draw(failures, jitter)).ShouldBe([1_000, 2_000, 4_000, 8_000, 16_000, 32_000, 60_000, 60_000]);
        Enumerable.Range(8, 200).Select(failures => RetryBackoff.Draw(failures, jitter)).ShouldAllBe(pause => pause == 60_000);
    }

    [Fact]
    public void Draw_TheLeastRandomNumber_IsNoPause() => RetryBackoff.Draw(failures: 3, new(new FixedRandom(0))).ShouldBe(0);
}
