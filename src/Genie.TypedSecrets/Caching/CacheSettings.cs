namespace Genie.TypedSecrets.Caching;

/// <summary>What every entry of a client's cache goes by: the validated options, in the clock's milliseconds.</summary>
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

    /// <summary>How long after its fetch began a value is to be refreshed: ahead of its time to live's end, by a part drawn anew each time.</summary>
    internal long DrawRefreshAge() => Jitter.Shorten(TimeToLive, _jitterRatio);
}
