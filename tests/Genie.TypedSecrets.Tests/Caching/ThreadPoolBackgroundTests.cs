using Genie.TypedSecrets.Caching;

namespace Genie.TypedSecrets.Tests.Caching;

public sealed class ThreadPoolBackgroundTests
{
    private static readonly TimeSpan s_longest = TimeSpan.FromSeconds(60);

    // The queue of a thread is searched last by the others, so that work which readers wait for is in the common one, too.
    [Fact]
    public async Task QueueUrgent_OnAThreadOfThePool_PutsTheWorkIntoTheQueueOfTheThreadAndTheCommonOne()
    {
        using Work work = new();

        await Task.Run(() => ThreadPoolBackground.Instance.QueueUrgent(work), TestContext.Current.CancellationToken);

        (await work.RanAsync()).ShouldBeTrue();
        (await work.RanAsync()).ShouldBeTrue();
    }

    [Fact]
    public async Task QueueUrgent_OnAnotherThread_RunsTheWork()
    {
        using Work work = new();
        Thread thread = new(() => ThreadPoolBackground.Instance.QueueUrgent(work));
        thread.Start();
        thread.Join();

        (await work.RanAsync()).ShouldBeTrue();
    }

    private sealed class Work : IThreadPoolWorkItem, IDisposable
    {
        private readonly SemaphoreSlim _runs = new(0);

        public Task<bool> RanAsync() => _runs.WaitAsync(s_longest, TestContext.Current.CancellationToken);

        public void Execute() => _runs.Release();

        public void Dispose() => _runs.Dispose();
    }
}
