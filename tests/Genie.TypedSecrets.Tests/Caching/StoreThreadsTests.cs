using Genie.TypedSecrets.Caching;

namespace Genie.TypedSecrets.Tests.Caching;

/// <summary>Tests the threads that calls to a store run on. <c>BlockingStoreTests</c> tests their maximum.</summary>
public sealed class StoreThreadsTests
{
    private static readonly TimeSpan s_hang = TimeSpan.FromSeconds(60);

    private readonly AsyncLocal<string?> _caller = new();

    [Fact]
    public void Run_ACall_RunsOnABackgroundThreadOutsideOfThePool()
    {
        using StoreThreads threads = new();

        var thread = RunAndWait(threads);

        (thread.IsBackground, thread.IsThreadPoolThread, thread.Name).ShouldBe((true, false, "Genie.TypedSecrets store call"));
    }

    [Fact]
    public void Run_WhileAThreadIsIdle_UsesIt()
    {
        using StoreThreads threads = new();

        HashSet<Thread> used = [];
        for (var i = 0; i < 20; i++)
        {
            var thread = RunAndWait(threads);
            SpinWait.SpinUntil(() => thread.ThreadState.HasFlag(ThreadState.WaitSleepJoin) || thread.ThreadState.HasFlag(ThreadState.Stopped), s_hang).ShouldBeTrue();
            used.Add(thread);
        }

        // A thread ends after a second without calls, so on a busy machine a few may have ended before the next call came.
        used.Count.ShouldBeLessThan(10);
    }

    [Fact]
    public void Run_UnderAContext_RunsInItUnlessItsFlowIsSuppressed()
    {
        using StoreThreads threads = new();
        _caller.Value = "caller";
        string? seen = null;

        RunAndWait(threads, () => seen = _caller.Value);
        seen.ShouldBe("caller");
        using (ExecutionContext.SuppressFlow())
        {
            RunAndWait(threads, () => seen = _caller.Value);
        }

        seen.ShouldBeNull();
    }

    [Fact]
    public void Run_AfterDispose_RunsMoreCallsThanThereAreThreads()
    {
        StoreThreads threads = new();
        threads.Dispose();

        for (var i = 0; i < StoreThreads.MaxThreads + 8; i++)
        {
            var thread = RunAndWait(threads);
            thread.Join(s_hang).ShouldBeTrue();
        }
    }

    [Fact]
    public void Cancel_ASource_IsCanceled()
    {
        using StoreThreads threads = new();
        CancellationTokenSource source = new();

        threads.Cancel(source);

        source.IsCancellationRequested.ShouldBeTrue();
    }

    private static Thread RunAndWait(StoreThreads threads, Action? work = null)
    {
        Thread? thread = null;
        using ManualResetEventSlim done = new();
        threads.Run(() =>
        {
            thread = Thread.CurrentThread;
            work?.Invoke();
            done.Set();
        });
        done.Wait(s_hang, TestContext.Current.CancellationToken).ShouldBeTrue();
        return thread.ShouldNotBeNull();
    }
}
