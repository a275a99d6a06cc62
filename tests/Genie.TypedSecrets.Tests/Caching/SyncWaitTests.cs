using System.Collections.Concurrent;
using Genie.TypedSecrets.Tests.Support;

namespace Genie.TypedSecrets.Tests.Caching;

// Each of these hangs where the promise is broken; the time limit turns that into a failure.
public sealed class SyncWaitTests
{
    private const int Limit = 30_000;

    [Theory(Timeout = Limit)]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Get_ColdUnderASingleThreadedContext_DoesNotDeadlock(bool asyncReaderFirst)
    {
        await using Harness harness = new();
        harness.Store.CapturesContext = true;
        harness.Store.Hold();
        using SingleThreadContext context = new();

        var read = context.Run(() =>
        {
            // An asynchronous reader may have begun, in this very context, the fetch that the blocked one then waits for.
            _ = asyncReaderFirst ? harness.Accessor.GetAsync().AsTask() : null;
            return harness.Accessor.Get();
        });
        await harness.Store.ArrivedAsync();
        harness.Store.Release();

        (await read.WaitAsync(TestContext.Current.CancellationToken)).Token.Reveal().ShouldBe("fake-token");
    }

    [Theory(Timeout = Limit)]
    [InlineData(true)]
    [InlineData(false)]
    public async Task GetAsync_BlockedOnUnderASingleThreadedContext_DoesNotDeadlock(bool collects)
    {
        await using Harness harness = new(o => o.BatchWindow = collects ? TimeSpan.FromMilliseconds(2) : TimeSpan.Zero);
        harness.Store.CapturesContext = true;
        harness.Store.Hold();
        using SingleThreadContext context = new();

        // What a button's handler does that cannot await.
        var read = context.Run(() => harness.Accessor.GetAsync().AsTask().GetAwaiter().GetResult());
        await harness.Store.ArrivedAsync();
        harness.Store.Release();

        (await read.WaitAsync(TestContext.Current.CancellationToken)).Token.Reveal().ShouldBe("fake-token");
    }

    [Fact(Timeout = Limit)]
    public async Task Get_ColdUnderATaskSchedulerOfOneThread_DoesNotDeadlock()
    {
        await using Harness harness = new();
        harness.Store.CapturesContext = true;
        harness.Store.Hold();
        ConcurrentExclusiveSchedulerPair one = new(TaskScheduler.Default, maxConcurrencyLevel: 1);

        var read = Task.Factory.StartNew(harness.Accessor.Get, Harness.Cancellation, TaskCreationOptions.None, one.ExclusiveScheduler);
        await harness.Store.ArrivedAsync();
        harness.Store.Release();

        (await read.WaitAsync(TestContext.Current.CancellationToken)).Token.Reveal().ShouldBe("fake-token");
    }

    [Fact(Timeout = Limit)]
    public async Task Get_ColdFromMoreThreadsThanThePoolHas_AllReturn()
    {
        await using Harness harness = new();
        harness.Store.Hold();
        using CountdownEvent reading = new(8 * Environment.ProcessorCount);
        var readers = Enumerable.Range(0, reading.InitialCount).Select(_ => Task.Run(() =>
        {
            reading.Signal();
            return harness.Accessor.Get();
        })).ToArray();

        // Each blocked reader makes the pool add a thread, so that all of them block at the same time; a pool of two threads would stop here.
        await Task.Factory.StartNew(() => reading.Wait(Harness.Cancellation), Harness.Cancellation, TaskCreationOptions.LongRunning, TaskScheduler.Default);
        harness.Store.Release();

        (await Task.WhenAll(readers).WaitAsync(TestContext.Current.CancellationToken)).ShouldAllBe(value => value.Token.Reveal() == "fake-token");
    }

    [Fact]
    public async Task Get_AStoreThatRespondsAtOnce_NeedsNoThreadOfThePool()
    {
        await using Harness harness = new();
        var isOfThePool = true;
        SecretDescriptor<TestSecret> descriptor = new("inline", payload =>
        {
            isOfThePool = Thread.CurrentThread.IsThreadPoolThread;
            return new TestSecret(new Secret<string>("fake"));
        });
        harness.Store.Put("genie-dev/inline", "{}");

        // On a thread of its own: it goes on itself where the store responds before it waits.
        Thread reader = new(() => new TestAccessor(harness.Context, "dev", descriptor).Get());
        reader.Start();
        reader.Join();

        isOfThePool.ShouldBeFalse();
    }

    [Fact]
    public async Task Get_UnderAContext_LeavesItAsItWas()
    {
        await using Harness harness = new();
        SynchronizationContext mine = new();
        var former = SynchronizationContext.Current;
        SynchronizationContext.SetSynchronizationContext(mine);
        try
        {
            harness.Accessor.Get();
            SynchronizationContext.Current.ShouldBeSameAs(mine);
        }
        finally
        {
            SynchronizationContext.SetSynchronizationContext(former);
        }
    }

    private sealed class SingleThreadContext : SynchronizationContext, IDisposable
    {
        private readonly BlockingCollection<(SendOrPostCallback Callback, object? State)> _queue = [];
        private readonly Thread _thread;

        public SingleThreadContext()
        {
            _thread = new Thread(Work) { IsBackground = true };
            _thread.Start();
        }

        public override void Post(SendOrPostCallback d, object? state) => _queue.Add((d, state));

        public Task<T> Run<T>(Func<T> func)
        {
            TaskCompletionSource<T> result = new(TaskCreationOptions.RunContinuationsAsynchronously);
            Post(_ => result.SetResult(func()), null);
            return result.Task;
        }

        public void Dispose() => _queue.CompleteAdding();

        private void Work()
        {
            SetSynchronizationContext(this);
            foreach (var (callback, state) in _queue.GetConsumingEnumerable())
            {
                callback(state);
            }
        }
    }
}
