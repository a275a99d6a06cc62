namespace Genie.TypedSecrets.Caching;

/// <summary>Measures the age of values, in milliseconds that never go back.</summary>
/// <remarks>
/// Every warm read reads the clock, so the system clock is read directly from <see cref="Environment.TickCount64"/> (about 5 ns), without a
/// virtual call. It is monotonic: changing the wall clock makes no value older or younger. After a process was suspended, its values are older by
/// the time that the operating system's monotonic clock counted meanwhile.
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

    /// <summary>Gets the milliseconds since a fixed moment.</summary>
    internal long Now => _provider is null ? Environment.TickCount64 : Elapsed(_provider);

    private long Elapsed(TimeProvider provider) => (long)provider.GetElapsedTime(_origin).TotalMilliseconds;
}
