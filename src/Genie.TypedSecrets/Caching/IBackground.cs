namespace Genie.TypedSecrets.Caching;

/// <summary>Runs work that no reader waits for: on the thread pool, or in tests when the test requests it.</summary>
internal interface IBackground
{
    /// <summary>Queues work for another thread, without the caller's activity and other ambient state. It never runs the work at once.</summary>
    void Queue(IThreadPoolWorkItem work);
}

/// <summary>Runs work on the thread pool.</summary>
internal sealed class ThreadPoolBackground : IBackground
{
    internal static readonly ThreadPoolBackground Instance = new();

    public void Queue(IThreadPoolWorkItem work) => ThreadPool.UnsafeQueueUserWorkItem(work, preferLocal: false);
}
