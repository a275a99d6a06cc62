using Genie.TypedSecrets.Caching;

namespace Genie.TypedSecrets.Fleet.Simulation;

/// <summary>What a fleet is, what it does and what is done to it. All times in seconds.</summary>
internal sealed record FleetPlan
{
    private static readonly SecretsOptions s_defaults = new();

    /// <summary>Processes, or agents where processes read through one, each with a cache of its own.</summary>
    public required int Processes { get; init; }

    /// <summary>Secrets each of them reads, all the time: the busiest fleet there can be. A secret that nobody reads costs nothing.</summary>
    public int Secrets { get; init; } = 50;

    /// <summary>The time to live; the library's default.</summary>
    public int TimeToLive { get; init; } = (int)s_defaults.TimeToLive.TotalSeconds;

    /// <summary>The jitter; the library's default.</summary>
    public double RefreshAheadRatio { get; init; } = s_defaults.RefreshAheadRatio;

    /// <summary>Over how many seconds the processes start, evenly. 1 is all at once.</summary>
    public int StartsOver { get; init; } = 600;

    /// <summary>Whether a process loads everything by batch calls when it starts. Refreshes are single calls in any case.</summary>
    public bool LoadsByBatch { get; init; }

    /// <summary>The service answers nothing from this second on; never where it is negative.</summary>
    public int OutageFrom { get; init; } = -1;

    /// <summary>For how many seconds it answers nothing.</summary>
    public int OutageFor { get; init; }

    /// <summary>How long to watch.</summary>
    public int Seconds { get; init; } = 86_400;

    /// <summary>GetSecretValue calls the service answers a second; the rest it throttles.</summary>
    public int Quota { get; init; } = AwsLimits.GetSecretValue;

    /// <summary>The seed of all randomness.</summary>
    public int Seed { get; init; } = 20_250_101;

    /// <summary>The plan as the runtime takes it.</summary>
    public CacheSettings ToSettings(Random random) => new(new()
    {
        TimeToLive = TimeSpan.FromSeconds(TimeToLive),
        RefreshAheadRatio = RefreshAheadRatio,
        Random = random,
    });

    /// <summary>Values in the fleet's caches.</summary>
    public long Values => (long)Processes * Secrets;
}
