using Genie.TypedSecrets.Tests.Support;

namespace Genie.TypedSecrets.Tests.Caching;

public sealed class SingleFlightTests
{
    [Fact]
    public async Task GetAsync_TenThousandColdReaders_FetchesOnce()
    {
        await using Harness harness = new();
        harness.Store.Hold();
        var readers = Enumerable.Range(0, 10_000).Select(_ => Task.Run(() => harness.Accessor.GetAsync().AsTask())).ToArray();
        await harness.Store.ArrivedAsync();
        harness.Store.Release();

        var values = await Task.WhenAll(readers);

        harness.Store.Calls.ShouldBe(1);
        values.ShouldAllBe(value => ReferenceEquals(value, values[0]));
    }

    [Fact]
    public async Task GetAsync_FirstCallerCancels_OthersGetTheValue()
    {
        await using Harness harness = new();
        harness.Store.Hold();
        using CancellationTokenSource impatient = new();
        var first = harness.Accessor.GetAsync(impatient.Token).AsTask();
        var second = harness.Accessor.GetAsync(Harness.Cancellation).AsTask();

        await impatient.CancelAsync();

        await Should.ThrowAsync<OperationCanceledException>(first);
        second.IsCompleted.ShouldBeFalse();
        harness.Store.Release();
        (await second).Token.Reveal().ShouldBe("fake-token");
        harness.Store.Calls.ShouldBe(1);
    }

    [Fact]
    public async Task GetAsync_EveryCallerCancels_TheFetchStillFillsTheCache()
    {
        await using Harness harness = new();
        harness.Store.Hold();
        using CancellationTokenSource impatient = new();
        var only = harness.Accessor.GetAsync(impatient.Token).AsTask();
        await impatient.CancelAsync();
        await Should.ThrowAsync<OperationCanceledException>(only);

        harness.Store.Release();

        (await harness.FetchedAsync()).ShouldBe("success");
        harness.Accessor.Get().Token.Reveal().ShouldBe("fake-token");
        harness.Store.Calls.ShouldBe(1);
    }

    [Fact]
    public async Task GetAsync_CanceledBeforehandOnAColdCache_CallsNoStore()
    {
        await using Harness harness = new();
        CancellationToken canceled = new(canceled: true);

        await Should.ThrowAsync<OperationCanceledException>(harness.Accessor.GetAsync(canceled).AsTask());

        harness.Store.Calls.ShouldBe(0);
    }

    [Fact]
    public async Task GetAsync_CanceledBeforehandOnAWarmCache_ReturnsTheValue()
    {
        await using Harness harness = new();
        var value = await harness.LoadAsync();

        (await harness.Accessor.GetAsync(new CancellationToken(canceled: true))).ShouldBeSameAs(value);
    }

    [Fact]
    public async Task GetAsync_TheFetchFails_FailsAllItsWaitersAndACallerAfterThePauseTriesAgain()
    {
        await using Harness harness = new();
        harness.FailTransiently();
        harness.Store.Hold();
        var waiters = Enumerable.Range(0, 100).Select(_ => harness.Accessor.GetAsync(Harness.Cancellation).AsTask()).ToArray();
        harness.Store.Release();

        foreach (var waiter in waiters)
        {
            await Should.ThrowAsync<SecretStoreUnavailableException>(waiter);
        }

        harness.Store.Calls.ShouldBe(1);
        harness.Put("fake-token", "v1");
        harness.Time.Advance(TimeSpan.FromSeconds(1));
        (await harness.Accessor.GetAsync(Harness.Cancellation)).Token.Reveal().ShouldBe("fake-token");
        harness.Store.Calls.ShouldBe(2);
    }

    [Fact]
    public async Task GetAsync_TheSameErrorForManyReaders_KeepsTheStackTraceShort()
    {
        await using Harness harness = new();
        harness.Store.Fail(harness.Name, new SecretNotFoundException(harness.Name, "manual", "Create it."));
        var lengths = new List<int>();
        for (var i = 0; i < 50; i++)
        {
            var error = await Should.ThrowAsync<SecretNotFoundException>(async () => await harness.Accessor.GetAsync(Harness.Cancellation));
            lengths.Add(error.StackTrace!.Length);
        }

        harness.Store.Calls.ShouldBe(1);
        lengths.Skip(1).Max().ShouldBe(lengths[1]);
    }

    [Fact]
    public async Task GetAsync_AFetchThatNobodyWaitsForFails_RaisesNoUnobservedException()
    {
        await using Harness harness = new();
        await harness.LoadAsync();
        harness.FailTransiently();
        harness.Time.Advance(TimeSpan.FromMinutes(6));
        Exception? unobserved = null;
        void Observe(object? sender, UnobservedTaskExceptionEventArgs args) =>
            unobserved = args.Exception.ToString().Contains(harness.Name, StringComparison.Ordinal) ? args.Exception : unobserved;
        TaskScheduler.UnobservedTaskException += Observe;

        harness.Accessor.Get();
        (await harness.FetchedAsync()).ShouldBe("unavailable");
        GC.Collect();
        GC.WaitForPendingFinalizers();

        TaskScheduler.UnobservedTaskException -= Observe;
        unobserved.ShouldBeNull();
    }
}
