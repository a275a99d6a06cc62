namespace Genie.TypedSecrets.Caching;

/// <summary>Runs work that no reader waits for: on the thread pool, or in tests when the test requests it.</summary>
internal interface IBackground
{
    /// <summary>Queues work for another thread, without the caller's activity and other ambient state. It never runs the work at once.</summary>
    void Queue(IThreadPoolWorkItem work);

    /// <summary>Queues work that readers wait for, as <see cref="Queue"/> does, but ahead of what waits already if it can. The work may run twice.</summary>
    void QueueUrgent(IThreadPoolWorkItem work) => Queue(work);
}

/// <summary>Runs work on the thread pool.</summary>
internal sealed class ThreadPoolBackground : IBackground
{
    internal static readonly ThreadPoolBackground Instance = new();

    public void Queue(IThreadPoolWorkItem work) => ThreadPool.UnsafeQueueUserWorkItem(work, preferLocal: false);

    // On a thread of the pool, the thread's own queue comes before the ten thousand requests that a burst has put into the common one. But that
    // thread may block, and others look into its queue last. So the work goes into both.
    public void QueueUrgent(IThreadPoolWorkItem work)
    {
        if (Thread.CurrentThread.IsThreadPoolThread)
        {
            ThreadPool.UnsafeQueueUserWorkItem(work, preferLocal: true);
        }

        Queue(work);
    }
}
