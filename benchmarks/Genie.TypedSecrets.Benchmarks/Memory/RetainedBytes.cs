using System.Globalization;
using System.Text.Json;
using Genie.TypedSecrets.Benchmarks.Parsing;
using Genie.TypedSecrets.Benchmarks.Peers;
using Genie.TypedSecrets.CompilerServices;
using Genie.TypedSecrets.Stores;

namespace Genie.TypedSecrets.Benchmarks.Memory;

/// <summary>The bytes that one secret of twenty keys takes while it is held in some way.</summary>
internal sealed record RetainedBytes(string Way, double Bytes)
{
    private const int Secrets = 2_000;

    /// <summary>Measures what the garbage collector counts as alive, for 2,000 secrets each with a name and values of its own.</summary>
    public static async Task<IReadOnlyList<RetainedBytes>> MeasureAsync() =>
    [
        await MeasureAsync("the record alone", static _ => new ValueTask<object>(Parse(Wide.Json()))),
        await MeasureAsync("a cached record", CachedAsync),
        await MeasureAsync("a cached secret without a schema", UntypedAsync),
        await MeasureAsync("a plain record in `IMemoryCache`", static i =>
        {
            s_peers.Value.AddToMemory(NameOf(i), ParsePlain());
            return new(s_peers);
        }),
        await MeasureAsync("a plain record in `FusionCache`", static async i =>
        {
            await s_peers.Value.ReadFusionAsync<PlainWide>(NameOf(i), static _ => new(ParsePlain()));
            return s_peers;
        }),
        await MeasureAsync("a plain record in `HybridCache`, marked as immutable", static async i =>
        {
            await s_peers.Value.ReadHybridAsync<PlainWide>(NameOf(i), static _ => new(ParsePlain()));
            return s_peers;
        }),
    ];

    private static async Task<RetainedBytes> MeasureAsync(string way, Func<int, ValueTask<object>> hold)
    {
        // The first makes what all share.
        var kept = new object[Secrets + 1];
        kept[0] = await hold(0);
        var before = GC.GetTotalMemory(forceFullCollection: true);
        for (var i = 1; i < kept.Length; i++)
        {
            kept[i] = await hold(i);
        }

        var after = GC.GetTotalMemory(forceFullCollection: true);
        GC.KeepAlive(kept);
        return new(way, (after - before) / (double)Secrets);
    }

    private static WideSecret Parse(byte[] json) =>
        SecretReader.Parse<WideSecret>(json, isBinary: false, "genie-dev/wide", "v1", static (ref SecretReader reader) => new(ref reader));

    private static readonly SecretsManifest s_manifest =
        new("genie", [.. Enumerable.Range(0, Secrets + 1).Select(EnvironmentName)], EnvironmentName(0), "ENVIRONMENT");

    private static readonly Lazy<SecretsContext> s_context = new(static () =>
    {
        SecretsOptions options = new() { Store = new WideStore(), Environment = EnvironmentName(0), BatchWindow = TimeSpan.Zero };
        options.AllowedEnvironments.UnionWith(s_manifest.Environments);
        return new(s_manifest, new SecretsClient(options));
    });

    private static readonly Lazy<SecretsClient> s_client = new(static () =>
        new(new() { Store = new WideStore(), Environment = "dev", BatchWindow = TimeSpan.Zero }));

    private static async ValueTask<object> CachedAsync(int i)
    {
        WideAccessor accessor = new(s_context.Value, s_manifest.Environments[i]);
        await accessor.GetAsync();
        return accessor;
    }

    // The client holds it.
    private static async ValueTask<object> UntypedAsync(int i)
    {
        await s_client.Value.GetSecretAsync(NameOf(i));
        return s_client;
    }

    private static readonly Lazy<PeerCaches> s_peers = new(static () => new());

    private static PlainWide ParsePlain() => JsonSerializer.Deserialize(Wide.Json(), PlainContext.Default.PlainWide)!;

    private static string NameOf(int i) => string.Create(CultureInfo.InvariantCulture, $"genie-dev/wide-{i:00000}");

    private static string EnvironmentName(int i) => string.Create(CultureInfo.InvariantCulture, $"e{i:00000}");

    private sealed class WideStore : ISecretStore
    {
        public string Name => "wide";

        public ValueTask<SecretPayload> GetAsync(SecretRequest request, CancellationToken cancellationToken = default) =>
            new(Respond(request));

        public ValueTask<IReadOnlyList<SecretResult>> GetManyAsync(IReadOnlyList<SecretRequest> requests, CancellationToken cancellationToken = default) =>
            new([.. requests.Select(request => SecretResult.Success(Respond(request)))]);

        private static SecretPayload Respond(SecretRequest request) => new(request.Name, Guid.NewGuid().ToString(), Wide.Json());
    }
}
