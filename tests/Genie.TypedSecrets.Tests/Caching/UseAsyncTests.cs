using Genie.TypedSecrets.Tests.Support;

namespace Genie.TypedSecrets.Tests.Caching;

public sealed class UseAsyncTests
{
    private static readonly SecretUseOptions s_options = new() { IsAuthenticationFailure = IsRefusal };

    [Fact]
    public async Task UseAsync_TheValueIsAccepted_UsesItOnceWithoutAskingAnybody()
    {
        await using Harness harness = new();
        await harness.LoadAsync();

        (await harness.Accessor.UseAsync((secret, _) => Task.FromResult(secret.Token.Reveal()), IsRefusal, Harness.Cancellation)).ShouldBe("fake-token");

        harness.Store.Calls.ShouldBe(1);
    }

    [Fact]
    public async Task UseAsync_TheStoreHasANewVersion_TriesAgainWithItAtOnce()
    {
        await using Harness harness = new();
        await harness.LoadAsync();
        harness.Put("rotated-token", "v2");
        List<string> used = [];

        await harness.Accessor.UseAsync((secret, _) => Accept(secret, "rotated-token", used), IsRefusal, Harness.Cancellation);

        used.ShouldBe(["fake-token", "rotated-token"]);
        harness.Store.Calls.ShouldBe(2);
        harness.Accessor.Get().Token.Reveal().ShouldBe("rotated-token");
    }

    [Fact]
    public async Task UseAsync_TheValueIsRefused_AsksPastTheCachesOnTheWayAndOnlyThen()
    {
        await using Harness harness = new();
        await harness.LoadAsync();
        harness.Put("rotated-token", "v2");

        await harness.Accessor.UseAsync((secret, _) => Accept(secret, "rotated-token", []), IsRefusal, Harness.Cancellation);

        harness.Store.Singles.Select(request => request.BypassCache).ShouldBe([false, true]);
    }

    [Fact]
    public async Task UseAsync_AThousandAreRefusedTogether_ShareOneRefresh()
    {
        await using Harness harness = new();
        await harness.LoadAsync();
        harness.Put("rotated-token", "v2");
        TaskCompletionSource allUse = new(TaskCreationOptions.RunContinuationsAsynchronously);
        var using1 = 0;

        var callers = Enumerable.Range(0, 1_000).Select(_ => Task.Run(() => harness.Accessor.UseAsync(
            async (secret, _) =>
            {
                if (secret.Token.Reveal() == "fake-token")
                {
                    if (Interlocked.Increment(ref using1) == 1_000)
                    {
                        allUse.SetResult();
                    }

                    await allUse.Task;
                    throw new UnauthorizedAccessException();
                }
            },
            IsRefusal,
            Harness.Cancellation))).ToArray();
        await Task.WhenAll(callers);

        harness.Store.Calls.ShouldBe(2);
    }

    [Fact]
    public async Task UseAsync_TheCacheIsPastTheRefusedVersion_TriesAgainWithoutACall()
    {
        await using Harness harness = new();
        await harness.LoadAsync();
        TaskCompletionSource refuse = new(TaskCreationOptions.RunContinuationsAsynchronously);
        List<string> used = [];
        var caller = harness.Accessor.UseAsync(
            async (secret, _) =>
            {
                await refuse.Task;
                await Accept(secret, "rotated-token", used);
            },
            IsRefusal,
            Harness.Cancellation);
        harness.Put("rotated-token", "v2");
        await harness.Accessor.RefreshAsync(Harness.Cancellation);

        refuse.SetResult();
        await caller;

        used.ShouldBe(["fake-token", "rotated-token"]);
        harness.Store.Calls.ShouldBe(2);
    }

    [Fact]
    public async Task UseAsync_TheRotationIsInFlight_LooksAgainUntilTheNewVersionIsThere()
    {
        await using Harness harness = new();
        await harness.LoadAsync();
        List<string> used = [];
        var caller = harness.Accessor.UseAsync((secret, _) => Accept(secret, "rotated-token", used), s_options, Harness.Cancellation);
        (await harness.FetchedAsync()).ShouldBe("success");

        // The pauses double: 0.5 s, 1 s, 2 s.
        (await harness.PassAsync()).ShouldBe(TimeSpan.FromMilliseconds(500));
        (await harness.PassAsync()).ShouldBe(TimeSpan.FromSeconds(1));
        var last = await harness.Time.Waits.ReadAsync(Harness.Cancellation);
        harness.Put("rotated-token", "v2");
        harness.Time.Advance(last);
        await caller;

        used.ShouldBe(["fake-token", "rotated-token"]);
        harness.Store.Calls.ShouldBe(5);
    }

    [Fact]
    public async Task UseAsync_NoOtherVersionComes_ThrowsTheRefusalItselfAfterTheDeadlineAndAFewLooks()
    {
        await using Harness harness = new();
        await harness.LoadAsync();
        UnauthorizedAccessException refusal = new("as the driver said it");
        var uses = 0;
        var caller = harness.Accessor.UseAsync(
            (_, _) =>
            {
                uses++;
                throw refusal;
            },
            s_options,
            Harness.Cancellation);

        await harness.PassUntilAsync(caller);

        (await Should.ThrowAsync<UnauthorizedAccessException>(caller)).ShouldBeSameAs(refusal);
        uses.ShouldBe(1);
        harness.Store.Calls.ShouldBe(1 + 5);
    }

    [Fact]
    public async Task UseAsync_DeadlineZero_LooksOnce()
    {
        await using Harness harness = new();
        await harness.LoadAsync();
        SecretUseOptions options = new() { IsAuthenticationFailure = IsRefusal, Deadline = TimeSpan.Zero };

        await Should.ThrowAsync<UnauthorizedAccessException>(harness.Accessor.UseAsync(Refuse, options, Harness.Cancellation));

        harness.Store.Calls.ShouldBe(2);
    }

    [Fact]
    public async Task UseAsync_DeadlineZeroAndARefreshFromBeforeTheRefusalIsUnderWay_LooksAfterIt()
    {
        ManualBackground background = new();
        await using Harness harness = new(o => o.Background = background);
        await harness.LoadAsync();
        await BeginRefreshAsync(harness, background);
        harness.Put("rotated-token", "v2");
        SecretUseOptions options = new() { IsAuthenticationFailure = IsRefusal, Deadline = TimeSpan.Zero };
        List<string> used = [];
        var caller = harness.Accessor.UseAsync((secret, _) => Accept(secret, "rotated-token", used), options, Harness.Cancellation);

        harness.Store.Release();
        await caller;

        used.ShouldBe(["fake-token", "rotated-token"]);
        harness.Store.Singles.Select(request => request.BypassCache).ShouldBe([false, false, true]);
    }

    [Fact]
    public async Task UseAsync_TheStoreGoesBackAndForthBetweenRefusedVersions_UsesEachOnceAndPauses()
    {
        AlternatingStore store = new();
        await using Harness harness = new(o => o.Store = store);
        await harness.LoadAsync();
        var uses = 0;
        var caller = harness.Accessor.UseAsync(
            (_, _) => ++uses > 20 ? throw new InvalidOperationException("It is used over and over.") : throw new UnauthorizedAccessException(),
            s_options,
            Harness.Cancellation);

        await harness.PassUntilAsync(caller);

        await Should.ThrowAsync<UnauthorizedAccessException>(caller);
        uses.ShouldBe(2);
        store.Calls.ShouldBe(1 + 5);
    }

    [Fact]
    public async Task UseAsync_TheSecretWasRevokedAndIsBack_FetchesThePreviousVersionAnew()
    {
        await using Harness harness = new();
        harness.Store.Put(harness.Name, """{"token":"former-token"}""", "v0", "AWSPREVIOUS");
        await harness.LoadAsync();
        SecretUseOptions options = new() { IsAuthenticationFailure = IsRefusal, FallBackToPrevious = true };
        await harness.Accessor.UseAsync((secret, _) => Accept(secret, "former-token", []), options, Harness.Cancellation);
        harness.Store.Fail(harness.Name, new SecretAccessDeniedException(harness.Name, "secretsmanager:GetSecretValue", "arn:fake"));
        await Should.ThrowAsync<SecretAccessDeniedException>(async () => await harness.Accessor.RefreshAsync(Harness.Cancellation));

        harness.Put("fake-token", "v1");
        harness.Time.Advance(TimeSpan.FromMinutes(1));
        await harness.Accessor.UseAsync((secret, _) => Accept(secret, "former-token", []), options, Harness.Cancellation);

        harness.Store.Singles.Count(request => request.VersionStage == "AWSPREVIOUS").ShouldBe(2);
    }

    [Fact]
    public async Task UseAsync_AnotherFailure_EndsTheUseAtOnce()
    {
        await using Harness harness = new();
        await harness.LoadAsync();
        InvalidOperationException failure = new();

        (await Should.ThrowAsync<InvalidOperationException>(harness.Accessor.UseAsync((_, _) => throw failure, IsRefusal, Harness.Cancellation))).ShouldBeSameAs(failure);

        harness.Store.Calls.ShouldBe(1);
    }

    [Fact]
    public async Task UseAsync_TheStoreIsDownForNow_WaitsItOut()
    {
        await using Harness harness = new();
        await harness.LoadAsync();
        harness.FailTransiently();
        List<string> used = [];
        var caller = harness.Accessor.UseAsync((secret, _) => Accept(secret, "rotated-token", used), s_options, Harness.Cancellation);
        (await harness.FetchedAsync()).ShouldBe("unavailable");
        harness.Put("rotated-token", "v2");

        await harness.PassUntilAsync(caller);

        await caller;
        used.ShouldBe(["fake-token", "rotated-token"]);
    }

    [Fact]
    public async Task UseAsync_TheSecretWasRevoked_SaysSoAtOnce()
    {
        await using Harness harness = new();
        await harness.LoadAsync();
        harness.Store.Fail(harness.Name, new SecretAccessDeniedException(harness.Name, "secretsmanager:GetSecretValue", "arn:fake"));

        await Should.ThrowAsync<SecretAccessDeniedException>(harness.Accessor.UseAsync(Refuse, s_options, Harness.Cancellation));
    }

    [Fact]
    public async Task UseAsync_CanceledWhileItWaits_EndsAtOnce()
    {
        await using Harness harness = new();
        await harness.LoadAsync();
        using CancellationTokenSource impatient = new();
        var caller = harness.Accessor.UseAsync(Refuse, s_options, impatient.Token);
        (await harness.FetchedAsync()).ShouldBe("success");

        await impatient.CancelAsync();

        await Should.ThrowAsync<OperationCanceledException>(caller);
    }

    [Fact]
    public async Task UseAsync_FallBackToPrevious_UsesTheVersionBeforeWithOneFetchForAll()
    {
        await using Harness harness = new();
        harness.Store.Put(harness.Name, """{"token":"former-token"}""", "v0", "AWSPREVIOUS");
        await harness.LoadAsync();
        SecretUseOptions options = new() { IsAuthenticationFailure = IsRefusal, FallBackToPrevious = true };

        for (var i = 0; i < 3; i++)
        {
            List<string> used = [];
            await harness.Accessor.UseAsync((secret, _) => Accept(secret, "former-token", used), options, Harness.Cancellation);
            used.ShouldBe(["fake-token", "former-token"]);
        }

        // One to load, one look, one for the version before.
        harness.Store.Calls.ShouldBe(3);
        harness.Accessor.Get().Token.Reveal().ShouldBe("fake-token");
    }

    [Fact]
    public async Task UseAsync_ThePreviousIsRefusedToo_WaitsForTheNext()
    {
        await using Harness harness = new();
        harness.Store.Put(harness.Name, """{"token":"former-token"}""", "v0", "AWSPREVIOUS");
        await harness.LoadAsync();
        SecretUseOptions options = new() { IsAuthenticationFailure = IsRefusal, FallBackToPrevious = true };
        List<string> used = [];
        var caller = harness.Accessor.UseAsync((secret, _) => Accept(secret, "rotated-token", used), options, Harness.Cancellation);
        await harness.FetchedAsync();
        await harness.FetchedAsync();
        harness.Put("rotated-token", "v2");

        await harness.PassUntilAsync(caller);

        await caller;
        used.ShouldBe(["fake-token", "former-token", "rotated-token"]);
    }

    [Fact]
    public async Task UseAsync_TheClientIsDisposed_ThrowsObjectDisposed()
    {
        await using Harness harness = new();
        await harness.LoadAsync();
        var caller = harness.Accessor.UseAsync(Refuse, s_options, Harness.Cancellation);
        (await harness.FetchedAsync()).ShouldBe("success");
        harness.Client.Dispose();

        await harness.PassUntilAsync(caller);

        await Should.ThrowAsync<ObjectDisposedException>(caller);
    }

    [Fact]
    public async Task RefreshAsync_ARefreshFromBeforeTheCallIsUnderWay_AnswersWithWhatTheStoreSaysAfterIt()
    {
        ManualBackground background = new();
        await using Harness harness = new(o => o.Background = background);
        await harness.LoadAsync();
        await BeginRefreshAsync(harness, background);
        harness.Put("rotated-token", "v2");
        var refresh = harness.Accessor.RefreshAsync(Harness.Cancellation).AsTask();

        harness.Store.Release();

        (await refresh).Token.Reveal().ShouldBe("rotated-token");
        harness.Store.Singles.Select(request => request.BypassCache).ShouldBe([false, false, true]);
    }

    [Fact]
    public async Task RefreshAsync_ManyAskAtTheSameTime_ShareOneCall()
    {
        await using Harness harness = new();
        await harness.LoadAsync();
        harness.Store.Hold();
        var refreshes = Enumerable.Range(0, 100).Select(_ => harness.Accessor.RefreshAsync(Harness.Cancellation).AsTask()).ToArray();

        harness.Store.Release();
        await Task.WhenAll(refreshes);

        harness.Store.Calls.ShouldBe(2);
    }

    [Fact]
    public void Options_OutOfRange_Throw()
    {
        Should.Throw<ArgumentOutOfRangeException>(() => new SecretUseOptions { IsAuthenticationFailure = IsRefusal, Deadline = TimeSpan.FromSeconds(-1) });
        Should.Throw<ArgumentOutOfRangeException>(() => new SecretUseOptions { IsAuthenticationFailure = IsRefusal, PollInterval = TimeSpan.Zero });
        (s_options.Deadline, s_options.PollInterval, s_options.FallBackToPrevious).ShouldBe((TimeSpan.FromMinutes(1), TimeSpan.FromMilliseconds(500), false));
    }

    private static bool IsRefusal(Exception e) => e is UnauthorizedAccessException;

    private static Task Refuse(TestSecret secret, CancellationToken cancellationToken) => throw new UnauthorizedAccessException();

    private static Task Accept(TestSecret secret, string token, List<string> used)
    {
        used.Add(secret.Token.Reveal());
        return secret.Token.Reveal() == token ? Task.CompletedTask : throw new UnauthorizedAccessException();
    }

    // A refresh in the background that has asked the store, and has no answer yet.
    private static async Task BeginRefreshAsync(Harness harness, ManualBackground background)
    {
        harness.Time.Advance(TimeSpan.FromMinutes(5));
        harness.Accessor.Get();
        await harness.Store.ArrivedAsync();
        harness.Store.Hold();
        background.RunAll();
        await harness.Store.ArrivedAsync();
        background.WhenQueued = background.RunAll;
    }
}
