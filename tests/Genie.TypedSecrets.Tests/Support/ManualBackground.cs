using System.Collections.Concurrent;
using Genie.TypedSecrets.Caching;

namespace Genie.TypedSecrets.Tests.Support;

/// <summary>Background work that is done when the test says so.</summary>
internal sealed class ManualBackground : IBackground
{
    private readonly ConcurrentQueue<IThreadPoolWorkItem> _work = new();

    public int Waiting => _work.Count;

    /// <summary>What happens at the very moment in which work is queued: how a test gets between two steps.</summary>
    public Action? WhenQueued { get; set; }

    public void Queue(IThreadPoolWorkItem work)
    {
        _work.Enqueue(work);
        WhenQueued?.Invoke();
    }

    /// <summary>Does what waits, and what comes of it.</summary>
    public void RunAll()
    {
        while (RunOne())
        {
        }
    }

    public bool RunOne()
    {
        if (!_work.TryDequeue(out var work))
        {
            return false;
        }

        work.Execute();
        return true;
    }
}
