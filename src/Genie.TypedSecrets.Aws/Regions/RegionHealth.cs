namespace Genie.TypedSecrets.Aws.Regions;

/// <summary>Tracks which regions are unavailable. Such a region is tried last until its cooldown ends.</summary>
/// <remarks>Thread-safe.</remarks>
internal sealed class RegionHealth(int count, TimeSpan cooldown, TimeProvider timeProvider)
{
    private readonly long _origin = timeProvider.GetTimestamp();

    // Milliseconds since the origin at which a region's cooldown ends; 0 for an available region.
    private readonly long[] _unavailableUntil = new long[count];

    /// <summary>Gets the regions in the order in which to try them: the preferred one and the others as configured, but available ones before the rest.</summary>
    internal IEnumerable<int> GetOrder(int preferred)
    {
        var now = Now();
        int[] indices = [preferred, .. Enumerable.Range(0, _unavailableUntil.Length).Where(i => i != preferred)];
        return [.. indices.Where(i => IsAvailable(i, now)), .. indices.Where(i => !IsAvailable(i, now))];
    }

    internal void MarkUnavailable(int region) => Volatile.Write(ref _unavailableUntil[region], Now() + (long)cooldown.TotalMilliseconds);

    internal void MarkAvailable(int region) => Volatile.Write(ref _unavailableUntil[region], 0);

    private bool IsAvailable(int region, long now) => Volatile.Read(ref _unavailableUntil[region]) is var until && (until == 0 || until <= now);

    private long Now() => (long)timeProvider.GetElapsedTime(_origin).TotalMilliseconds;
}
