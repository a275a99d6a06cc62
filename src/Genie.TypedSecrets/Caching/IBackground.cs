namespace Genie.TypedSecrets.Caching;

/// <summary>Where work is done that no reader does on its own time: the thread pool, or a test's hands.</summary>
internal interface IBackground
{
    /// <summary>Has the work done later, by some other thread, outside of the caller's activity and other ambient state. Never runs it at once.</summary>
    void Queue(IThreadPoolWorkItem work);
}

/// <summary>The thread pool.</summary>
internal sealed class ThreadPoolBackground : IBackground
{
    internal static readonly ThreadPoolBackground Instance = new();

    public void Queue(IThreadPoolWorkItem work) => ThreadPool.UnsafeQueueUserWorkItem(work, preferLocal: false);
}
