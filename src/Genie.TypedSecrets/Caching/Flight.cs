using System.Runtime.ExceptionServices;

namespace Genie.TypedSecrets.Caching;

/// <summary>One fetch of one secret that is under way, and everybody who waits for it.</summary>
internal abstract class Flight(SecretEntry entry, long startedAt) : IThreadPoolWorkItem
{
    /// <summary>The entry it was begun for. It may have let go of the flight since.</summary>
    internal SecretEntry Entry => entry;

    /// <summary>When it began, by the cache's clock. The value is at least as new as that.</summary>
    internal long StartedAt => startedAt;

    /// <summary>Done when the flight has ended; never faulted.</summary>
    internal abstract Task Ended { get; }

    /// <summary>What became of it; null while it is under way and where it brought a value.</summary>
    internal abstract Exception? Error { get; }

    /// <summary>Begins the fetch.</summary>
    void IThreadPoolWorkItem.Execute() => _ = entry.RunAsync(this);
}

/// <inheritdoc/>
internal sealed class Flight<T>(SecretEntry<T> entry, long startedAt) : Flight(entry, startedAt)
    where T : class
{
    // Asynchronous continuations: ten thousand waiters must not run on the thread that brings the value.
    private readonly TaskCompletionSource<FlightOutcome<T>> _outcome = new(TaskCreationOptions.RunContinuationsAsynchronously);

    private Exception? _error;

    /// <summary>The outcome. Failures are data here, so that a refresh nobody waits for raises no unobserved exception.</summary>
    internal Task<FlightOutcome<T>> Outcome => _outcome.Task;

    internal override Task Ended => _outcome.Task;

    internal override Exception? Error => Volatile.Read(ref _error);

    internal void Succeed(T value) => _outcome.TrySetResult(new(value, error: null));

    internal void Fail(Exception error)
    {
        Volatile.Write(ref _error, error);
        _outcome.TrySetResult(new(value: null, ExceptionDispatchInfo.Capture(error)));
    }
}

/// <summary>What a flight brought.</summary>
internal readonly struct FlightOutcome<T>(T? value, ExceptionDispatchInfo? error)
    where T : class
{
    /// <summary>The value, or the flight's error; each waiter's stack trace starts anew from where the error was captured.</summary>
    internal T GetOrThrow()
    {
        error?.Throw();
        return value!;
    }
}
