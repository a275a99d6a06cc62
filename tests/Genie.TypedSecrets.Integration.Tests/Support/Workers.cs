using System.Collections.Concurrent;

namespace Genie.TypedSecrets.Integration.Tests.Support;

/// <summary>Runs the same work all the time, on several workers.</summary>
internal sealed class Workers : IAsyncDisposable
{
    private readonly Func<int, Task> _work;
    private readonly CancellationTokenSource _stop = new();
    private readonly ConcurrentQueue<Exception> _failures = new();
    private readonly long[] _completed;
    private readonly Task[] _workers;
    private TaskCompletionSource _progress = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public Workers(int count, Func<int, Task> work)
    {
        _work = work;
        _completed = new long[count];
        _workers = [.. Enumerable.Range(0, count).Select(worker => Task.Run(() => WorkAsync(worker)))];
    }

    /// <summary>Gets what failed.</summary>
    public IReadOnlyCollection<Exception> Failures => _failures;

    /// <summary>Gets how often the work was done.</summary>
    public long Completed => _completed.Sum();

    /// <summary>Completes when every worker has done its work two more times, the second of which began after the call; or when one has failed.</summary>
    public async Task EveryWorkerGoesOnAsync()
    {
        var begun = Snapshot();
        while (true)
        {
            // Taken first: what happens after the look below is not missed.
            var progress = Volatile.Read(ref _progress).Task;
            if (!_failures.IsEmpty || Snapshot().Zip(begun, (now, then) => now - then).All(more => more >= 2))
            {
                return;
            }

            await progress.WaitAsync(TestContext.Current.CancellationToken);
        }
    }

    public async Task StopAsync()
    {
        await _stop.CancelAsync();
        await Task.WhenAll(_workers);
    }

    public async ValueTask DisposeAsync()
    {
        await StopAsync();
        _stop.Dispose();
    }

    private long[] Snapshot() => [.. _completed.Select((_, worker) => Interlocked.Read(ref _completed[worker]))];

    private async Task WorkAsync(int worker)
    {
        while (!_stop.IsCancellationRequested)
        {
            try
            {
                await _work(worker);
                Interlocked.Increment(ref _completed[worker]);
            }
            catch (Exception e)
            {
                _failures.Enqueue(e);
            }

            Interlocked.Exchange(ref _progress, new(TaskCreationOptions.RunContinuationsAsynchronously)).TrySetResult();
        }
    }
}
