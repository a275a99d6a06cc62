using Microsoft.Extensions.Caching.Hybrid;
using Microsoft.Extensions.Caching.Memory;
using Microsoft.Extensions.DependencyInjection;
using ZiggyCreatures.Caching.Fusion;

namespace Genie.TypedSecrets.Benchmarks.Peers;

/// <summary>Holds the general caches that people would keep secrets in, with their default settings and a lifetime of an hour.</summary>
internal sealed class PeerCaches : IDisposable
{
    private static readonly TimeSpan s_lifetime = TimeSpan.FromHours(1);
    private static readonly HybridCacheEntryOptions s_hybridOptions = new() { Expiration = s_lifetime, LocalCacheExpiration = s_lifetime };
    private static readonly FusionCacheEntryOptions s_fusionOptions = new(s_lifetime);

    private readonly ServiceProvider _services;

    public PeerCaches()
    {
        ServiceCollection services = new();
        services.AddHybridCache();
        _services = services.BuildServiceProvider();
        Hybrid = _services.GetRequiredService<HybridCache>();
    }

    /// <summary>Gets the cache in memory.</summary>
    public MemoryCache Memory { get; } = new(new MemoryCacheOptions());

    /// <summary>Gets the HybridCache.</summary>
    public HybridCache Hybrid { get; }

    /// <summary>Gets the FusionCache.</summary>
    public FusionCache Fusion { get; } = new(new FusionCacheOptions());

    /// <summary>Reads through the HybridCache.</summary>
    public ValueTask<T> ReadHybridAsync<T>(string name, Func<CancellationToken, ValueTask<T>> fetch) =>
        Hybrid.GetOrCreateAsync(name, fetch, static (fetch, token) => fetch(token), s_hybridOptions);

    /// <summary>Reads through the FusionCache.</summary>
    public ValueTask<T> ReadFusionAsync<T>(string name, Func<CancellationToken, ValueTask<T>> fetch) =>
        Fusion.GetOrSetAsync<T>(name, (_, token) => fetch(token).AsTask(), s_fusionOptions);

    /// <summary>Adds a value to the cache in memory.</summary>
    public void AddToMemory(string name, object value) => Memory.Set(name, value, s_lifetime);

    public void Dispose()
    {
        Memory.Dispose();
        Fusion.Dispose();
        _services.Dispose();
    }
}
