using Genie.TypedSecrets.Tests.Support;

namespace Genie.TypedSecrets.Tests.Client;

public sealed class StatusTests
{
    private static readonly TimeSpan s_tick = TimeSpan.FromMilliseconds(1);
    private static readonly TimeSpan s_timeToLive = TimeSpan.FromMinutes(5);

    [Fact]
    public async Task GetStatus_SecretsOfAllKinds_ListsThemByName()
    {
        await using Harness harness = new();
        harness.Store.Put("a-first", """{"token":"fake"}""");
        await harness.LoadAsync();
        await harness.Client.GetSecretAsync("a-first", Harness.Cancellation);

        harness.Client.GetStatus().Select(status => (status.SecretName, status.Category)).ShouldBe([("a-first", null), (harness.Name, harness.Category)]);
    }

    [Fact]
    public async Task GetStatus_NoValueAndNoFailure_IsNotLoaded()
    {
        await using Harness harness = new();
        harness.Client.GetStatus().ShouldBeEmpty();
        await harness.LoadAsync();

        harness.Client.ClearCache();

        Status(harness).ShouldBe((SecretState.NotLoaded, null, SecretFailureKind.None));
    }

    [Fact]
    public async Task GetStatus_AValueInUse_IsAvailableWhileNothingFailed()
    {
        await using Harness harness = new();
        await harness.LoadAsync();
        Status(harness).ShouldBe((SecretState.Available, TimeSpan.Zero, SecretFailureKind.None));

        // Nobody reads, so nothing is refreshed.
        harness.Time.Advance(TimeSpan.FromMinutes(7));
        Status(harness).ShouldBe((SecretState.Available, TimeSpan.FromMinutes(7), SecretFailureKind.None));
    }

    [Fact]
    public async Task GetStatus_TheFetchTookLong_CountsTheAgeFromItsBeginning()
    {
        await using Harness harness = new(o => o.FetchTimeout = TimeSpan.FromMinutes(9));
        harness.Store.Hold();
        var read = harness.Accessor.GetAsync(Harness.Cancellation).AsTask();
        await harness.Store.ArrivedAsync();
        harness.Time.Advance(TimeSpan.FromMinutes(2));
        harness.Store.Release();
        await read;

        Status(harness).Age.ShouldBe(TimeSpan.FromMinutes(2));
    }

    [Fact]
    public async Task GetStatus_ARefreshFailed_IsStaleFromTheEndOfTheTimeToLiveAndUnavailableAfterMaxStale()
    {
        await using Harness harness = new();
        await harness.LoadAsync();
        harness.FailTransiently();
        harness.Time.Advance(TimeSpan.FromMinutes(1));
        await Should.ThrowAsync<SecretStoreUnavailableException>(async () => await harness.Accessor.RefreshAsync(Harness.Cancellation));
        Status(harness).ShouldBe((SecretState.Available, TimeSpan.FromMinutes(1), SecretFailureKind.Unavailable));

        harness.Time.Advance(TimeSpan.FromMinutes(4) - s_tick);
        Status(harness).State.ShouldBe(SecretState.Available);
        harness.Time.Advance(s_tick);
        Status(harness).ShouldBe((SecretState.Stale, s_timeToLive, SecretFailureKind.Unavailable));

        harness.Time.Advance(TimeSpan.FromHours(1) - s_tick);
        Status(harness).State.ShouldBe(SecretState.Stale);
        harness.Time.Advance(s_tick);
        Status(harness).ShouldBe((SecretState.Unavailable, null, SecretFailureKind.Unavailable));
    }

    [Fact]
    public async Task GetStatus_TheRefreshSucceedsAgain_ForgetsTheFailure()
    {
        await using Harness harness = new();
        await harness.LoadAsync();
        harness.FailTransiently();
        await Should.ThrowAsync<SecretStoreUnavailableException>(async () => await harness.Accessor.RefreshAsync(Harness.Cancellation));
        harness.Put("fake-token", "v1");
        harness.Time.Advance(TimeSpan.FromMinutes(1));

        await harness.Accessor.RefreshAsync(Harness.Cancellation);

        Status(harness).ShouldBe((SecretState.Available, TimeSpan.Zero, SecretFailureKind.None));
    }

    [Fact]
    public async Task GetStatus_TheSecretWasRevoked_IsUnavailableUntilThereIsAValue()
    {
        await using Harness harness = new();
        await harness.LoadAsync();
        harness.Store.Fail(harness.Name, new SecretAccessDeniedException(harness.Name, "secretsmanager:GetSecretValue", "arn:fake"));
        await Should.ThrowAsync<SecretAccessDeniedException>(async () => await harness.Accessor.RefreshAsync(Harness.Cancellation));

        // Also after the time for which the failure is cached.
        harness.Time.Advance(TimeSpan.FromHours(1));

        Status(harness).ShouldBe((SecretState.Unavailable, null, SecretFailureKind.AccessDenied));
    }

    [Fact]
    public async Task GetStatus_InAnOutageThatOthersFound_IsStaleOnceItsOwnTimeToLiveHasEnded()
    {
        // On the reader's own thread: the failures are counted before the clock advances.
        await using Harness harness = new(static o => o.StoreThreads = new InlineStoreThreads());
        await harness.LoadAsync();
        foreach (var other in new[] { "other-1", "other-2" })
        {
            harness.Store.Fail($"genie-dev/{other}", new SecretStoreUnavailableException("manual", "It is down."));
            Should.Throw<SecretStoreUnavailableException>(() => harness.Another(other).Get());
        }

        harness.Time.Advance(s_timeToLive - s_tick);
        Status(harness).ShouldBe((SecretState.Available, s_timeToLive - s_tick, SecretFailureKind.None));
        harness.Time.Advance(s_tick);
        Status(harness).ShouldBe((SecretState.Stale, s_timeToLive, SecretFailureKind.Unavailable));
    }

    private static (SecretState State, TimeSpan? Age, SecretFailureKind Failure) Status(Harness harness)
    {
        var status = harness.Client.GetStatus().Single(status => status.SecretName == harness.Name);
        return (status.State, status.Age, status.Failure);
    }
}
