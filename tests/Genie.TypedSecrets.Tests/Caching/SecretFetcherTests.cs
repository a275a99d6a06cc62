using System.Text;
using Genie.TypedSecrets.Caching;
using Genie.TypedSecrets.Stores;
using Genie.TypedSecrets.Telemetry;
using Genie.TypedSecrets.Tests.Support;
using Microsoft.Extensions.Time.Testing;

namespace Genie.TypedSecrets.Tests.Caching;

/// <summary>Tests calls to a store without a cache.</summary>
public sealed class SecretFetcherTests : IDisposable
{
    private readonly CancellationTokenSource _stopping = new();
    private readonly ManualStore _store = new();
    private readonly StatisticsCounter _statistics = new();
    private readonly OnceBrokenClock _clock = new();

    public SecretFetcherTests() => _store.Put("genie-dev/one", """{"token":"fake-token"}""");

    [Fact]
    public async Task FetchAsync_InMemoryStore_NeedsNoThread()
    {
        InMemorySecretStore store = new();
        store.Put("genie-dev/one", """{"token":"fake-token"}""");

        var fetch = NewFetcher(store, new NoStoreThreads()).FetchAsync(new("genie-dev/one"));

        fetch.IsCompletedSuccessfully.ShouldBeTrue();
        using var payload = (await fetch).Payload;
        payload.ShouldNotBeNull();
    }

    [Fact]
    public async Task FetchAsync_TheClockThrowsAfterTheCall_ReturnsTheValueWithoutADuration()
    {
        _store.Hold();
        var fetch = NewFetcher(_store).FetchAsync(new("genie-dev/one"));
        await _store.ArrivedAsync();
        _clock.Advance(TimeSpan.FromSeconds(1));

        _clock.ThrowsNext = true;
        _store.Release();

        using var payload = (await fetch).Payload;
        Encoding.UTF8.GetString(payload.ShouldNotBeNull().Reveal()).ShouldBe("""{"token":"fake-token"}""");
        _clock.ThrowsNext.ShouldBeFalse();
        (_statistics.Snapshot().StoreCalls, _statistics.Snapshot().TimeInStore).ShouldBe((1, TimeSpan.Zero));
    }

    [Fact]
    public async Task FetchAsync_TheClientWasDisposed_SaysSoWithoutACall()
    {
        await _stopping.CancelAsync();

        var result = await NewFetcher(_store).FetchAsync(new("genie-dev/one"));

        result.Error.ShouldBeOfType<SecretStoreUnavailableException>().Message.ShouldBe("The secret 'genie-dev/one' is unavailable in the manual store. The client was disposed.");
        _store.Calls.ShouldBe(0);
    }

    [Fact]
    public async Task FetchAsync_TheClientIsDisposedDuringTheCall_SaysSoAndIsIdleWhenTheStoreHasResponded()
    {
        _store.HeedsCancellation = false;
        _store.Hold();
        var fetcher = NewFetcher(_store);
        var fetch = fetcher.FetchAsync(new("genie-dev/one"));
        await _store.ArrivedAsync();

        await _stopping.CancelAsync();

        (await fetch).Error.ShouldBeOfType<SecretStoreUnavailableException>().Message.ShouldEndWith("The client was disposed.");
        var idle = fetcher.WhenIdle;
        idle.IsCompleted.ShouldBeFalse();
        _store.Release();
        await idle;
        _store.Buffers.ShouldHaveSingleItem().ShouldAllBe(b => b == 0);
    }

    [Fact]
    public async Task GetRotationStatusAsync_StoreThatKnowsItOrNot_NeverFails()
    {
        StatusStore knowing = new(_store);

        (await NewFetcher(knowing).GetRotationStatusAsync("genie-dev/one"))!.CurrentVersionId.ShouldBe("v1");
        knowing.Failure = new SecretNotFoundException("genie-dev/one", "manual", "Create it.");
        (await NewFetcher(knowing).GetRotationStatusAsync("genie-dev/one")).ShouldBeNull();
        (await NewFetcher(_store).GetRotationStatusAsync("genie-dev/one")).ShouldBeNull();
    }

    public void Dispose() => _stopping.Dispose();

    private SecretFetcher NewFetcher(ISecretStore store, IStoreThreads? threads = null) =>
        new(store, threads ?? new InlineStoreThreads(), TimeSpan.FromSeconds(30), _clock, _statistics, ClientEvents.Unobserved, _stopping.Token);

    private sealed class NoStoreThreads : IStoreThreads
    {
        public void Run(Action work) => throw new NotSupportedException();

        public void Cancel(CancellationTokenSource source) => source.Cancel();

        public void Dispose()
        {
        }
    }

    private sealed class OnceBrokenClock : FakeTimeProvider
    {
        public bool ThrowsNext { get; set; }

        public override long GetTimestamp()
        {
            var isBroken = ThrowsNext;
            ThrowsNext = false;
            return isBroken ? throw new InvalidOperationException(Harness.Canary) : base.GetTimestamp();
        }
    }
}
