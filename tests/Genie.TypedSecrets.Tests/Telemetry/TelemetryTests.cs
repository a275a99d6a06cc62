using System.Collections.Concurrent;
using System.Diagnostics;
using System.Diagnostics.Metrics;
using Genie.TypedSecrets.Tests.Support;

namespace Genie.TypedSecrets.Tests.Telemetry;

public sealed class TelemetryTests
{
    private static readonly string[] s_tags = ["genie.secret.name", "genie.secret.store", "genie.secret.outcome", "genie.secret.reason"];

    [Fact]
    public async Task Fetch_HoweverItEnds_TagsTellNameStoreAndOutcomeOnly()
    {
        // On this thread, because measurements are reported after the readers were served.
        await using Harness harness = new(static o => o.StoreThreads = new InlineStoreThreads());
        ConcurrentQueue<string> seen = new();
        using var meters = ListenToMeter((instrument, tags) => seen.Enqueue($"{instrument}: {string.Join(' ', tags.Select(t => $"{t.Key}={t.Value}"))}"), harness.Name);
        using var activities = ListenToActivities(activity => seen.Enqueue(
            $"{activity.DisplayName} {activity.Status} {activity.StatusDescription} {string.Join(' ', activity.TagObjects.Select(t => $"{t.Key}={t.Value}"))} {string.Join(' ', activity.Events.Select(e => e.Name))}"), harness.Name);

        harness.Store.Put(harness.Name, $$"""{"token":"{{Harness.Canary}}"}""", Harness.Canary);
        harness.Accessor.Get();
        harness.Client.ClearCache();
        harness.Store.Put(harness.Name, $$"""{"token":["{{Harness.Canary}}"]}""", Harness.Canary);
        Should.Throw<SecretSchemaException>(() => harness.Accessor.Get());
        harness.Client.ClearCache();
        harness.Store.Fail(harness.Name, new InvalidOperationException(Harness.Canary));
        Should.Throw<SecretStoreUnavailableException>(() => harness.Accessor.Get());

        seen.ShouldContain(line => line.Contains("genie.secrets.fetch Ok"));
        seen.ShouldContain(line => line.Contains("genie.secrets.fetch Error") && line.EndsWith("genie.secret.outcome=unavailable error.type=Genie.TypedSecrets.SecretStoreUnavailableException "));
        foreach (var outcome in new[] { "success", "schema_mismatch", "unavailable" })
        {
            seen.ShouldContain($"genie.secrets.fetches: genie.secret.name={harness.Name} genie.secret.store=manual genie.secret.outcome={outcome} genie.secret.reason=miss");
        }

        seen.ShouldAllBe(line => !line.Contains("CANARY"));
    }

    [Fact]
    public async Task Fetch_Duration_IsMeasuredInSecondsByTheClientsClock()
    {
        await using Harness harness = new();
        harness.Store.Hold();
        double? seconds = null;
        using MeterListener listener = new() { InstrumentPublished = static (i, l) => { if (i.Name == "genie.secrets.fetch.duration") { l.EnableMeasurementEvents(i); } } };
        listener.SetMeasurementEventCallback<double>((_, value, tags, _) => seconds = Has(tags, harness.Name) ? value : seconds);
        listener.Start();
        var reader = harness.Accessor.GetAsync(Harness.Cancellation).AsTask();
        await harness.Store.ArrivedAsync();

        harness.Time.Advance(TimeSpan.FromSeconds(1.5));
        harness.Store.Release();
        await reader;
        await harness.FetchedAsync();

        seconds.ShouldBe(1.5);
        harness.Client.Statistics.ShouldBe(new SecretsStatistics { StoreCalls = 1, SecretsFetched = 1, TimeInStore = TimeSpan.FromSeconds(1.5) });
    }

    [Fact]
    public async Task Fetch_AListenerThrows_TheReaderGetsTheValue()
    {
        await using Harness harness = new();
        using var meters = ListenToMeter((_, _) => throw new InvalidOperationException("listener"), harness.Name);
        using var activities = ListenToActivities(_ => throw new InvalidOperationException("listener"), harness.Name);

        harness.Accessor.Get().Token.Reveal().ShouldBe("fake-token");
        await harness.Context.PreloadAsync([harness.Accessor.Descriptor], Harness.Cancellation);
    }

    [Fact]
    public async Task Fetch_InFlight_CountsUpAndDown()
    {
        ManualStore store = new() { Name = $"manual-{Guid.NewGuid():N}" };
        await using SecretsClient client = new(new() { Store = store, Environment = "dev" });
        ConcurrentQueue<long> changes = new();
        using MeterListener listener = new() { InstrumentPublished = static (i, l) => { if (i.Name == "genie.secrets.active_calls") { l.EnableMeasurementEvents(i); } } };
        listener.SetMeasurementEventCallback<long>((_, value, tags, _) => { if (Has(tags, store.Name)) { changes.Enqueue(value); } });
        listener.Start();

        await Should.ThrowAsync<SecretNotFoundException>(async () => await client.GetSecretAsync("genie-dev/none", Harness.Cancellation));

        changes.ShouldBe([1, -1]);
    }

    [Fact]
    public async Task Fetch_ForAReader_BelongsToItsTraceAndARefreshToNone()
    {
        await using Harness harness = new();
        ConcurrentQueue<ActivityTraceId> traces = new();
        using var activities = ListenToActivities(activity => traces.Enqueue(activity.TraceId), harness.Name);
        using Activity job = new("job");
        job.Start();

        await harness.LoadAsync();
        harness.Time.Advance(TimeSpan.FromMinutes(6));
        harness.Accessor.Get();
        await harness.FetchedAsync();

        traces.First().ShouldBe(job.TraceId);
        traces.Last().ShouldNotBe(job.TraceId);
        Activity.Current.ShouldBeSameAs(job);
    }

    [Fact]
    public async Task Get_FromTheCache_IsCountedBySample()
    {
        await using Harness harness = new();
        long hits = 0;
        using var meters = ListenToMeter((instrument, _) => hits += instrument == "genie.secrets.hits" ? 1 : 0, harness.Name);
        await harness.LoadAsync();

        // Time zero is in a slice that is counted, the 64th millisecond in the first of 63 that are not.
        harness.Accessor.Get();
        await harness.Accessor.GetAsync(Harness.Cancellation);
        hits.ShouldBe(2);
        harness.Time.Advance(TimeSpan.FromMilliseconds(64));
        harness.Accessor.Get();
        hits.ShouldBe(2);
        harness.Time.Advance(TimeSpan.FromMilliseconds(63 * 64));
        harness.Accessor.Get();
        hits.ShouldBe(3);
    }

    [Fact]
    public async Task Refresh_FailsForNow_NotesHowLongTheValueHasBeenStale()
    {
        await using Harness harness = new();
        List<double> ages = [];
        using MeterListener listener = new() { InstrumentPublished = static (i, l) => { if (i.Name == "genie.secrets.stale.age") { l.EnableMeasurementEvents(i); } } };
        listener.SetMeasurementEventCallback<double>((_, value, tags, _) => { if (Has(tags, harness.Name)) { ages.Add(value); } });
        listener.Start();
        await harness.LoadAsync();
        harness.FailTransiently();
        harness.Time.Advance(TimeSpan.FromMinutes(5) + TimeSpan.FromSeconds(90));

        harness.Accessor.Get();
        await harness.FetchedAsync();
        await harness.DisposeAsync();

        ages.ShouldBe([90]);
    }

    [Theory]
    [InlineData("miss")]
    [InlineData("preload")]
    [InlineData("refresh")]
    [InlineData("rejection")]
    [InlineData("demand")]
    public async Task Fetch_ForEachReason_TellsIt(string reason)
    {
        await using Harness harness = new();
        await (reason is "miss" or "preload" ? Task.CompletedTask : harness.LoadAsync());
        switch (reason)
        {
            case "miss":
                harness.Accessor.Get();
                break;
            case "preload":
                await harness.Context.PreloadAsync([harness.Accessor.Descriptor], Harness.Cancellation);
                break;
            case "refresh":
                harness.Time.Advance(TimeSpan.FromMinutes(6));
                harness.Accessor.Get();
                break;
            case "rejection":
                harness.Put("rotated-token", "v2");
                await harness.Accessor.UseAsync(
                    static (secret, _) => secret.Token.Reveal() == "rotated-token" ? Task.CompletedTask : throw new UnauthorizedAccessException(),
                    static e => e is UnauthorizedAccessException,
                    Harness.Cancellation);
                break;
            default:
                await harness.Accessor.RefreshAsync(Harness.Cancellation);
                break;
        }

        (await harness.FetchedForAsync()).ShouldBe(reason);
    }

    private static bool Has(ReadOnlySpan<KeyValuePair<string, object?>> tags, string secretName) =>
        tags.ToArray().Any(tag => Equals(tag.Value, secretName));

    private static MeterListener ListenToMeter(Action<string, KeyValuePair<string, object?>[]> hear, string secretName)
    {
        MeterListener listener = new() { InstrumentPublished = static (i, l) => { if (i.Meter.Name == "Genie.TypedSecrets") { l.EnableMeasurementEvents(i); } } };
        void Hear(Instrument instrument, KeyValuePair<string, object?>[] tags)
        {
            if (tags.Any(tag => Equals(tag.Value, secretName)))
            {
                tags.ShouldAllBe(tag => s_tags.Contains(tag.Key));
                hear(instrument.Name, tags);
            }
        }

        listener.SetMeasurementEventCallback<long>((instrument, _, tags, _) => Hear(instrument, tags.ToArray()));
        listener.SetMeasurementEventCallback<double>((instrument, _, tags, _) => Hear(instrument, tags.ToArray()));
        listener.Start();
        return listener;
    }

    private static ActivityListener ListenToActivities(Action<Activity> hear, string secretName)
    {
        ActivityListener listener = new()
        {
            ShouldListenTo = static source => source.Name == "Genie.TypedSecrets",
            Sample = static (ref ActivityCreationOptions<ActivityContext> _) => ActivitySamplingResult.AllData,
            ActivityStopped = activity =>
            {
                if (Equals(activity.GetTagItem("genie.secret.name"), secretName))
                {
                    hear(activity);
                }
            },
        };
        ActivitySource.AddActivityListener(listener);
        return listener;
    }
}
