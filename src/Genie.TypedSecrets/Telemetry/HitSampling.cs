namespace Genie.TypedSecrets.Telemetry;

/// <summary>Which reads from the cache are counted: those in one slice of 64 ms out of 64, each for 64.</summary>
/// <remarks>
/// An interlocked count on every read would cost several times what the read does, and would have readers on two cores fight over a cache
/// line. The moment is already at hand, so telling the slice costs a bit test. What is counted is exact on average for a process that reads
/// all the time, and coarse for one that reads now and then.
/// </remarks>
internal static class HitSampling
{
    /// <summary>How many reads each one that is counted stands for.</summary>
    internal const int Weight = 64;

    // 64 ms: several steps of the coarsest tick count (15.6 ms), so that every slice is seen.
    private const long Mask = (Weight - 1) << 6;

    /// <summary>Whether reads at this moment, in milliseconds, are counted.</summary>
    internal static bool IsSampled(long now) => (now & Mask) == 0;
}
