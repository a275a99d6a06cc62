namespace Genie.TypedSecrets.Caching;

/// <summary>
/// Runs calls to a store on threads of the client's own. A store may block its thread for any time, for example because a mounted file system hangs.
/// That blocks neither the reader nor the thread pool, and a fetch that timed out does not delay the next one.
/// </summary>
/// <remarks>
/// The thread pool is not used, because blocked readers may have exhausted it, and they must get their values. A thread ends when it has been idle for a
/// second. There are at most <see cref="MaxThreads"/> threads. Further calls wait for a free thread, within their time limit. A store that never returns
/// therefore never blocks more than that number of threads. Thread-safe.
/// </remarks>
internal sealed class StoreThreads : IStoreThreads
{
    /// <summary>The number of calls that may block at the same time.</summary>
    internal const int MaxThreads = 32;

    private static readonly TimeSpan s_longestIdle = TimeSpan.FromSeconds(1);

    private readonly object _gate = new();
    private readonly Queue<Waiting> _waiting = new();
    private int _threads;
    private int _idle;
    private bool _isDisposed;

    public void Run(Action work)
    {
        // The call belongs to the trace of the reader that caused it.
        var context = ExecutionContext.Capture();
        lock (_gate)
        {
            _waiting.Enqueue(new(work, context));
            if (_idle >= _waiting.Count)
            {
                Monitor.Pulse(_gate);
                return;
            }

            if (_threads == MaxThreads)
            {
                return;
            }

            _threads++;
        }

        new Thread(Work) { IsBackground = true, Name = "Genie.TypedSecrets store call" }.UnsafeStart();
    }

    public void Cancel(CancellationTokenSource source) => _ = source.CancelAsync();

    /// <summary>Ends the threads that are idle; the others end when their calls return.</summary>
    public void Dispose()
    {
        lock (_gate)
        {
            _isDisposed = true;
            Monitor.PulseAll(_gate);
        }
    }

    private void Work()
    {
        while (TryTake() is { } waiting)
        {
            if (waiting.Context is null)
            {
                waiting.Work();
            }
            else
            {
                ExecutionContext.Run(waiting.Context, static state => ((Action)state!)(), waiting.Work);
            }
        }
    }

    private Waiting? TryTake()
    {
        lock (_gate)
        {
            _idle++;
            while (_waiting.Count == 0 && !_isDisposed && Monitor.Wait(_gate, s_longestIdle))
            {
            }

            _idle--;
            if (_waiting.TryDequeue(out var waiting))
            {
                return waiting;
            }

            _threads--;
            return null;
        }
    }

    // A class: a queue of structs is code that every process compiles when it starts.
    private sealed class Waiting(Action work, ExecutionContext? context)
    {
        internal Action Work => work;

        internal ExecutionContext? Context => context;
    }
}
