using Genie.TypedSecrets.Tests.Support;

namespace Genie.TypedSecrets.Tests.Caching;

public sealed class FailureTests
{
    private static readonly int[] s_pauses = [1, 2, 4, 8, 16, 32, 60, 60];

    [Fact]
    public async Task Get_TransientFailureOfARefresh_ServesTheLastGoodValueUpToMaxStale()
    {
        await using Harness harness = new();
        var good = await harness.LoadAsync();
        harness.FailTransiently();
        harness.Time.Advance(TimeSpan.FromMinutes(64));
        harness.Accessor.Get().ShouldBeSameAs(good);
        (await harness.FetchedAsync()).ShouldBe("unavailable");
        harness.Accessor.Get().ShouldBeSameAs(good);

        harness.Time.Advance(TimeSpan.FromMinutes(1));

        Should.Throw<SecretStoreUnavailableException>(() => harness.Accessor.Get());
    }

    [Fact]
    public async Task Get_RefreshKeepsFailing_TriesAgainAfterPausesThatDoubleUpToAMinute()
    {
        await using Harness harness = new();
        await LoadThenFailAsync(harness);
        foreach (var pause in s_pauses)
        {
            harness.Time.Advance(TimeSpan.FromSeconds(pause));
            harness.Accessor.Get();
            (await harness.FetchedAsync()).ShouldBe("unavailable");
        }

        harness.Store.Calls.ShouldBe(2 + s_pauses.Length);
    }

    [Fact]
    public async Task Get_WithinThePauseAfterAFailure_StartsNoRefresh()
    {
        await using Harness harness = new();
        await LoadThenFailAsync(harness);
        var entry = harness.Context.GetEntry("dev", harness.Name, harness.Accessor.Descriptor);
        foreach (var pause in s_pauses)
        {
            harness.Time.Advance(TimeSpan.FromSeconds(pause) - TimeSpan.FromMilliseconds(1));
            harness.Accessor.Get();
            entry.NextRefresh.ShouldNotBeNull("no refresh is under way");

            harness.Time.Advance(TimeSpan.FromMilliseconds(1));
            harness.Accessor.Get();
            (await harness.FetchedAsync()).ShouldBe("unavailable");
        }
    }

    [Theory]
    [InlineData("unavailable")]
    [InlineData("unfit")]
    [InlineData("unexpected")]
    public async Task Get_ColdAfterOneFailure_IsFetchedAgainAtOnce(string failure)
    {
        await using Harness harness = new();
        if (failure == "unfit")
        {
            harness.Store.Put(harness.Name, """{"tokn":"x"}""", "v0");
        }
        else
        {
            harness.Store.Fail(harness.Name, failure == "unexpected" ? new IOException() : new SecretStoreUnavailableException("manual", "It is down.", harness.Name));
        }

        Should.Throw<SecretsException>(() => harness.Accessor.Get());
        harness.Put("fake-token", "v1");

        harness.Accessor.Get().Token.Reveal().ShouldBe("fake-token");
    }

    [Fact]
    public async Task Get_ColdWithinThePauseAfterTheSecondFailure_GetsItsErrorWithoutACall()
    {
        await using Harness harness = new();
        harness.FailTransiently();
        Should.Throw<SecretStoreUnavailableException>(() => harness.Accessor.Get());
        var error = Should.Throw<SecretStoreUnavailableException>(() => harness.Accessor.Get());
        harness.Put("fake-token", "v1");

        harness.Time.Advance(TimeSpan.FromMilliseconds(999));
        Should.Throw<SecretStoreUnavailableException>(() => harness.Accessor.Get()).ShouldBeSameAs(error);
        harness.Store.Calls.ShouldBe(2);

        harness.Time.Advance(TimeSpan.FromMilliseconds(1));
        harness.Accessor.Get().Token.Reveal().ShouldBe("fake-token");
    }

    [Fact]
    public async Task Get_DuringAnOutage_ReadersAreOnThePathWithoutALock()
    {
        ManualBackground background = new();
        await using Harness harness = new(o => o.Background = background);
        var good = await harness.LoadAsync();
        harness.FailTransiently();
        harness.Time.Advance(TimeSpan.FromMinutes(5));
        var entry = harness.Context.GetEntry("dev", harness.Name, harness.Accessor.Descriptor);

        // The one who notices, while the refresh waits for its turn, and in the pause after it failed.
        entry.TryGetFresh().ShouldBeNull();
        harness.Accessor.Get().ShouldBeSameAs(good);
        entry.TryGetFresh().ShouldBeSameAs(good);
        background.RunAll();
        entry.TryGetFresh().ShouldBeSameAs(good);

        harness.Time.Advance(TimeSpan.FromSeconds(1));
        entry.TryGetFresh().ShouldBeNull();
    }

    [Fact]
    public async Task Get_TheStoreRecovers_ReturnsTheNewValueAndForgetsTheFailures()
    {
        await using Harness harness = new();
        await harness.LoadAsync();
        harness.FailTransiently();
        harness.Time.Advance(TimeSpan.FromMinutes(5));
        harness.Accessor.Get();
        await harness.FetchedAsync();
        harness.Put("rotated-token", "v2");
        harness.Time.Advance(TimeSpan.FromSeconds(1));

        harness.Accessor.Get();
        (await harness.FetchedAsync()).ShouldBe("success");

        harness.Accessor.Get().Token.Reveal().ShouldBe("rotated-token");
    }

    public static TheoryData<SecretsException, string> Revocations => new()
    {
        { new SecretAccessDeniedException("genie-dev/any", "secretsmanager:GetSecretValue", "arn:fake"), "access_denied" },
        { new SecretAccessDeniedException("genie-dev/any", "kms:Decrypt", "arn:fake-key-that-was-disabled"), "access_denied" },
        { new SecretStoreUnavailableException("manual", "The credentials were revoked.", isTransient: false), "unavailable" },
        { new SecretNotFoundException("genie-dev/any", "manual", "Create it."), "not_found" },
    };

    [Theory]
    [MemberData(nameof(Revocations))]
    public async Task Get_TheSecretIsRevoked_EvictsAtOnceAndRemembersForTheNegativeTimeToLive(SecretsException revocation, string outcome)
    {
        await using Harness harness = new();
        await harness.LoadAsync();
        harness.Store.Fail(harness.Name, revocation);
        harness.Time.Advance(TimeSpan.FromMinutes(5));
        harness.Accessor.Get();
        (await harness.FetchedAsync()).ShouldBe(outcome);
        harness.Put("fake-token", "v3");

        harness.Time.Advance(TimeSpan.FromSeconds(10) - TimeSpan.FromMilliseconds(1));
        Should.Throw<SecretsException>(() => harness.Accessor.Get()).ShouldBeSameAs(revocation);
        harness.Store.Calls.ShouldBe(2);

        harness.Time.Advance(TimeSpan.FromMilliseconds(1));
        harness.Accessor.Get().Token.Reveal().ShouldBe("fake-token");
        harness.Store.Calls.ShouldBe(3);
    }

    [Fact]
    public async Task ClearCache_NotFoundWasRemembered_FetchesAnew()
    {
        await using Harness harness = new();
        harness.Store.Fail(harness.Name, new SecretNotFoundException(harness.Name, "manual", "Create it."));
        Should.Throw<SecretNotFoundException>(() => harness.Accessor.Get());
        harness.Put("fake-token", "v1");

        harness.Client.ClearCache();

        harness.Accessor.Get().Token.Reveal().ShouldBe("fake-token");
    }

    [Fact]
    public async Task Get_ARefreshBringsAValueThatDoesNotFit_KeepsTheGoodOneUpToMaxStale()
    {
        await using Harness harness = new();
        var good = await harness.LoadAsync();
        harness.Store.Put(harness.Name, """{"tokn":"x"}""", "v2");
        harness.Time.Advance(TimeSpan.FromMinutes(5));
        harness.Accessor.Get();
        (await harness.FetchedAsync()).ShouldBe("schema_mismatch");

        harness.Accessor.Get().ShouldBeSameAs(good);

        harness.Time.Advance(TimeSpan.FromHours(1));
        Should.Throw<SecretSchemaException>(() => harness.Accessor.Get()).VersionId.ShouldBe("v2");
        harness.Client.Statistics.FailedFetches.ShouldBe(2);
    }

    [Fact]
    public async Task GetAsync_TheStoreDoesNotAnswer_FailsAfterFetchTimeoutAndWipesTheLateAnswer()
    {
        await using Harness harness = new();
        harness.Store.HeedsCancellation = false;
        harness.Store.Hold();
        var reader = harness.Accessor.GetAsync(Harness.Cancellation).AsTask();
        await harness.Store.ArrivedAsync();
        harness.Time.Advance(TimeSpan.FromSeconds(30));

        var error = await Should.ThrowAsync<SecretStoreUnavailableException>(reader);

        error.IsTransient.ShouldBeTrue();
        error.Message.ShouldBe($"The secret '{harness.Name}' is unavailable in the manual store. It did not respond within 30 s (option FetchTimeout).");
        harness.Store.Release();
        await harness.Client.DisposeAsync();
        harness.Store.Buffers.ShouldHaveSingleItem().ShouldAllBe(b => b == 0);
    }

    [Fact]
    public async Task GetAsync_TheStoreThrowsSomethingElse_SaysItsTypeAndNothingItHolds()
    {
        await using Harness harness = new();
        harness.Store.Fail(harness.Name, new InvalidDataException(Harness.Canary, new IOException(Harness.Canary)));

        var error = await Should.ThrowAsync<SecretStoreUnavailableException>(async () => await harness.Accessor.GetAsync(Harness.Cancellation));

        error.ToString().ShouldNotContain(Harness.Canary);
        error.InnerException.ShouldBeNull();
        error.IsTransient.ShouldBeTrue();
        error.Message.ShouldBe(
            $"The secret '{harness.Name}' is unavailable in the manual store. It failed with System.IO.InvalidDataException. "
            + "The message of that exception is omitted, because it could contain a value.");
    }

    [Fact]
    public async Task GetAsync_TheStoreCancelsOnItsOwn_IsAnOutageAndNoCancellation()
    {
        await using Harness harness = new();
        harness.Store.Fail(harness.Name, new OperationCanceledException());

        await Should.ThrowAsync<SecretStoreUnavailableException>(async () => await harness.Accessor.GetAsync(Harness.Cancellation));
    }

    [Theory]
    [InlineData("""{"token":"CANARY-7f3a-never-to-be-seen"}""", true)]
    [InlineData("""{"token":["CANARY-7f3a-never-to-be-seen"]}""", false)]
    [InlineData("CANARY-7f3a-never-to-be-seen", false)]
    [InlineData("""{"token":"CANARY-7f3a-never-to-be-seen""", false)]
    public async Task GetAsync_WhateverThePayload_WipesItAndTellsNothing(string payload, bool fits)
    {
        await using Harness harness = new();
        harness.Store.Put(harness.Name, payload);

        var error = await Record.ExceptionAsync(async () => await harness.Accessor.GetAsync(Harness.Cancellation));

        (error is null).ShouldBe(fits);
        (error?.ToString() ?? string.Empty).ShouldNotContain("CANARY");
        harness.Store.Buffers.ShouldHaveSingleItem().ShouldAllBe(b => b == 0);
    }

    private static async Task LoadThenFailAsync(Harness harness)
    {
        await harness.LoadAsync();
        harness.FailTransiently();
        harness.Time.Advance(TimeSpan.FromMinutes(5));
        harness.Accessor.Get();
        (await harness.FetchedAsync()).ShouldBe("unavailable");
    }
}
