using System.Diagnostics;
using System.Diagnostics.Metrics;

namespace Genie.TypedSecrets.Telemetry;

/// <summary>The activity source and the meter, both named <c>Genie.TypedSecrets</c>. They cost next to nothing while nobody listens.</summary>
/// <remarks>
/// Tags are the secret's name, the store's and the outcome; never a value, a key, a version or an error's message. Reads that are
/// answered from the cache are not counted: counting would cost several times what the read does.
/// </remarks>
internal static class SecretsTelemetry
{
    internal const string Name = "Genie.TypedSecrets";
    internal const string SecretTag = "genie.secret.name";
    internal const string StoreTag = "genie.secret.store";
    internal const string OutcomeTag = "genie.secret.outcome";

    private static readonly ActivitySource s_activities = new(Name);
    private static readonly Meter s_meter = new(Name);

    private static readonly Histogram<double> s_duration = s_meter.CreateHistogram<double>(
        "genie.secrets.fetch.duration", "s", "How long calls to the store took.");

    private static readonly Counter<long> s_fetches = s_meter.CreateCounter<long>(
        "genie.secrets.fetches", "{fetch}", "Secrets fetched, by what became of it.");

    private static readonly Counter<long> s_versionChanges = s_meter.CreateCounter<long>(
        "genie.secrets.version_changes", "{change}", "Refreshes that found a new version.");

    private static readonly UpDownCounter<long> s_inFlight = s_meter.CreateUpDownCounter<long>(
        "genie.secrets.fetches.in_flight", "{call}", "Calls to the store under way.");

    /// <summary>Begins a call to the store.</summary>
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
            activity?.SetStatus(error is null ? ActivityStatusCode.Ok : ActivityStatusCode.Error);
            activity?.Dispose();
        }
        catch (Exception)
        {
            // A listener's bug is not the reader's.
        }
    }

    /// <summary>Counts one secret that was fetched, or was not.</summary>
    internal static void Fetched(string secretName, string store, string outcome, bool isNewVersion)
    {
        try
        {
            KeyValuePair<string, object?> secretTag = new(SecretTag, secretName);
            KeyValuePair<string, object?> storeTag = new(StoreTag, store);
            s_fetches.Add(1, secretTag, storeTag, new(OutcomeTag, outcome));
            if (isNewVersion)
            {
                s_versionChanges.Add(1, secretTag, storeTag);
            }
        }
        catch (Exception)
        {
            // A listener's bug is not the reader's.
        }
    }
}
