namespace Genie.TypedSecrets.Caching;

/// <summary>
/// Blocks a thread on asynchronous work: the one place that does, for synchronous reads of a secret that is not loaded yet, and for synchronous uses
/// that wait for a new version.
/// </summary>
/// <remarks>
/// <para>It cannot deadlock: the store runs on threads without a synchronization context or task scheduler (<see cref="StoreThreads"/>), and all
/// other code uses <c>ConfigureAwait(false)</c>, so completing the flight never needs the blocked thread.</para>
/// <para>It does not starve the thread pool: completing the flight's task wakes the blocked thread directly, without a continuation that would have
/// to be queued; and the pool adds a thread for each of its threads that blocks on a task.</para>
/// </remarks>
internal static class SyncWait
{
    /// <summary>Blocks until the flight has ended, and returns its value or throws its error.</summary>
    internal static Versioned<T> For<T>(Flight<T> flight)
        where T : class
        => flight.Outcome.GetAwaiter().GetResult().GetOrThrow();

    /// <summary>Blocks until a wait for a new version has ended, and returns its result or throws its error.</summary>
    /// <remarks>Its continuations run on the thread pool, which adds a thread for each of its threads that blocks here.</remarks>
    internal static TResult For<TResult>(Task<TResult> wait) => wait.GetAwaiter().GetResult();
}
