using Genie.TypedSecrets.Caching;
using Genie.TypedSecrets.Changes;
using Genie.TypedSecrets.Tests.Support;
using Microsoft.Extensions.Time.Testing;

namespace Genie.TypedSecrets.Tests.Changes;

// What happens between two steps of subscribing.
public sealed class SubscriptionRaceTests
{
    [Fact]
    public async Task Subscribe_DisposedWhileItBegins_NothingIsFetchedAnyMore()
    {
        ManualBackground background = new();
        await using Harness harness = new(o => o.Background = background);
        using var subscription = NewSubscription(() => EntryOf(harness));
        background.WhenQueued = subscription.Dispose;

        subscription.Attach();

        background.WhenQueued = null;
        background.RunAll();
        harness.Time.Advance(TimeSpan.FromHours(2));
        background.Waiting.ShouldBe(0);
    }

    [Fact]
    public async Task Subscribe_TheClientIsReplacedWhileItBegins_NoTimerOfTheFormerClientIsLeft()
    {
        ManualBackground background = new();
        await using Harness former = new(o => o.Background = background);
        await using Harness next = new(o => o.Background = new ManualBackground());
        var current = former;
        using var subscription = NewSubscription(() => EntryOf(current));
        background.WhenQueued = () =>
        {
            background.WhenQueued = null;
            current = next;
            former.Client.Retire();
        };

        subscription.Attach();

        former.Time.Waits.TryRead(out var wait).ShouldBeFalse($"A timer fires every {wait}.");
        former.Time.Advance(TimeSpan.FromHours(2));
        background.Waiting.ShouldBe(1);
    }

    [Fact]
    public async Task Dispose_BetweenTheChoiceOfAnEntryAndSubscribingToIt_NothingIsFetchedAnyMore()
    {
        ManualBackground background = new();
        HookedTimeProvider time = new();
        await using Harness harness = new(o => (o.Background, o.TimeProvider) = (background, time));
        var entry = EntryOf(harness);
        using ManualResetEventSlim isChosen = new();
        using var subscription = NewSubscription(() =>
        {
            isChosen.Set();
            return entry;
        });
        Thread subscriber = new(subscription.Attach) { IsBackground = true };

        // A reader has the entry's lock, so that the subscriber gets as far as to it, and no further.
        time.Hook = () =>
        {
            time.Hook = null;
            subscriber.Start();
            isChosen.Wait(Harness.Cancellation);
            SpinWait.SpinUntil(() => subscriber.ThreadState.HasFlag(ThreadState.WaitSleepJoin));
            subscription.Dispose();
        };
        await harness.Accessor.GetAsync(Harness.Cancellation);
        subscriber.Join();

        background.RunAll();
        time.Advance(TimeSpan.FromHours(2));
        background.Waiting.ShouldBe(0);
    }

    private static ChangeSubscription<TestSecret> NewSubscription(Func<SecretEntry<TestSecret>> bind) => new(bind, static _ => { }, static _ => { });

    private static SecretEntry<TestSecret> EntryOf(Harness harness) =>
        (SecretEntry<TestSecret>)harness.Client.GetEntry(harness.Name, harness.Accessor.Descriptor, "dev", "dev");

    /// <summary>A clock that lets the test in whenever somebody looks at it.</summary>
    private sealed class HookedTimeProvider : FakeTimeProvider
    {
        public Action? Hook { get; set; }

        public override long GetTimestamp()
        {
            Hook?.Invoke();
            return base.GetTimestamp();
        }
    }
}
