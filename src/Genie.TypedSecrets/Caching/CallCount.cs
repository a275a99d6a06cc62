namespace Genie.TypedSecrets.Caching;

/// <summary>Counts the calls in progress. Thread-safe.</summary>
internal sealed class CallCount
{
    private readonly object _gate = new();
    private int _count;
    private TaskCompletionSource? _none;

    /// <summary>Gets a task that completes when no call is in progress.</summary>
    internal Task WhenNone
    {
        get
        {
            lock (_gate)
            {
                return _count == 0
                    ? Task.CompletedTask
                    : (_none ??= new(TaskCreationOptions.RunContinuationsAsynchronously)).Task;
            }
        }
    }

    internal void Enter()
    {
        lock (_gate)
        {
            _count++;
        }
    }

    internal void Exit()
    {
        TaskCompletionSource? none = null;
        lock (_gate)
        {
            if (--_count == 0)
            {
                (none, _none) = (_none, null);
            }
        }

        none?.SetResult();
    }
}
