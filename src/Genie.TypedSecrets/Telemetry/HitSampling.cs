namespace Genie.TypedSecrets.Telemetry;

/// <summary>Selects the reads from the cache that are counted: those in one of 64 slices of 64 ms. Each counts for 64 reads.</summary>
/// <remarks>
/// An interlocked increment on every read would cost several times as much as the read, and readers on two cores would contend for a cache line.
/// The time is already known, so finding the slice costs one bit test. The count is exact on average for a process that reads all the time, and
/// coarse for one that reads rarely.
/// </remarks>
internal static class HitSampling
{
    /// <summary>The number of reads that each counted read represents.</summary>
    internal const int Weight = 64;

    // 64 ms: several steps of the coarsest tick count (15.6 ms), so that every slice is seen.
    private const long Mask = (Weight - 1) << 6;

    /// <summary>Returns whether reads at this moment, in milliseconds, are counted.</summary>
    internal static bool IsSampled(long now) => (now & Mask) == 0;
}
