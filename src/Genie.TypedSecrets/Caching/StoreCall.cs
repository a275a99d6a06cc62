namespace Genie.TypedSecrets.Caching;

/// <summary>Represents one call to the store, from the moment in which a thread for it is requested.</summary>
/// <remarks>
/// No continuation is queued to the thread pool: a flight is completed by the thread that the response arrives on, so that blocked readers get their
/// values though they have exhausted the pool.
/// </remarks>
internal sealed class StoreCall<TResponse>(Func<CancellationToken, ValueTask<TResponse>> call)
{
    private readonly TaskCompletionSource<TResponse> _response = new();
    private readonly TaskCompletionSource<CallEnd> _end = new();
    private volatile bool _isRunning;

    /// <summary>Gets the response, or the exception that the store threw.</summary>
    internal Task<TResponse> Response => _response.Task;

    /// <summary>Gets whether a thread runs the call, or has run it.</summary>
    internal bool IsRunning => _isRunning;

    /// <summary>Gets whether a thread was requested for the call. If not, there will be no response.</summary>
    internal bool IsRequested { get; private set; }

    /// <summary>Makes the call, and waits for its response.</summary>
    /// <returns>The result of the wait. The call may still be in progress.</returns>
    internal async Task<CallEnd> RunAsync(IStoreThreads threads, TimeSpan timeout, TimeProvider timeProvider, CancellationToken stopping)
    {
        // Not linked to the client's token, and without a timer: its callbacks are the store's code, and may block the thread that cancels it.
        CancellationTokenSource cancellation = new();
        using var deadline = timeProvider.CreateTimer(_ => _end.TrySetResult(CallEnd.TimedOut), state: null, timeout, Timeout.InfiniteTimeSpan);
        using var stop = stopping.UnsafeRegister(_ => _end.TrySetResult(CallEnd.Stopped), state: null);
        IsRequested = true;
        threads.Run(() => Call(cancellation.Token));
        var reason = await _end.Task.ConfigureAwait(false);
        if (reason != CallEnd.Responded)
        {
            threads.Cancel(cancellation);
        }

        return reason;
    }

    private void Call(CancellationToken cancellationToken)
    {
        _isRunning = true;
        _ = CallAsync(cancellationToken);
    }

    private async Task CallAsync(CancellationToken cancellationToken)
    {
        try
        {
            // A call that waited for a thread until it timed out is not made.
            cancellationToken.ThrowIfCancellationRequested();
            _response.SetResult(await call(cancellationToken).ConfigureAwait(false));
        }
        catch (Exception e)
        {
            _response.TrySetException(e);
        }

        _end.TrySetResult(CallEnd.Responded);
    }
}

/// <summary>Specifies why the wait for a call to the store ended.</summary>
/// <remarks>A class and not an enumeration: a task of an enumeration is code that every process compiles when it starts.</remarks>
internal sealed class CallEnd
{
    private CallEnd()
    {
    }

    /// <summary>The store responded, with a value or an exception.</summary>
    internal static CallEnd Responded { get; } = new();

    /// <summary>The time limit was reached.</summary>
    internal static CallEnd TimedOut { get; } = new();

    /// <summary>The client was disposed.</summary>
    internal static CallEnd Stopped { get; } = new();
}
