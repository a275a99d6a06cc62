using System.Diagnostics.Tracing;

namespace Genie.TypedSecrets.Telemetry;

/// <summary>The event source <c>Genie.TypedSecrets</c>, for audits and logs. Events contain names and kinds, never a value or a message of an exception.</summary>
[EventSource(Name = SecretsTelemetry.Name)]
internal sealed class SecretsEventSource : EventSource
{
    internal static readonly SecretsEventSource Log = new();

    // The name is passed as well as in the attribute: to read an attribute takes longer than all else that a first read does.
    private SecretsEventSource()
        : base(SecretsTelemetry.Name, EventSourceSettings.EtwManifestEventFormat)
    {
    }

    /// <summary>The process read a secret for the first time.</summary>
    [Event(1, Level = EventLevel.Informational, Message = "The secret '{0}' was read for the first time, from the {1} store.")]
    public void FirstRead(string secretName, string store) => WriteEvent(1, secretName, store);

    /// <summary>A refresh found a new version.</summary>
    [Event(2, Level = EventLevel.Informational, Message = "The secret '{0}' has a new version in the {1} store.")]
    public void VersionChanged(string secretName, string store) => WriteEvent(2, secretName, store);

    /// <summary>A fetch failed, or its value did not match the schema.</summary>
    [Event(3, Level = EventLevel.Warning, Message = "The secret '{0}' could not be fetched from the {1} store: {2}.")]
    public void FetchFailed(string secretName, string store, string outcome) => WriteEvent(3, secretName, store, outcome);

    /// <summary>The handler of a subscription threw an exception.</summary>
    [Event(4, Level = EventLevel.Error, Message = "A subscriber to the secret '{0}' failed with {1}.")]
    public void SubscriberFailed(string secretName, string exceptionType) => WriteEvent(4, secretName, exceptionType);

    /// <summary>The store stopped responding: it is probed with one call at a time.</summary>
    [Event(5, Level = EventLevel.Warning, Message = "The {0} store is unavailable. It is called again after a pause.")]
    public void StoreUnavailable(string store) => WriteEvent(5, store);

    /// <summary>The store responds again.</summary>
    [Event(6, Level = EventLevel.Informational, Message = "The {0} store is available again.")]
    public void StoreAvailable(string store) => WriteEvent(6, store);

    /// <summary>The value was rejected where it was used, and a caller waits for a new version.</summary>
    [Event(7, Level = EventLevel.Warning, Message = "The secret '{0}' of the {1} store was rejected where it was used. UseAsync waits for a new version.")]
    public void WaitingForNewVersion(string secretName, string store) => WriteEvent(7, secretName, store);

    /// <summary>Writes an event. An exception of a listener does not reach the reader.</summary>
    [NonEvent]
    internal void Guard(Action<SecretsEventSource> write)
    {
        try
        {
            write(this);
        }
        catch (Exception)
        {
            // The event is lost.
        }
    }
}
