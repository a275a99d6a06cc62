using System.Runtime.ExceptionServices;
using Genie.TypedSecrets.Stores;

namespace Genie.TypedSecrets.Caching;

/// <summary>One fetch of one secret that is under way, and everybody who waits for it.</summary>
internal abstract class Flight(SecretEntry entry, long startedAt, FetchReason reason, string stage) : IThreadPoolWorkItem
{
    private volatile bool _isSent;

    /// <summary>The entry it was begun for. It may have let go of the flight since.</summary>
    internal SecretEntry Entry => entry;

    /// <summary>When it began, by the cache's clock. The value is at least as new as that.</summary>
    internal long StartedAt => startedAt;

    /// <summary>Why it was begun.</summary>
    internal FetchReason Reason => reason;

    /// <summary>What is asked for.</summary>
    internal SecretRequest Request => new(entry.Name) { VersionStage = stage, BypassCache = BypassesCaches };

    /// <summary>Whether it left the queue of those that wait for others to share a call with.</summary>
    internal bool IsSent
    {
        get => _isSent;
        set => _isSent = value;
    }

    /// <summary>Done when the flight has ended; never faulted.</summary>
    internal abstract Task Ended { get; }

    /// <summary>What became of it; null while it is under way and where it brought a value.</summary>
    internal abstract Exception? Error { get; }

    private bool BypassesCaches => reason is FetchReason.Rejection or FetchReason.Explicit;

    /// <summary>Whether its outcome is what the store itself says, after a moment by the cache's clock: not before, and no cache on the way.</summary>
    internal bool IsFromStoreSince(long moment) => startedAt >= moment && BypassesCaches;

    /// <summary>Begins the fetch.</summary>
    void IThreadPoolWorkItem.Execute() => _ = entry.RunAsync(this);
}

/// <inheritdoc/>
internal sealed class Flight<T>(SecretEntry<T> entry, long startedAt, FetchReason reason, string stage = SecretRequest.CurrentStage)
    : Flight(entry, startedAt, reason, stage)
    where T : class
{
    // Asynchronous continuations: ten thousand waiters must not run on the thread that brings the value.
    private readonly TaskCompletionSource<FlightOutcome<T>> _outcome = new(TaskCreationOptions.RunContinuationsAsynchronously);

    private Exception? _error;

    /// <summary>The outcome. Failures are data here, so that a refresh nobody waits for raises no unobserved exception.</summary>
    internal Task<FlightOutcome<T>> Outcome => _outcome.Task;

    /// <summary>The fetch that begins when this one has ended, for those who cannot do with what this one brings. Under the entry's lock.</summary>
    internal Flight<T>? Next { get; set; }

    internal override Task Ended => _outcome.Task;

    internal override Exception? Error => Volatile.Read(ref _error);

    internal void Succeed(Versioned<T> value) => _outcome.TrySetResult(new(value, error: null));

    internal void Fail(Exception error)
    {
        Volatile.Write(ref _error, error);
        _outcome.TrySetResult(new(value: null, ExceptionDispatchInfo.Capture(error)));
    }
}

/// <summary>What a flight brought.</summary>
internal readonly struct FlightOutcome<T>(Versioned<T>? value, ExceptionDispatchInfo? error)
    where T : class
{
    /// <summary>The value; null where the flight failed.</summary>
    internal Versioned<T>? Value => value;

    /// <summary>Why there is no value; null where there is one.</summary>
    internal Exception? Error => error?.SourceException;

    /// <summary>The value, or the flight's error; each waiter's stack trace starts anew from where the error was captured.</summary>
    internal Versioned<T> GetOrThrow()
    {
        error?.Throw();
        return value!;
    }
}
