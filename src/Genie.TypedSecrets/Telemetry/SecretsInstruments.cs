using System.Diagnostics;
using System.Diagnostics.Metrics;
using Genie.TypedSecrets.Caching;

namespace Genie.TypedSecrets.Telemetry;

/// <summary>Represents a call to the store that was reported to listeners.</summary>
internal sealed class ReportedCall(Activity? activity)
{
    /// <summary>Gets its activity; null if no listener wants one.</summary>
    internal Activity? Activity => activity;
}

/// <summary>The activity source and the meter, both named <c>Genie.TypedSecrets</c>. <see cref="SecretsTelemetry"/> decides when they are created.</summary>
/// <remarks>
/// Tags are the name of the secret, the name of the store, the outcome and the reason; never a value, a key, a version or an error message. Names
/// and units follow OpenTelemetry's conventions: dots in names, seconds, counted things in braces. docs/runtime.md lists the instruments.
/// </remarks>
internal static class SecretsInstruments
{
    private const string SecretTag = "genie.secret.name";
    private const string StoreTag = "genie.secret.store";
    private const string OutcomeTag = "genie.secret.outcome";
    private const string ReasonTag = "genie.secret.reason";
    private const string ErrorTypeTag = "error.type";

    private static readonly ActivitySource s_activities = new(SecretsTelemetry.Name);
    private static readonly Meter s_meter = new(SecretsTelemetry.Name);

#if NET9_0_OR_GREATER
    // Without advice, exporters use boundaries meant for milliseconds.
    private static readonly InstrumentAdvice<double> s_callBoundaries =
        new() { HistogramBucketBoundaries = [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30] };

    private static readonly InstrumentAdvice<double> s_ageBoundaries =
        new() { HistogramBucketBoundaries = [0, 10, 30, 60, 300, 900, 1_800, 3_600, 14_400, 86_400, 604_800] };

    private static readonly Histogram<double> s_duration = s_meter.CreateHistogram(
        "genie.secrets.fetch.duration", "s", "The duration of calls to the store.", tags: null, s_callBoundaries);

    private static readonly Histogram<double> s_staleAge = s_meter.CreateHistogram(
        "genie.secrets.stale.age", "s", "The time for which values that stay in use after a failed refresh have been stale.", tags: null, s_ageBoundaries);
#else
    private static readonly Histogram<double> s_duration = s_meter.CreateHistogram<double>(
        "genie.secrets.fetch.duration", "s", "The duration of calls to the store.");

    private static readonly Histogram<double> s_staleAge = s_meter.CreateHistogram<double>(
        "genie.secrets.stale.age", "s", "The time for which values that stay in use after a failed refresh have been stale.");
#endif

    private static readonly Counter<long> s_hits = s_meter.CreateCounter<long>(
        "genie.secrets.hits", "{read}", "Reads from the cache, estimated from a sample.");

    private static readonly Counter<long> s_fetches = s_meter.CreateCounter<long>(
        "genie.secrets.fetches", "{fetch}", "Secrets fetched, by outcome.");

    private static readonly Counter<long> s_versionChanges = s_meter.CreateCounter<long>(
        "genie.secrets.version_changes", "{change}", "Refreshes that found a new version.");

    private static readonly UpDownCounter<long> s_inFlight = s_meter.CreateUpDownCounter<long>(
        "genie.secrets.active_calls", "{call}", "Calls to the store in progress.");

    /// <summary>Reports the start of a call to the store. Listeners run on the thread that is about to make the call: one that blocks on the same secret waits for its own call.</summary>
    /// <param name="secretName">The secret; null if the call fetches several.</param>
    /// <param name="store">The store.</param>
    internal static ReportedCall CallStarted(string? secretName, string store)
    {
        Activity? activity = null;
        try
        {
            s_inFlight.Add(1, new KeyValuePair<string, object?>(StoreTag, store));
            activity = s_activities.StartActivity(secretName is null ? "genie.secrets.fetch_many" : "genie.secrets.fetch", ActivityKind.Client);
            if (secretName is not null)
            {
                activity?.SetTag(SecretTag, secretName);
            }

            activity?.SetTag(StoreTag, store);
        }
        catch (Exception)
        {
            // An exception of a listener must not reach the reader.
        }

        return new(activity);
    }

    /// <summary>Reports the end of a call to the store.</summary>
    internal static void CallEnded(ReportedCall call, string? secretName, string store, Exception? error, TimeSpan duration)
    {
        try
        {
            var (activity, outcome) = (call.Activity, FetchOutcome.Of(error));
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
            // An exception of a listener must not reach the reader.
        }
    }

    /// <summary>Counts the fetch of one secret, whether it succeeded or not.</summary>
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
            }
        }
        catch (Exception)
        {
            // An exception of a listener must not reach the reader.
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
            // An exception of a listener must not reach the reader.
        }
    }

    /// <summary>Records that a value stays in use because its refresh failed.</summary>
    /// <param name="secretName">The secret.</param>
    /// <param name="store">The store.</param>
    /// <param name="milliseconds">The time since the end of its time to live; 0 if that has not ended.</param>
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
            // An exception of a listener must not reach the reader.
        }
    }
}
