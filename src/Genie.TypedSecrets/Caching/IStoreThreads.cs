namespace Genie.TypedSecrets.Caching;

/// <summary>Runs what a store does synchronously: on threads that no reader needs, or, in tests, on the test's thread.</summary>
internal interface IStoreThreads : IDisposable
{
    /// <summary>Runs work, at once or when a thread is free. It never blocks the caller. The work does not throw.</summary>
    void Run(Action work);

    /// <summary>Cancels a source, whose callbacks are the store's code and may block.</summary>
    void Cancel(CancellationTokenSource source);
}
