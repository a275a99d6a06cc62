namespace Genie.TypedSecrets;

/// <summary>Observes what happens to the secrets of one client: for logs, audits and tests. Derive from it and override what you need.</summary>
/// <remarks>
/// <para>
/// Implementations are thread-safe and return quickly: they are called on the thread on which the event happened, after the readers that wait for
/// it were served. An exception that they throw is ignored. They must not read secrets.
/// </para>
/// <para>No method gets a value. The messages of the exceptions contain names and remedies, never a value.</para>
/// </remarks>
public abstract class SecretsObserver
{
    /// <summary>Called when code reads a secret of the client for the first time, whether the read succeeds or not.</summary>
    /// <param name="secretName">The secret: <c>genie-dev/api-keys</c>.</param>
    /// <param name="store">The name of the store: <c>aws</c>.</param>
    public virtual void OnFirstRead(string secretName, string store)
    {
    }

    /// <summary>Called when a refresh found a new version.</summary>
    /// <param name="secretName">The secret.</param>
    /// <param name="store">The name of the store.</param>
    public virtual void OnVersionChanged(string secretName, string store)
    {
    }

    /// <summary>Called when a secret could not be fetched, or its value did not match the schema.</summary>
    /// <param name="secretName">The secret.</param>
    /// <param name="store">The name of the store.</param>
    /// <param name="kind">The reason why it could not be fetched.</param>
    /// <param name="error">The error that readers without a value get.</param>
    public virtual void OnFetchFailed(string secretName, string store, SecretFailureKind kind, SecretsException error)
    {
    }

    /// <summary>Called after a failed refresh, if the last known good value stays in use.</summary>
    /// <param name="secretName">The secret.</param>
    /// <param name="store">The name of the store.</param>
    /// <param name="staleFor">The time since the end of the value's time to live; zero if that has not ended.</param>
    public virtual void OnStaleServed(string secretName, string store, TimeSpan staleFor)
    {
    }

    /// <summary>Called when the handler of a subscription threw an exception.</summary>
    /// <param name="secretName">The secret.</param>
    /// <param name="exceptionType">The full name of the exception's type. Its message is left out, because it could contain a value.</param>
    public virtual void OnSubscriberFailed(string secretName, string exceptionType)
    {
    }

    /// <summary>Called when the credentials were rejected where they were used, and a caller waits for a new version.</summary>
    /// <param name="secretName">The secret.</param>
    /// <param name="store">The name of the store.</param>
    public virtual void OnWaitingForNewVersion(string secretName, string store)
    {
    }

    /// <summary>Called when the store stopped responding. From then on it is probed with one call at a time.</summary>
    /// <param name="store">The name of the store.</param>
    public virtual void OnStoreUnavailable(string store)
    {
    }

    /// <summary>Called when the store responds again.</summary>
    /// <param name="store">The name of the store.</param>
    public virtual void OnStoreAvailable(string store)
    {
    }
}
