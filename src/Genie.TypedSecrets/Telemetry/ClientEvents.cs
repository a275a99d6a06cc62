namespace Genie.TypedSecrets.Telemetry;

/// <summary>Reports the events of one client: to the process's event source, and to the client's observers.</summary>
/// <remarks>Thread-safe. An exception of a listener or an observer does not reach the caller.</remarks>
internal sealed class ClientEvents(IReadOnlyList<SecretsObserver> observers)
{
    internal static readonly ClientEvents Unobserved = new([]);

    /// <summary>Gets whether a listener or an observer gets the events.</summary>
    internal bool IsObserved => observers.Count > 0 || SecretsEventSource.Log.IsEnabled();

    internal void FirstRead(string secretName, string store)
    {
        SecretsEventSource.Log.Guard(log => log.FirstRead(secretName, store));
        Notify(observer => observer.OnFirstRead(secretName, store));
    }

    internal void VersionChanged(string secretName, string store)
    {
        SecretsEventSource.Log.Guard(log => log.VersionChanged(secretName, store));
        Notify(observer => observer.OnVersionChanged(secretName, store));
    }

    internal void FetchFailed(string secretName, string store, Exception error)
    {
        SecretsEventSource.Log.Guard(log => log.FetchFailed(secretName, store, FetchOutcome.Of(error)));
        if (error is SecretsException known)
        {
            Notify(observer => observer.OnFetchFailed(secretName, store, FetchOutcome.KindOf(error), known));
        }
    }

    internal void StaleServed(string secretName, string store, long milliseconds) =>
        Notify(observer => observer.OnStaleServed(secretName, store, TimeSpan.FromMilliseconds(milliseconds)));

    internal void SubscriberFailed(string secretName, string exceptionType)
    {
        SecretsEventSource.Log.Guard(log => log.SubscriberFailed(secretName, exceptionType));
        Notify(observer => observer.OnSubscriberFailed(secretName, exceptionType));
    }

    internal void WaitingForNewVersion(string secretName, string store)
    {
        SecretsEventSource.Log.Guard(log => log.WaitingForNewVersion(secretName, store));
        Notify(observer => observer.OnWaitingForNewVersion(secretName, store));
    }

    internal void StoreUnavailable(string store)
    {
        SecretsEventSource.Log.Guard(log => log.StoreUnavailable(store));
        Notify(observer => observer.OnStoreUnavailable(store));
    }

    internal void StoreAvailable(string store)
    {
        SecretsEventSource.Log.Guard(log => log.StoreAvailable(store));
        Notify(observer => observer.OnStoreAvailable(store));
    }

    private void Notify(Action<SecretsObserver> report)
    {
        foreach (var observer in observers)
        {
            try
            {
                report(observer);
            }
            catch (Exception)
            {
                // The event is lost for this observer.
            }
        }
    }
}
