namespace Genie.TypedSecrets.Caching;

/// <summary>The clock freshness is judged by: milliseconds that only go forward.</summary>
/// <remarks>
/// Every warm read asks it, so the system's clock is read straight from <see cref="Environment.TickCount64"/> (about 5 ns), without a
/// virtual call. It is monotonic: setting the wall clock makes no value older or younger. A process that was frozen finds its values
/// old when it wakes, as far as the operating system's monotonic clock counts the time it slept.
/// </remarks>
internal sealed class CacheClock
{
    private readonly TimeProvider? _provider;
    private readonly long _origin;

    internal CacheClock(TimeProvider provider)
    {
        _provider = ReferenceEquals(provider, TimeProvider.System) ? null : provider;
        _origin = provider.GetTimestamp();
    }

    /// <summary>Milliseconds since some fixed moment.</summary>
    internal long Now => _provider is null ? Environment.TickCount64 : Elapsed(_provider);

    private long Elapsed(TimeProvider provider) => (long)provider.GetElapsedTime(_origin).TotalMilliseconds;
}
