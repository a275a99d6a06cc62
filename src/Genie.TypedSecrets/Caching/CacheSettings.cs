namespace Genie.TypedSecrets.Caching;

/// <summary>Holds the validated options that all entries of a client's cache use. Times are in milliseconds of the cache's clock.</summary>
internal sealed class CacheSettings
{
    private readonly double _jitterRatio;

    internal CacheSettings(SecretsOptions options)
    {
        TimeProvider = options.TimeProvider;
        Clock = new(options.TimeProvider);
        Jitter = new(options.Random ?? new Random());
        Background = options.Background;
        TimeToLive = (long)options.TimeToLive.TotalMilliseconds;
        MaxStale = (long)options.MaxStale.TotalMilliseconds;
        NegativeCacheDuration = (long)options.NegativeCacheDuration.TotalMilliseconds;
        MaxBatchSize = options.MaxBatchSize;
        BatchWindow = options.BatchWindow;
        _jitterRatio = options.RefreshAheadRatio;
    }

    internal TimeProvider TimeProvider { get; }

    internal CacheClock Clock { get; }

    internal Jitter Jitter { get; }

    internal IBackground Background { get; }

    internal long TimeToLive { get; }

    internal long MaxStale { get; }

    internal long NegativeCacheDuration { get; }

    internal int MaxBatchSize { get; }

    internal TimeSpan BatchWindow { get; }

    /// <summary>Draws the age at which a value is refreshed: its time to live, shortened by a random part.</summary>
    internal long DrawRefreshAge() => Jitter.Shorten(TimeToLive, _jitterRatio);
}
