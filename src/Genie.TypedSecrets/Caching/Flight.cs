using Genie.TypedSecrets.Stores;

namespace Genie.TypedSecrets.Caching;

/// <summary>Represents one fetch of one secret that is in progress, with everyone who waits for it.</summary>
internal abstract class Flight(SecretEntry entry, long startedAt, FetchReason reason) : IThreadPoolWorkItem
{
    private volatile bool _isSent;

    /// <summary>Gets the entry that the flight was begun for. The entry may have dropped the flight since.</summary>
    internal SecretEntry Entry => entry;

    /// <summary>Gets the time at which the flight began, by the cache's clock. Its value is at least as new as that.</summary>
    internal long StartedAt => startedAt;

    /// <summary>Gets the reason for the flight.</summary>
    internal FetchReason Reason => reason;

    /// <summary>Gets the request to the store.</summary>
    internal SecretRequest Request => entry.CreateRequest(BypassesCaches);

    /// <summary>Gets or sets whether the flight has left the batch window, so that a call for it is in progress.</summary>
    internal bool IsSent
    {
        get => _isSent;
        set => _isSent = value;
    }

    /// <summary>Gets or sets whether the flight probes a store that was unavailable.</summary>
    internal bool IsProbe { get; set; }

    /// <summary>Gets or sets what tells the call apart from others: the secret's name, or the batch that the flight shares it with.</summary>
    internal object Call { get; set; } = entry.Name;

    /// <summary>Gets a task that completes when the flight has ended. It never faults.</summary>
    internal abstract Task Ended { get; }

    /// <summary>Gets the flight's error; null while it is in progress, and if it brought a value.</summary>
    internal abstract FetchError? Error { get; }

    private bool BypassesCaches => reason is FetchReason.Rejection or FetchReason.Explicit;

    /// <summary>Returns whether the flight asks the store itself, past all caches between, and began at or after a moment by the cache's clock.</summary>
    internal bool IsFromStoreSince(long moment) => startedAt >= moment && BypassesCaches;

    /// <summary>Starts the fetch. It returns at once: the store is called on another thread.</summary>
    internal void Start() => _ = entry.RunAsync(this);

    /// <summary>Completes the flight without a call.</summary>
    internal void Fail(SecretsException error) => entry.Complete(this, SecretResult.Failure(entry.Name, error));

    void IThreadPoolWorkItem.Execute() => Start();
}

/// <inheritdoc/>
internal sealed class Flight<T>(SecretEntry<T> entry, long startedAt, FetchReason reason) : Flight(entry, startedAt, reason)
    where T : class
{
    // Continuations are asynchronous: the thread that completes a flight must not run those of ten thousand waiters.
    private readonly TaskCompletionSource<FetchResult<T>> _outcome = new(TaskCreationOptions.RunContinuationsAsynchronously);

    private volatile FetchError? _error;

    /// <summary>Gets the outcome. A failure is a result here, so that a refresh without waiters raises no unobserved exception.</summary>
    internal Task<FetchResult<T>> Outcome => _outcome.Task;

    /// <summary>Gets or sets the flight that starts when this one has ended, for callers that need a fetch begun later. Protected by the entry's lock.</summary>
    internal Flight<T>? Next { get; set; }

    internal override Task Ended => _outcome.Task;

    internal override FetchError? Error => _error;

    /// <summary>Wakes everyone who waits. The first call decides; later calls do nothing.</summary>
    internal void End(FetchResult<T> result)
    {
        if (!_outcome.Task.IsCompleted)
        {
            _error = result.Error;
        }

        _outcome.TrySetResult(result);
    }
}
