using System.Collections.Concurrent;
using System.Diagnostics;
using System.Text;
using Genie.TypedSecrets.Benchmarks.Peers;
using Genie.TypedSecrets.Stores;

namespace Genie.TypedSecrets.Benchmarks.Cold;

/// <summary>The result of a scenario: wall time (the median of its runs) and calls to the store.</summary>
internal sealed record ColdResult(string Scenario, string Way, double Milliseconds, int Calls);

/// <summary>First reads through a store with 50 ms to it.</summary>
internal sealed class ColdScenarios(int runs)
{
    /// <summary>One round trip, in milliseconds.</summary>
    public const int RoundTrip = 50;

    // Returns the value of a secret from one of the caches, which fetches it by the function.
    private delegate ValueTask<string> PeerRead(PeerCaches peers, string name, Func<CancellationToken, ValueTask<string>> fetch);

    private static readonly string[] s_names = [.. Enumerable.Range(0, 200).Select(i => $"genie-dev/secret-{i}")];

    public async Task<IReadOnlyList<ColdResult>> RunAsync()
    {
        // The first run of anything compiles it.
        await MeasureAsync("", "", 1, static (client, _) => ConcurrentlyAsync(client, 20));
        await MeasureAsync("", "", 1, static (client, _) => StampedeAsync(client));
        await MeasureAsync("", "", 1, static (_, store) => CheckFetchStoreStampedeAsync(store));
        await MeasureAsync("", "", 1, static (_, store) => PeerStampedeAsync(store, static (peers, name, fetch) => peers.ReadHybridAsync(name, fetch)));
        await MeasureAsync("", "", 1, static (_, store) => PeerStampedeAsync(store, static (peers, name, fetch) => peers.ReadFusionAsync(name, fetch)));
        List<ColdResult> results = [];
        foreach (var count in new[] { 1, 20, 200 })
        {
            results.Add(await MeasureAsync($"{count} cold, one after another", "ours", count > 20 ? 1 : runs, (client, _) => SequentiallyAsync(client, count)));
            results.Add(await MeasureAsync($"{count} cold, at once", "ours", runs, (client, _) => ConcurrentlyAsync(client, count)));
            results.Add(await MeasureAsync($"{count} cold, at once", "`HybridCache`", runs, (_, store) => PeersAsync(store, count, static (peers, name, fetch) => peers.ReadHybridAsync(name, fetch))));
            results.Add(await MeasureAsync($"{count} cold, at once", "`FusionCache`", runs, (_, store) => PeersAsync(store, count, static (peers, name, fetch) => peers.ReadFusionAsync(name, fetch))));
            results.Add(await MeasureAsync($"{count} cold, at once", "a call each, through a dictionary of tasks", runs, (_, store) => DictionaryOfTasksAsync(store, count)));
        }

        results.Add(await MeasureAsync("10,000 readers of one cold secret", "ours", runs, static (client, _) => StampedeAsync(client)));
        results.Add(await MeasureAsync("10,000 readers of one cold secret", "`HybridCache`", runs, static (_, store) => PeerStampedeAsync(store, static (peers, name, fetch) => peers.ReadHybridAsync(name, fetch))));
        results.Add(await MeasureAsync("10,000 readers of one cold secret", "`FusionCache`", runs, static (_, store) => PeerStampedeAsync(store, static (peers, name, fetch) => peers.ReadFusionAsync(name, fetch))));
        results.Add(await MeasureAsync("10,000 readers of one cold secret", "check, fetch, keep (as with IMemoryCache)", runs, static (_, store) => CheckFetchStoreStampedeAsync(store)));
        return results;
    }

    private static async Task<ColdResult> MeasureAsync(string scenario, string way, int runs, Func<SecretsClient, LatentStore, Task> work)
    {
        List<double> times = [];
        var calls = 0;
        for (var run = 0; run < runs; run++)
        {
            LatentStore store = new(TimeSpan.FromMilliseconds(RoundTrip));
            await using SecretsClient client = new(new SecretsOptions { Store = store, Environment = "dev" });
            var time = Stopwatch.StartNew();
            await work(client, store);
            times.Add(time.Elapsed.TotalMilliseconds);
            calls = store.Calls;
        }

        return new(scenario, way, times.Order().ElementAt(times.Count / 2), calls);
    }

    private static async Task SequentiallyAsync(SecretsClient client, int count)
    {
        foreach (var name in s_names.Take(count))
        {
            await client.GetSecretAsync(name);
        }
    }

    private static async Task ConcurrentlyAsync(SecretsClient client, int count) =>
        await Task.WhenAll(s_names.Take(count).Select(name => client.GetSecretAsync(name).AsTask()));

    private static async Task StampedeAsync(SecretsClient client) =>
        await Task.WhenAll(Enumerable.Range(0, 10_000).Select(_ => Task.Run(() => client.GetSecretAsync(s_names[0]).AsTask())));

    private static async Task PeersAsync(LatentStore store, int count, PeerRead read)
    {
        using PeerCaches peers = new();
        await Task.WhenAll(s_names.Take(count).Select(name => read(peers, name, token => FetchAsync(store, name, token)).AsTask()));
    }

    private static async Task PeerStampedeAsync(LatentStore store, PeerRead read)
    {
        using PeerCaches peers = new();
        await Task.WhenAll(Enumerable.Range(0, 10_000).Select(_ => Task.Run(() => read(peers, s_names[0], token => FetchAsync(store, s_names[0], token)).AsTask())));
    }

    private static async ValueTask<string> FetchAsync(LatentStore store, string name, CancellationToken cancellationToken)
    {
        using var payload = await store.GetAsync(new SecretRequest(name), cancellationToken);
        return Encoding.UTF8.GetString(payload.Reveal());
    }

    private static async Task DictionaryOfTasksAsync(LatentStore store, int count)
    {
        ConcurrentDictionary<string, Lazy<Task<SecretPayload>>> cache = new();
        await Task.WhenAll(s_names.Take(count).Select(name => cache.GetOrAdd(name, n => new(() => store.GetAsync(new SecretRequest(n)).AsTask())).Value));
    }

    private static Task CheckFetchStoreStampedeAsync(LatentStore store)
    {
        ConcurrentDictionary<string, SecretPayload> cache = new();
        return Task.WhenAll(Enumerable.Range(0, 10_000).Select(_ => Task.Run(async () =>
        {
            if (!cache.ContainsKey(s_names[0]))
            {
                cache[s_names[0]] = await store.GetAsync(new SecretRequest(s_names[0]));
            }
        })));
    }
}
