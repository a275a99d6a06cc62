namespace Genie.TypedSecrets.Caching;

/// <summary>Starts work that belongs to nobody in particular, free of the synchronization context and task scheduler of whoever happens to ask first.</summary>
internal static class DetachedStart
{
    /// <summary>Runs the work's synchronous part on this thread.</summary>
    /// <remarks>
    /// A store that awaits without <c>ConfigureAwait(false)</c> would otherwise take the caller's context with it, and a caller that
    /// blocks in that context would wait for itself. Without a pool thread in between, a store that answers at once answers even where
    /// the pool is exhausted.
    /// </remarks>
    internal static void RunHere(IThreadPoolWorkItem work)
    {
        var context = SynchronizationContext.Current;
        if (context is null && TaskScheduler.Current == TaskScheduler.Default)
        {
            work.Execute();
            return;
        }

        SynchronizationContext.SetSynchronizationContext(null);
        try
        {
            new Task(static state => ((IThreadPoolWorkItem)state!).Execute(), work).RunSynchronously(TaskScheduler.Default);
        }
        finally
        {
            SynchronizationContext.SetSynchronizationContext(context);
        }
    }
}
