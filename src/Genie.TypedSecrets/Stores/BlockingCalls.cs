namespace Genie.TypedSecrets.Stores;

/// <summary>
/// Runs file operations of a store on threads of their own, so that a mount that hangs blocks neither the caller nor the thread pool. A caller
/// that cancels stops waiting; the operation itself cannot be stopped, and its result is discarded.
/// </summary>
/// <remarks>Thread-safe. At most 16 operations run at the same time: when that many hang, later calls wait until they are canceled.</remarks>
#pragma warning disable CA1001 // Not disposable: the semaphore holds a handle only when its wait handle is used, and it is not.
internal sealed class BlockingCalls
#pragma warning restore CA1001
{
    internal const int MaxConcurrent = 16;

    private readonly SemaphoreSlim _slots = new(MaxConcurrent);

    /// <summary>Runs an operation.</summary>
    /// <typeparam name="T">The type of the result.</typeparam>
    /// <param name="operation">The operation. It checks the token between its steps.</param>
    /// <param name="discard">Disposes the result when the caller no longer waits for it.</param>
    /// <param name="cancellationToken">A token that ends the wait.</param>
    internal async ValueTask<T> RunAsync<T>(Func<CancellationToken, T> operation, Action<T> discard, CancellationToken cancellationToken)
    {
        await _slots.WaitAsync(cancellationToken).ConfigureAwait(false);
        var running = Task.Factory.StartNew(
            () =>
            {
                try
                {
                    return operation(cancellationToken);
                }
                finally
                {
                    _slots.Release();
                }
            },
            CancellationToken.None,
            TaskCreationOptions.LongRunning | TaskCreationOptions.DenyChildAttach,
            TaskScheduler.Default);
        try
        {
            return await running.WaitAsync(cancellationToken).ConfigureAwait(false);
        }
        catch (OperationCanceledException)
        {
            _ = DiscardAsync(running, discard);
            throw;
        }
    }

    private static async Task DiscardAsync<T>(Task<T> running, Action<T> discard)
    {
        await ((Task)running).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        if (running.IsCompletedSuccessfully)
        {
            discard(await running.ConfigureAwait(false));
        }
    }
}
