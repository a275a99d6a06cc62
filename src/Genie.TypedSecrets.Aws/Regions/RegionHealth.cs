namespace Genie.TypedSecrets.Aws.Regions;

/// <summary>Which regions were found down lately. A region is tried first again when its pause is over, or when nothing else is left.</summary>
/// <remarks>Thread-safe.</remarks>
internal sealed class RegionHealth(int count, TimeSpan pause, TimeProvider timeProvider)
{
    private readonly long _origin = timeProvider.GetTimestamp();

    // Milliseconds since the origin at which a region's pause ends; 0 where it is healthy.
    private readonly long[] _downUntil = new long[count];

    /// <summary>The regions in the order in which to try them: the healthy ones as configured, then the others as configured.</summary>
    internal IEnumerable<int> Order()
    {
        var now = Now();
        var indices = Enumerable.Range(0, _downUntil.Length).ToArray();
        return [.. indices.Where(i => IsHealthy(i, now)), .. indices.Where(i => !IsHealthy(i, now))];
    }

    internal void Down(int region) => Volatile.Write(ref _downUntil[region], Now() + (long)pause.TotalMilliseconds);

    internal void Up(int region) => Volatile.Write(ref _downUntil[region], 0);

    private bool IsHealthy(int region, long now) => Volatile.Read(ref _downUntil[region]) is var until && (until == 0 || until <= now);

    private long Now() => (long)timeProvider.GetElapsedTime(_origin).TotalMilliseconds;
}
