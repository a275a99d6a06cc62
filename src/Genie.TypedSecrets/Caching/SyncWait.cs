namespace Genie.TypedSecrets.Caching;

/// <summary>The one place where a thread is blocked on asynchronous work: synchronous reads of a secret that is not loaded yet.</summary>
/// <remarks>
/// <para>Why it cannot deadlock: the flight was started without any synchronization context or task scheduler
/// (<see cref="DetachedStart"/>) and everything after uses <c>ConfigureAwait(false)</c>, so its completion never needs the thread that
/// waits here.</para>
/// <para>Why it does not starve the pool: the wait is on the flight's own task, which wakes a blocked thread directly, without queueing a
/// continuation; and a pool thread that blocks on a task tells the pool, which adds a thread in its place.</para>
/// </remarks>
internal static class SyncWait
{
    /// <summary>Blocks until the flight has ended.</summary>
    internal static Versioned<T> For<T>(Flight<T> flight)
        where T : class
        => flight.Outcome.GetAwaiter().GetResult().GetOrThrow();
}
