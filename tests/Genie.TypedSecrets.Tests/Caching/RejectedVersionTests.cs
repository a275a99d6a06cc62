using System.Collections.Concurrent;
using Genie.TypedSecrets.Stores;
using Genie.TypedSecrets.Tests.Support;

namespace Genie.TypedSecrets.Tests.Caching;

// What is remembered about a rejected version, so that callers don't wait in vain and the store is not asked more often than stated.
public sealed class RejectedVersionTests
{
    private static readonly TimeSpan s_tick = TimeSpan.FromMilliseconds(1);
    private static readonly TimeSpan s_deadlineIfUnknown = TimeSpan.FromSeconds(10);

    [Fact]
    public async Task UseAsync_RejectedAgainAfterAWaitInVain_WaitsAgainAfterTheTimeToLive()
    {
        await using RefusalRig rig = new(knows: false);
        (await rig.RejectAsync()).ShouldBe(s_deadlineIfUnknown);

        // The rejections meanwhile do not prolong it.
        rig.Harness.Time.Advance(TimeSpan.FromMinutes(4));
        (await rig.RejectAsync()).ShouldBe(TimeSpan.Zero);
        rig.Harness.Time.Advance(TimeSpan.FromMinutes(1) - s_tick);
        (await rig.RejectAsync()).ShouldBe(TimeSpan.Zero);

        rig.Harness.Time.Advance(s_tick);
        (await rig.RejectAsync()).ShouldBe(s_deadlineIfUnknown);
    }

    [Theory]
    [InlineData(300, 5)]
    [InlineData(2, 2)]
    public async Task UseAsync_TheStoreSaidThatNoVersionIsComing_AsksAgainAfterFiveSecondsOrAnEarlierTimeToLive(int timeToLive, int seconds)
    {
        await using RefusalRig rig = new(configure: o => o.TimeToLive = TimeSpan.FromSeconds(timeToLive));
        (await rig.RejectAsync()).ShouldBe(TimeSpan.Zero);
        rig.Store.StatusCalls.ShouldBe(1);

        rig.Harness.Time.Advance(TimeSpan.FromSeconds(seconds) - s_tick);
        (await rig.RejectAsync()).ShouldBe(TimeSpan.Zero);
        rig.Store.StatusCalls.ShouldBe(1);

        rig.Harness.Time.Advance(s_tick);
        (await rig.RejectAsync()).ShouldBe(TimeSpan.Zero);
        rig.Store.StatusCalls.ShouldBe(2);
    }

    [Theory]
    [InlineData(899_999, 60)]
    [InlineData(900_000, 0)]
    public async Task UseAsync_AVersionHasBeenPendingForLong_IsExpectedForFifteenMinutes(int milliseconds, int waited)
    {
        await using RefusalRig rig = new();
        var since = rig.Harness.Time.GetUtcNow() - TimeSpan.FromMilliseconds(milliseconds);
        rig.Store.Status = new() { CurrentVersionId = "v1", PendingVersionId = "v2", PendingSince = since };

        (await rig.RejectAsync()).ShouldBe(TimeSpan.FromSeconds(waited));
    }

    [Fact]
    public async Task UseAsync_APendingVersionOfUnknownAge_IsExpected()
    {
        await using RefusalRig rig = new();
        rig.Store.Status = new() { CurrentVersionId = "v1", PendingVersionId = "v2" };

        (await rig.RejectAsync()).ShouldBe(TimeSpan.FromMinutes(1));
    }

    [Fact]
    public async Task UseAsync_CallersWaitForAVersion_IsReportedOnceForEachVersion()
    {
        WaitObserver observer = new();
        await using RefusalRig rig = new(knows: false, o => o.Observers.Add(observer));

        var callers = Enumerable.Range(0, 3).Select(_ => rig.UseAsync()).ToArray();
        await rig.Harness.PassUntilAsync(Task.WhenAll(callers).ContinueWith(static _ => { }, TaskScheduler.Default));
        await rig.RejectAsync();
        observer.Waits.ShouldHaveSingleItem().ShouldBe($"{rig.Harness.Name} manual");

        rig.Put("wrong-token", "v2");
        await rig.Harness.Accessor.RefreshAsync(Harness.Cancellation);
        await rig.RejectAsync();
        observer.Waits.Count.ShouldBe(2);
    }

    [Fact]
    public async Task UseAsync_ARotationIsUnderWay_ReportsTheWait()
    {
        WaitObserver observer = new();
        await using RefusalRig rig = new(configure: o => o.Observers.Add(observer));
        rig.Store.Status = new() { CurrentVersionId = "v1", PendingVersionId = "v2", PendingSince = rig.Harness.Time.GetUtcNow() };

        await rig.RejectAsync();

        observer.Waits.ShouldHaveSingleItem();
    }

    [Fact]
    public async Task UseAsync_NoVersionIsComing_ReportsNoWait()
    {
        WaitObserver observer = new();
        await using RefusalRig rig = new(configure: o => o.Observers.Add(observer));

        await rig.RejectAsync();

        observer.Waits.ShouldBeEmpty();
    }

    [Fact]
    public async Task UseAsync_AnotherWrongVersionCameMeanwhile_CountsTheDeadlineFromTheFirstRejection()
    {
        await using RefusalRig rig = new();
        var start = rig.Harness.Time.GetUtcNow();
        rig.Store.Status = new() { CurrentVersionId = "v1", PendingVersionId = "v9", PendingSince = start };
        var caller = rig.UseAsync();
        while (rig.Harness.Time.GetUtcNow() - start < TimeSpan.FromSeconds(40))
        {
            await rig.Harness.PassAsync();
        }

        rig.Put("wrong-token", "v2");
        await rig.Harness.PassUntilAsync(caller);

        await Should.ThrowAsync<UnauthorizedAccessException>(caller);
        (rig.Harness.Time.GetUtcNow() - start).ShouldBe(TimeSpan.FromMinutes(1));
    }

    [Fact]
    public async Task UseAsync_ANewVersionWasRejectedInVainToo_TheNextCallerDoesNotWait()
    {
        await using RefusalRig rig = new(knows: false);
        await rig.Harness.LoadAsync();
        rig.Put("wrong-token", "v2");
        (await rig.RejectAsync()).ShouldBe(s_deadlineIfUnknown);

        (await rig.RejectAsync()).ShouldBe(TimeSpan.Zero);
    }

    [Fact]
    public async Task UseAsync_CurrentAndPreviousWereRejectedInVain_TheNextCallerDoesNotWait()
    {
        await using RefusalRig rig = new(knows: false);
        rig.Manual.Put(rig.Harness.Name, """{"token":"former-token"}""", "v0", "AWSPREVIOUS");
        SecretUseOptions options = new() { IsAuthenticationFailure = RefusalRig.Options.IsAuthenticationFailure, FallBackToPrevious = true };
        var caller = rig.UseAsync(options);
        await rig.Harness.PassUntilAsync(caller);
        await Should.ThrowAsync<UnauthorizedAccessException>(caller);

        (await rig.RejectAsync()).ShouldBe(TimeSpan.Zero);
    }

    [Fact]
    public async Task UseAsync_ThePreviousVersionIsTheRejectedOne_DoesNotUseItTwice()
    {
        await using RefusalRig rig = new();
        rig.Manual.Put(rig.Harness.Name, """{"token":"fake-token"}""", "v1", "AWSPREVIOUS");
        var uses = 0;
        SecretUseOptions options = new()
        {
            FallBackToPrevious = true,
            IsAuthenticationFailure = e =>
            {
                uses++;
                return e is UnauthorizedAccessException;
            },
        };

        await Should.ThrowAsync<UnauthorizedAccessException>(rig.UseAsync(options));

        uses.ShouldBe(1);
    }

    [Fact]
    public async Task UseAsync_ARotationIsKnownToBeUnderWay_CallersASecondApartShareTheStatus()
    {
        await using RefusalRig rig = new();
        rig.Store.Status = new() { CurrentVersionId = "v1", PendingVersionId = "v2", PendingSince = rig.Harness.Time.GetUtcNow() };
        var first = rig.UseAsync();
        await rig.Harness.PassAsync();
        await rig.Harness.PassAsync();

        var second = rig.UseAsync();
        await rig.Harness.PassAsync();
        rig.Store.StatusCalls.ShouldBe(1);

        rig.Put("rotated-token", "v2");
        await rig.Harness.PassUntilAsync(Task.WhenAll(first, second));
    }

    [Fact]
    public async Task UseAsync_TheStoreDoesNotSayWhichVersionIsInUse_AsksAgainAfterFiveSeconds()
    {
        await using RefusalRig rig = new();
        rig.Store.Status = SecretRotationStatus.NotInProgress;
        await rig.RejectAsync();
        rig.Store.StatusCalls.ShouldBe(1);

        rig.Harness.Time.Advance(TimeSpan.FromSeconds(6));
        await rig.RejectAsync();

        rig.Store.StatusCalls.ShouldBe(2);
    }

    [Fact]
    public async Task UseAsync_TheSecretWasRevokedWhileItWasUsed_ThrowsTheRevocation()
    {
        await using RefusalRig rig = new();

        await Should.ThrowAsync<SecretAccessDeniedException>(rig.Harness.Accessor.UseAsync(
            async (_, _) =>
            {
                rig.Manual.Fail(rig.Harness.Name, new SecretAccessDeniedException(rig.Harness.Name, "secretsmanager:GetSecretValue", "arn:fake"));
                await Should.ThrowAsync<SecretAccessDeniedException>(async () => await rig.Harness.Accessor.RefreshAsync(Harness.Cancellation));
                throw new UnauthorizedAccessException();
            },
            RefusalRig.Options,
            Harness.Cancellation));

        rig.Manual.Calls.ShouldBe(2);
    }

    [Fact]
    public async Task UseAsync_DeadlineZero_DoesNotAskWhetherARotationIsUnderWay()
    {
        await using RefusalRig rig = new();
        SecretUseOptions options = new() { IsAuthenticationFailure = RefusalRig.Options.IsAuthenticationFailure, Deadline = TimeSpan.Zero };

        await Should.ThrowAsync<UnauthorizedAccessException>(rig.UseAsync(options));

        (rig.Manual.Calls, rig.Store.StatusCalls).ShouldBe((2, 0));
    }

    [Fact]
    public async Task UseAsync_ThereIsNoPreviousVersionToFallBackTo_ThrowsTheRejection()
    {
        await using RefusalRig rig = new();
        SecretUseOptions options = new() { IsAuthenticationFailure = RefusalRig.Options.IsAuthenticationFailure, FallBackToPrevious = true };

        await Should.ThrowAsync<UnauthorizedAccessException>(rig.UseAsync(options));

        rig.Manual.Singles.Select(request => request.VersionStage).ShouldBe(["AWSCURRENT", "AWSCURRENT", "AWSPREVIOUS"]);
    }

    [Fact]
    public async Task UseAsync_RejectedAfterItsCancellation_ThrowsTheRejectionWithoutACall()
    {
        await using RefusalRig rig = new();
        using CancellationTokenSource over = new();
        var uses = 0;

        await Should.ThrowAsync<UnauthorizedAccessException>(rig.Harness.Accessor.UseAsync(
            async (_, _) =>
            {
                uses++;
                await over.CancelAsync();
                throw new UnauthorizedAccessException();
            },
            RefusalRig.Options,
            over.Token));

        (uses, rig.Manual.Calls).ShouldBe((1, 1));
    }

    [Fact]
    public async Task UseAsync_TheUseCannotRunAgain_ThrowsAtOnceAndFetchesTheNewVersionForOthers()
    {
        await using RefusalRig rig = new();
        await rig.Harness.LoadAsync();
        rig.Put("rotated-token", "v2");
        SecretUseOptions options = new() { IsAuthenticationFailure = RefusalRig.Options.IsAuthenticationFailure, CanRepeat = static _ => false };

        await Should.ThrowAsync<UnauthorizedAccessException>(rig.UseAsync(options));

        (await rig.Harness.FetchedAsync()).ShouldBe("success");
        rig.Harness.Accessor.Get().Token.Reveal().ShouldBe("rotated-token");
        (rig.Manual.Calls, rig.Store.StatusCalls).ShouldBe((2, 0));
    }

    [Fact]
    public async Task UseAsync_TheUseCannotRunAgainAndTheSecretWasRevokedMeanwhile_ThrowsTheRejection()
    {
        await using RefusalRig rig = new();
        SecretUseOptions options = new() { IsAuthenticationFailure = RefusalRig.Options.IsAuthenticationFailure, CanRepeat = static _ => false };

        await Should.ThrowAsync<UnauthorizedAccessException>(rig.Harness.Accessor.UseAsync(
            async (_, _) =>
            {
                rig.Manual.Fail(rig.Harness.Name, new SecretAccessDeniedException(rig.Harness.Name, "secretsmanager:GetSecretValue", "arn:fake"));
                await Should.ThrowAsync<SecretAccessDeniedException>(async () => await rig.Harness.Accessor.RefreshAsync(Harness.Cancellation));
                throw new UnauthorizedAccessException();
            },
            options,
            Harness.Cancellation));
    }

    [Fact]
    public async Task Use_RejectedOnTheCallingThread_RunsAgainThereWithTheNewVersion()
    {
        await using RefusalRig rig = new();
        await rig.Harness.LoadAsync();
        rig.Put("rotated-token", "v2");
        List<string> used = [];
        HashSet<int> threads = [Environment.CurrentManagedThreadId];

        var result = rig.Harness.Accessor.Use(
            (secret, _) =>
            {
                threads.Add(Environment.CurrentManagedThreadId);
                used.Add(secret.Token.Reveal());
                return used[^1] == "rotated-token" ? "accepted" : throw new UnauthorizedAccessException();
            },
            RefusalRig.Options,
            Harness.Cancellation);

        (result, threads.Count).ShouldBe(("accepted", 1));
        used.ShouldBe(["fake-token", "rotated-token"]);
    }

    [Fact]
    public async Task Use_AnotherFailure_EndsTheUseAtOnce()
    {
        await using RefusalRig rig = new();

        Should.Throw<InvalidOperationException>(() => rig.Harness.Accessor.Use<int>(static (_, _) => throw new InvalidOperationException(), RefusalRig.Options, Harness.Cancellation));

        rig.Manual.Calls.ShouldBe(1);
    }

    private sealed class WaitObserver : SecretsObserver
    {
        internal ConcurrentQueue<string> Waits { get; } = new();

        public override void OnWaitingForNewVersion(string secretName, string store) => Waits.Enqueue($"{secretName} {store}");
    }
}
