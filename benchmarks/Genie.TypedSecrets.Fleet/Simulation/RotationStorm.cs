using Genie.TypedSecrets.Caching;

namespace Genie.TypedSecrets.Fleet.Simulation;

/// <summary>
/// One password that a whole fleet uses is rotated: the database refuses the old one at once, the store promotes the new one later. Each
/// process that notices looks once for all of its tasks, and again by the runtime's own schedule, until the version has moved.
/// </summary>
internal sealed record RotationStorm
{
    /// <summary>Processes that use the password.</summary>
    public required int Processes { get; init; }

    /// <summary>Over how many seconds they notice: how long their connections last.</summary>
    public required double NoticedOver { get; init; }

    /// <summary>How many seconds after the database the store has the new password.</summary>
    public required double PromotionDelay { get; init; }

    /// <summary>The seed of all randomness.</summary>
    public int Seed { get; init; } = 20_250_101;

    /// <summary>Calls by second from the rotation on.</summary>
    public long[] Run()
    {
        Random random = new(Seed);
        Jitter jitter = new(random);
        var firstPause = (long)new SecretUseOptions { IsAuthenticationFailure = static _ => true }.PollInterval.TotalMilliseconds;
        var longestPause = firstPause * PollSchedule.LongestInFirstPauses / 1_000.0;
        var calls = new long[(int)Math.Ceiling(NoticedOver + PromotionDelay + longestPause) + 1];
        for (var process = 0; process < Processes; process++)
        {
            var at = (long)(NoticedOver * 1_000 * random.NextDouble());
            var schedule = PollSchedule.For(null, firstPause, at);
            for (calls[at / 1_000]++; at < PromotionDelay * 1_000; calls[at / 1_000]++)
            {
                schedule = schedule.Polled(at, jitter);
                at = schedule.NotBefore;
            }
        }

        return calls;
    }
}
