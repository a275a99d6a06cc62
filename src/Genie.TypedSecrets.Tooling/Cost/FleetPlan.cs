using Genie.TypedSecrets.Caching;

namespace Genie.TypedSecrets.Tooling.Cost;

/// <summary>Describes a fleet, its load and an outage. All times are in seconds.</summary>
internal sealed record FleetPlan
{
    private static readonly SecretsOptions s_defaults = new();

    /// <summary>Gets the number of processes, or of agents if processes read through agents. Each has a cache of its own.</summary>
    public required int Processes { get; init; }

    /// <summary>Gets the number of secrets that each of them reads all the time, which is the worst case. A secret without readers costs nothing.</summary>
    public int Secrets { get; init; } = 50;

    /// <summary>Gets the time to live; by default the library's.</summary>
    public int TimeToLive { get; init; } = (int)s_defaults.TimeToLive.TotalSeconds;

    /// <summary>Gets the jitter; by default the library's.</summary>
    public double RefreshAheadRatio { get; init; } = s_defaults.RefreshAheadRatio;

    /// <summary>Gets the time over which the starts of the processes are spread evenly. With 1, all start at once.</summary>
    public int StartsOver { get; init; } = 600;

    /// <summary>Gets whether a process loads all secrets with batch calls when it starts. Refreshes are single calls in any case.</summary>
    public bool LoadsByBatch { get; init; }

    /// <summary>Gets the second in which an outage begins; negative if there is none.</summary>
    public int OutageFrom { get; init; } = -1;

    /// <summary>Gets the duration of the outage.</summary>
    public int OutageFor { get; init; }

    /// <summary>Gets the duration of the simulation.</summary>
    public int Seconds { get; init; } = 86_400;

    /// <summary>Gets the number of GetSecretValue calls per second that the service allows. It throttles the others.</summary>
    public int Quota { get; init; } = AwsQuotas.GetSecretValue;

    /// <summary>Gets the seed of all random numbers.</summary>
    public int Seed { get; init; } = 20_250_101;

    /// <summary>Gets the plan as settings of the runtime.</summary>
    public CacheSettings ToSettings(Random random) => new(new()
    {
        TimeToLive = TimeSpan.FromSeconds(TimeToLive),
        RefreshAheadRatio = RefreshAheadRatio,
        Random = random,
    });

    /// <summary>Gets the number of values in the caches of the fleet.</summary>
    public long Values => (long)Processes * Secrets;
}
