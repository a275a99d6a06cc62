using Genie.TypedSecrets.Caching;
using Genie.TypedSecrets.Tests.Support;
using Microsoft.Extensions.Time.Testing;

namespace Genie.TypedSecrets.Tests.Caching;

// How subscriptions get to an entry, and leave it: between two clients, and while the client is disposed.
public sealed class ChangeSubscriptionTests
{
    private readonly ManualBackground _background = new();

    [Fact]
    public async Task Attach_DisposedMeanwhile_AddsNothing()
    {
        await using var harness = NewHarness();
        var entry = Entry(harness);
        ChangeSubscription<TestSecret>? subscription = null;
        subscription = New(() =>
        {
            subscription!.Dispose();
            return entry;
        });

        subscription.Attach();

        entry.HasSubscribers.ShouldBeFalse();
    }

    [Fact]
    public async Task Attach_TheClientWasReplacedMeanwhile_AddsItToTheNewOne()
    {
        await using var former = NewHarness();
        await using var current = NewHarness();
        var retired = Entry(former);
        retired.Retire();
        Queue<SecretEntry<TestSecret>> entries = new([retired, Entry(current)]);
        using var subscription = New(entries.Dequeue);

        subscription.Attach();

        (retired.HasSubscribers, Entry(current).HasSubscribers).ShouldBe((false, true));
    }

    [Fact]
    public async Task Move_TheSecretCannotBeReadThroughTheNewClient_EndsWithTheReason()
    {
        await using var harness = NewHarness();
        var entry = Entry(harness);
        SecretsConfigurationException reason = new("The setting is wrong. Correct it.");
        List<Exception> ends = [];
        var isReplaced = false;
        using var subscription = New(() => isReplaced ? throw reason : entry, ends.Add);
        subscription.Attach();

        isReplaced = true;
        entry.Retire();

        ends.ShouldBe([reason]);
        entry.HasSubscribers.ShouldBeFalse();
    }

    [Fact]
    public async Task End_AfterDispose_CallsNobody()
    {
        await using var harness = NewHarness();
        List<Exception> ends = [];
        var subscription = New(() => Entry(harness), ends.Add);
        subscription.Attach();
        subscription.Dispose();

        subscription.End(new InvalidOperationException());

        ends.ShouldBeEmpty();
    }

    [Fact]
    public async Task NextRefresh_AFlightIsUnderWayOrTheEntryEnded_IsNull()
    {
        await using var harness = NewHarness();
        var (closed, retired) = (Entry(harness), Entry(harness, "retired"));
        closed.NextRefresh.ShouldBe(0);
        retired.NextRefresh.ShouldBe(0);
        _ = closed.Refetch();
        closed.NextRefresh.ShouldBe(300_000);

        harness.Store.Hold();
        _ = closed.Refetch();
        closed.NextRefresh.ShouldBeNull();
        harness.Client.ClearCache();
        closed.NextRefresh.ShouldBe(0);
        closed.Close();
        closed.NextRefresh.ShouldBeNull();
        retired.Retire();
        retired.NextRefresh.ShouldBeNull();
    }

    [Fact]
    public async Task NextRefresh_NoValueInAnOutage_IsWhenTheStoreMayBeProbed()
    {
        await using var harness = NewHarness();
        foreach (var other in new[] { "other-1", "other-2" })
        {
            harness.Store.Fail($"genie-dev/{other}", new SecretStoreUnavailableException("manual", "It is down."));
            Should.Throw<SecretStoreUnavailableException>(() => harness.Another(other).Get());
        }

        Entry(harness).NextRefresh.ShouldBe(1_000);
    }

    [Fact]
    public async Task Dispose_OfTheClient_DisposesTheTimerAndStartsNoOther()
    {
        TimerCounter time = new();
        await using Harness harness = new(o => (o.Background, o.TimeProvider) = (_background, time));
        using var subscription = harness.Accessor.Subscribe(static _ => { });
        _background.RunAll();
        time.Active.ShouldBe(1);

        harness.Client.Dispose();

        time.Active.ShouldBe(0);
    }

    [Fact]
    public async Task Update_AfterDispose_StartsNoTimer()
    {
        await using var harness = NewHarness();
        using var subscription = harness.Accessor.Subscribe(static _ => { });
        TimerCounter time = new();
        RefreshWatch watch = new(time, new(time));
        var entry = Entry(harness);
        watch.Update(entry);
        var changes = time.Changes;

        watch.Dispose();
        watch.Reschedule(entry);
        watch.Update(entry);

        (time.Active, time.Changes).ShouldBe((0, changes));
        RefreshWatch other = new(time, new(time));
        other.Dispose();
        other.Update(entry);
        time.Active.ShouldBe(0);
    }

    private Harness NewHarness() => new(o => o.Background = _background);

    private static SecretEntry<TestSecret> Entry(Harness harness) => harness.Context.GetEntry("dev", harness.Name, harness.Accessor.Descriptor);

    private static SecretEntry<TestSecret> Entry(Harness harness, string category) =>
        harness.Context.GetEntry("dev", $"genie-dev/{category}", Harness.DescriptorOf(category));

    private static ChangeSubscription<TestSecret> New(Func<SecretEntry<TestSecret>> bind, Action<Exception>? end = null) => new(bind, static _ => { }, end ?? (static _ => { }));

    /// <summary>Counts the timers that were created and not disposed, and how often they were set again.</summary>
    private sealed class TimerCounter : FakeTimeProvider
    {
        internal int Active { get; private set; }

        internal int Changes { get; private set; }

        public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
        {
            Active++;
            return new CountedTimer(this, base.CreateTimer(callback, state, dueTime, period));
        }

        private sealed class CountedTimer(TimerCounter counter, ITimer timer) : ITimer
        {
            private bool _isDisposed;

            public bool Change(TimeSpan dueTime, TimeSpan period)
            {
                counter.Changes++;
                return timer.Change(dueTime, period);
            }

            public void Dispose()
            {
                if (!_isDisposed)
                {
                    _isDisposed = true;
                    counter.Active--;
                }

                timer.Dispose();
            }

            public ValueTask DisposeAsync()
            {
                Dispose();
                return default;
            }
        }
    }
}
