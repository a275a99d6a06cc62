using Genie.TypedSecrets.Tests.Support;

namespace Genie.TypedSecrets.Tests.Caching;

// Subscriptions that begin and end while others do, and while the client is replaced or disposed: no secret is fetched without a subscriber, and
// none with a subscriber is left out.
public sealed class SubscriptionLifetimeTests
{
    private static readonly TimeSpan s_timeToLive = TimeSpan.FromMinutes(5);

    [Fact]
    public async Task Subscribe_OneOfTwoIsDisposed_TheSecretIsStillKeptFresh()
    {
        ManualBackground background = new();
        await using Harness harness = new(o => o.Background = background);
        using var stays = harness.Accessor.Subscribe(static _ => { });
        var leaves = harness.Accessor.Subscribe(static _ => { });
        background.RunAll();
        leaves.Dispose();

        harness.Time.Advance(s_timeToLive);
        background.RunAll();

        harness.Store.Calls.ShouldBe(2);
    }

    [Fact]
    public async Task Subscribe_DisposedBeforeItsFirstFetchBegan_IsFetchedOnceAndNoMore()
    {
        ManualBackground background = new();
        await using Harness harness = new(o => o.Background = background);

        harness.Accessor.Subscribe(static _ => { }).Dispose();
        background.RunAll();

        harness.Time.Advance(TimeSpan.FromHours(2));
        background.Waiting.ShouldBe(0);
        harness.Store.Calls.ShouldBe(1);
    }

    [Fact]
    public async Task Subscribe_ManyBeginAndEndAtTheSameTime_NothingIsFetchedAfterTheLastHasEnded()
    {
        ManualBackground background = new();
        await using Harness harness = new(o => o.Background = background);

        await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => Task.Run(() =>
        {
            for (var i = 0; i < 500; i++)
            {
                harness.Accessor.Subscribe(static _ => { }).Dispose();
            }
        })));
        background.RunAll();

        harness.Time.Advance(TimeSpan.FromHours(2));
        background.Waiting.ShouldBe(0);
    }

    [Fact]
    public async Task Subscribe_ManyBeginAndEndWhileOneStays_TheSecretIsStillKeptFresh()
    {
        ManualBackground background = new();
        await using Harness harness = new(o => o.Background = background);
        using var stays = harness.Accessor.Subscribe(static _ => { });

        await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => Task.Run(() =>
        {
            for (var i = 0; i < 500; i++)
            {
                harness.Accessor.Subscribe(static _ => { }).Dispose();
            }
        })));
        background.RunAll();
        var calls = harness.Store.Calls;

        harness.Time.Advance(s_timeToLive);
        background.RunAll();
        harness.Store.Calls.ShouldBe(calls + 1);
    }

    [Fact]
    public async Task Subscribe_ManyBeginWhileTheClientIsDisposed_EachThrowsOrEndsAndNothingIsFetchedAfterwards()
    {
        for (var round = 0; round < 50; round++)
        {
            ManualBackground background = new();
            await using Harness harness = new(o => o.Background = background);
            using Barrier start = new(3);
            var subscribers = Enumerable.Range(0, 2).Select(_ => Task.Factory.StartNew(
                () =>
                {
                    start.SignalAndWait(Harness.Cancellation);
                    try
                    {
                        harness.Accessor.Subscribe(static _ => { });
                    }
                    catch (ObjectDisposedException)
                    {
                        // It came too late.
                    }
                },
                Harness.Cancellation,
                TaskCreationOptions.LongRunning,
                TaskScheduler.Default)).ToArray();

            start.SignalAndWait(Harness.Cancellation);
            harness.Client.Dispose();
            await Task.WhenAll(subscribers);
            background.RunAll();
            var calls = harness.Store.Calls;

            harness.Time.Advance(TimeSpan.FromHours(2));
            background.Waiting.ShouldBe(0);
            harness.Store.Calls.ShouldBe(calls);
        }
    }
}
