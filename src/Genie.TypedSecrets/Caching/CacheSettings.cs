namespace Genie.TypedSecrets.Caching;

/// <summary>What every entry of a client's cache goes by: the validated options, in the clock's milliseconds.</summary>
internal sealed class CacheSettings
{
    internal CacheSettings(SecretsOptions options)
    {
        Clock = new(options.TimeProvider);
        Jitter = new(options.Random ?? new Random());
        TimeToLive = (long)options.TimeToLive.TotalMilliseconds;
        JitterRatio = options.JitterRatio;
        MaxStale = (long)options.MaxStale.TotalMilliseconds;
        NegativeTimeToLive = (long)options.NegativeTimeToLive.TotalMilliseconds;
    }

    internal CacheClock Clock { get; }

    internal Jitter Jitter { get; }

    internal long TimeToLive { get; }

    internal double JitterRatio { get; }

    internal long MaxStale { get; }

    internal long NegativeTimeToLive { get; }
}
