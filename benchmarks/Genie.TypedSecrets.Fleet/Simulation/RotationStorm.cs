namespace Genie.TypedSecrets.Fleet.Simulation;

/// <summary>
/// One password that a whole fleet uses is rotated: the database refuses the old one at once, the store promotes the new one later. Each
/// process that notices makes one refresh, however many of its tasks failed, and polls with jitter until the version has moved.
/// </summary>
internal sealed record RotationStorm
{
    /// <summary>Processes that use the password.</summary>
    public required int Processes { get; init; }

    /// <summary>Over how many seconds they notice: how long their connections last.</summary>
    public required double NoticedOver { get; init; }

    /// <summary>How many seconds after the database the store has the new password.</summary>
    public required double PromotionDelay { get; init; }

    /// <summary>Seconds between two polls, on average.</summary>
    public double PollInterval { get; init; } = 1;

    /// <summary>The seed of all randomness.</summary>
    public int Seed { get; init; } = 20_250_101;

    /// <summary>Calls by second from the rotation on.</summary>
    public long[] Run()
    {
        Random random = new(Seed);
        var calls = new long[(int)Math.Ceiling(NoticedOver + PromotionDelay + (2 * PollInterval)) + 1];
        for (var process = 0; process < Processes; process++)
        {
            var at = NoticedOver * random.NextDouble();
            calls[(int)at]++;
            while (at < PromotionDelay)
            {
                at += PollInterval * (0.5 + random.NextDouble());
                calls[(int)at]++;
            }
        }

        return calls;
    }
}
