using Genie.TypedSecrets.Caching;

namespace Genie.TypedSecrets.Fleet.Simulation;

/// <summary>
/// Simulates the rotation of one password that a whole fleet uses. The database rejects the old password at once; the store promotes the new one
/// later. Each process that notices makes one call for all its tasks, and more by the runtime's own schedule, until there is a new version.
/// </summary>
internal sealed record RotationStorm
{
    /// <summary>Gets the number of processes that use the password.</summary>
    public required int Processes { get; init; }

    /// <summary>Gets the time in seconds within which all processes notice, which is the lifetime of their connections.</summary>
    public required double NoticedOver { get; init; }

    /// <summary>Gets the delay in seconds until the store has the new password that the database already has.</summary>
    public required double PromotionDelay { get; init; }

    /// <summary>Gets the seed of all random numbers.</summary>
    public int Seed { get; init; } = 20_250_101;

    /// <summary>Returns the calls in each second after the rotation.</summary>
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
