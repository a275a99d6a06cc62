using System.Diagnostics;
using System.Diagnostics.Metrics;
using Genie.TypedSecrets.Caching;

namespace Genie.TypedSecrets.Telemetry;

/// <summary>The activity source and the meter, both named <c>Genie.TypedSecrets</c>. They cost next to nothing while nobody listens.</summary>
/// <remarks>
/// Tags are the secret's name, the store's, the outcome and the reason; never a value, a key, a version or an error's message. Names and units
/// follow OpenTelemetry's conventions: dotted, seconds, what is counted in braces. The table is in docs/runtime.md.
/// </remarks>
internal static class SecretsTelemetry
{
    internal const string Name = "Genie.TypedSecrets";
    internal const string SecretTag = "genie.secret.name";
    internal const string StoreTag = "genie.secret.store";
    internal const string OutcomeTag = "genie.secret.outcome";
    internal const string ReasonTag = "genie.secret.reason";
    private const string ErrorTypeTag = "error.type";

    private static readonly ActivitySource s_activities = new(Name);
    private static readonly Meter s_meter = new(Name);

#if NET9_0_OR_GREATER
    // Without advice, exporters use boundaries meant for milliseconds.
    private static readonly InstrumentAdvice<double> s_callBoundaries =
        new() { HistogramBucketBoundaries = [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30] };

    private static readonly InstrumentAdvice<double> s_ageBoundaries =
        new() { HistogramBucketBoundaries = [0, 10, 30, 60, 300, 900, 1_800, 3_600, 14_400, 86_400, 604_800] };

    private static readonly Histogram<double> s_duration = s_meter.CreateHistogram(
        "genie.secrets.fetch.duration", "s", "How long calls to the store took.", tags: null, s_callBoundaries);

    private static readonly Histogram<double> s_staleAge = s_meter.CreateHistogram(
        "genie.secrets.stale.age", "s", "For how long values had been stale that stayed in use because their refresh failed.", tags: null, s_ageBoundaries);
#else
    private static readonly Histogram<double> s_duration = s_meter.CreateHistogram<double>(
        "genie.secrets.fetch.duration", "s", "How long calls to the store took.");

    private static readonly Histogram<double> s_staleAge = s_meter.CreateHistogram<double>(
        "genie.secrets.stale.age", "s", "For how long values had been stale that stayed in use because their refresh failed.");
#endif

    private static readonly Counter<long> s_hits = s_meter.CreateCounter<long>(
        "genie.secrets.hits", "{read}", "Reads answered from the cache; an estimate from a sample.");

    private static readonly Counter<long> s_fetches = s_meter.CreateCounter<long>(
        "genie.secrets.fetches", "{fetch}", "Secrets fetched, by what became of it.");

    private static readonly Counter<long> s_versionChanges = s_meter.CreateCounter<long>(
        "genie.secrets.version_changes", "{change}", "Refreshes that found a new version.");

    private static readonly UpDownCounter<long> s_inFlight = s_meter.CreateUpDownCounter<long>(
        "genie.secrets.active_calls", "{call}", "Calls to the store under way.");

    /// <summary>Begins a call to the store. Its listeners run on the thread that is about to call it: one that blocks on the very secret waits for itself.</summary>
    /// <param name="secretName">The secret, or null where several are fetched in one call.</param>
    /// <param name="store">The store.</param>
    internal static Activity? CallStarted(string? secretName, string store)
    {
        try
        {
            s_inFlight.Add(1, new KeyValuePair<string, object?>(StoreTag, store));
            var activity = s_activities.StartActivity(secretName is null ? "genie.secrets.fetch_many" : "genie.secrets.fetch", ActivityKind.Client);
            if (secretName is not null)
            {
                activity?.SetTag(SecretTag, secretName);
            }

            return activity?.SetTag(StoreTag, store);
        }
        catch (Exception)
        {
            // A listener's bug is not the reader's.
            return null;
        }
    }

    /// <summary>Ends a call to the store.</summary>
    internal static void CallEnded(Activity? activity, string? secretName, string store, Exception? error, TimeSpan duration)
    {
        try
        {
            var outcome = FetchOutcome.Of(error);
            TagList tags = new() { { StoreTag, store }, { OutcomeTag, outcome } };
            s_inFlight.Add(-1, new KeyValuePair<string, object?>(StoreTag, store));
            if (secretName is not null)
            {
                tags.Add(SecretTag, secretName);
            }

            s_duration.Record(duration.TotalSeconds, tags);
            activity?.SetTag(OutcomeTag, outcome);
            if (error is not null)
            {
                activity?.SetTag(ErrorTypeTag, error.GetType().FullName);
            }

            activity?.SetStatus(error is null ? ActivityStatusCode.Ok : ActivityStatusCode.Error);
            activity?.Dispose();
        }
        catch (Exception)
        {
            // A listener's bug is not the reader's.
        }
    }

    /// <summary>Counts one secret that was fetched, or was not.</summary>
    internal static void Fetched(string secretName, string store, FetchReason reason, Exception? error, bool isNewVersion)
    {
        try
        {
            var outcome = FetchOutcome.Of(error);
            KeyValuePair<string, object?> secretTag = new(SecretTag, secretName);
            KeyValuePair<string, object?> storeTag = new(StoreTag, store);
            s_fetches.Add(1, new TagList([secretTag, storeTag, new(OutcomeTag, outcome), new(ReasonTag, FetchOutcome.Of(reason))]));
            if (isNewVersion)
            {
                s_versionChanges.Add(1, secretTag, storeTag);
                SecretsEventSource.Log.VersionChanged(secretName, store);
            }

            if (error is not null)
            {
                SecretsEventSource.Log.FetchFailed(secretName, store, outcome);
            }
        }
        catch (Exception)
        {
            // A listener's bug is not the reader's.
        }
    }

    /// <summary>Counts reads from the cache.</summary>
    internal static void Hits(string secretName, string store, int reads)
    {
        if (!s_hits.Enabled)
        {
            return;
        }

        try
        {
            s_hits.Add(reads, new KeyValuePair<string, object?>(SecretTag, secretName), new KeyValuePair<string, object?>(StoreTag, store));
        }
        catch (Exception)
        {
            // A listener's bug is not the reader's.
        }
    }

    /// <summary>Notes that a value stays in use because its refresh failed.</summary>
    /// <param name="secretName">The secret.</param>
    /// <param name="store">The store.</param>
    /// <param name="milliseconds">For how long it has been older than its time to live; 0 where it is not yet.</param>
    internal static void ServedStale(string secretName, string store, long milliseconds)
    {
        try
        {
            s_staleAge.Record(
                milliseconds / 1_000d,
                new KeyValuePair<string, object?>(SecretTag, secretName),
                new KeyValuePair<string, object?>(StoreTag, store));
        }
        catch (Exception)
        {
            // A listener's bug is not the reader's.
        }
    }
}
