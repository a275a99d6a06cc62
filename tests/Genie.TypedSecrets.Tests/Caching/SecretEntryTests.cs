using Genie.TypedSecrets.Caching;
using Genie.TypedSecrets.Stores;
using Genie.TypedSecrets.Tests.Support;

namespace Genie.TypedSecrets.Tests.Caching;

/// <summary>Tests the states of one secret in the cache, with background work that the test runs.</summary>
public sealed class SecretEntryTests
{
    private static readonly TimeSpan s_timeToLive = TimeSpan.FromMinutes(5);

    private readonly ManualBackground _background = new();

    [Fact]
    public async Task IsIdle_EachState_CountsWhatIsStillNeeded()
    {
        await using var harness = NewHarness(o => o.MaxStale = TimeSpan.Zero);
        var entry = Entry(harness);
        entry.IsIdle.ShouldBeTrue();
        var read = harness.Accessor.GetAsync(Harness.Cancellation).AsTask();
        entry.IsIdle.ShouldBeFalse("a flight");
        _background.RunAll();
        await read;
        entry.IsIdle.ShouldBeFalse("a value");
        harness.Time.Advance(s_timeToLive);
        entry.IsIdle.ShouldBeTrue();
        harness.Store.Fail(harness.Name, new SecretNotFoundException(harness.Name, "manual", "Create it."));
        Should.Throw<SecretNotFoundException>(() => harness.Accessor.Get());
        entry.IsIdle.ShouldBeFalse("a failure that counts");
        harness.Time.Advance(TimeSpan.FromSeconds(10));
        entry.IsIdle.ShouldBeTrue();
        using (harness.Accessor.Subscribe(static _ => { }))
        {
            entry.IsIdle.ShouldBeFalse("a subscriber");
            _background.RunAll();
            harness.Time.Advance(TimeSpan.FromSeconds(10));
            _background.RunAll();
        }

        harness.Time.Advance(TimeSpan.FromMinutes(1));
        entry.IsIdle.ShouldBeTrue("state that is needed no longer");
    }

    [Fact]
    public async Task IsIdle_AValueOfAnotherVersion_IsNeededUntilItCannotBeUsed()
    {
        await using var harness = NewHarness(o => o.MaxStale = TimeSpan.Zero);
        harness.Store.Put(harness.Name, """{"token":"former-token"}""", "v0", "AWSPREVIOUS");
        var read = harness.Accessor.GetVersionAsync(SecretVersionStage.Previous, Harness.Cancellation).AsTask();
        _background.RunAll();
        await read;

        Entry(harness).IsIdle.ShouldBeFalse();
        harness.Time.Advance(s_timeToLive);
        Entry(harness).IsIdle.ShouldBeTrue();
    }

    [Fact]
    public async Task WithValue_AnEntryOutsideOfTheCache_AlwaysReturnsTheValue()
    {
        await using var harness = NewHarness();
        var value = await harness.LoadAsync();

        var entry = Entry(harness).WithValue(value);

        (entry.IsFixed, entry.IsRetired, Entry(harness).IsFixed).ShouldBe((true, true, false));
        harness.Time.Advance(TimeSpan.FromDays(365));
        entry.TryGetFresh().ShouldBeSameAs(value);
        entry.GetVersioned().VersionId.ShouldBeEmpty();
    }

    [Theory]
    [InlineData("use")]
    [InlineData("use-async")]
    [InlineData("get")]
    [InlineData("get-async")]
    public async Task Read_WhenTheRefreshIsDue_StartsItAndReturnsTheOldValue(string kind)
    {
        await using var harness = NewHarness();
        await harness.LoadAsync();
        harness.Put("rotated-token", "v2");
        harness.Time.Advance(s_timeToLive - TimeSpan.FromMilliseconds(1));
        (await ReadAsync(harness, kind)).ShouldBe("fake-token");
        _background.Waiting.ShouldBe(0);

        harness.Time.Advance(TimeSpan.FromMilliseconds(1));
        (await ReadAsync(harness, kind)).ShouldBe("fake-token");

        _background.Waiting.ShouldBe(1);
        _background.RunAll();
        (await ReadAsync(harness, kind)).ShouldBe("rotated-token");
    }

    [Theory]
    [InlineData("use")]
    [InlineData("use-async")]
    [InlineData("get")]
    [InlineData("get-async")]
    public async Task Read_TheValueCannotBeUsedAnyLonger_FetchesAnother(string kind)
    {
        await using var harness = NewHarness();
        await harness.LoadAsync();
        harness.Put("rotated-token", "v2");
        harness.Time.Advance(TimeSpan.FromHours(2));

        var read = ReadAsync(harness, kind);
        _background.RunAll();

        (await read).ShouldBe("rotated-token");
    }

    [Theory]
    [InlineData("use-async")]
    [InlineData("get-async")]
    public async Task Read_CanceledBeforehand_StartsNothing(string kind)
    {
        await using var harness = NewHarness();
        await harness.LoadAsync();
        harness.Time.Advance(s_timeToLive);
        using CancellationTokenSource canceled = new();
        await canceled.CancelAsync();

        await Should.ThrowAsync<OperationCanceledException>(() => ReadAsync(harness, kind, canceled.Token));

        _background.Waiting.ShouldBe(0);
        harness.Client.ClearCache();
        await Should.ThrowAsync<OperationCanceledException>(() => ReadAsync(harness, kind, canceled.Token));
        _background.Waiting.ShouldBe(0);
        Entry(harness).IsIdle.ShouldBeTrue();
    }

    [Fact]
    public async Task UseAsync_Cold_WaitsInTheWindowForOthers()
    {
        await using var harness = NewHarness();
        var read = ReadAsync(harness, "use-async");

        (_background.Waiting, harness.Store.Calls).ShouldBe((1, 0));

        _background.RunAll();
        (await read).ShouldBe("fake-token");
    }

    [Fact]
    public async Task Join_WhenTheRefreshIsDue_BeginsAFlight()
    {
        await using var harness = NewHarness();
        await harness.LoadAsync();
        harness.Time.Advance(s_timeToLive - TimeSpan.FromMilliseconds(1));
        Entry(harness).Join(out var isNew).ShouldBeNull();
        isNew.ShouldBeFalse();

        harness.Time.Advance(TimeSpan.FromMilliseconds(1));
        await harness.Context.PreloadAsync([harness.Accessor.Descriptor], Harness.Cancellation);

        harness.Store.Calls.ShouldBe(2);
    }

    [Fact]
    public async Task RefreshAsync_WhileAnotherIsInProgress_ItsFlightIsKnownToBeSent()
    {
        await using var harness = NewHarness();
        await harness.LoadAsync();
        harness.Store.Hold();
        var first = harness.Accessor.RefreshAsync(Harness.Cancellation).AsTask();
        harness.Time.Advance(TimeSpan.FromSeconds(1));
        var second = harness.Accessor.RefreshAsync(Harness.Cancellation).AsTask();

        harness.Store.Release();
        await first;
        Entry(harness).Join(out _);

        // The second one begins when the background runs. A blocked reader that joins it need not close the batch window.
        _background.Waiting.ShouldBe(1);
        harness.Time.Advance(s_timeToLive);
        Entry(harness).Join(out var isNew).ShouldNotBeNull().IsSent.ShouldBeTrue();
        isNew.ShouldBeFalse();
        _background.RunAll();
        await second;
    }

    [Fact]
    public async Task ClearCache_DuringAFetch_TheDroppedValueIsNoChangeOfTheVersion()
    {
        await using var harness = NewHarness();
        await harness.LoadAsync();
        harness.Put("rotated-token", "v2");
        harness.Store.Hold();
        var refresh = harness.Accessor.RefreshAsync(Harness.Cancellation).AsTask();

        harness.Client.ClearCache();
        harness.Store.Release();

        (await refresh).Token.Reveal().ShouldBe("rotated-token");
        (await harness.FetchedAsync()).ShouldBe("success");
        harness.Client.Statistics.VersionChanges.ShouldBe(0);
    }

    [Fact]
    public async Task Get_TheParserThrowsSomethingElse_SaysItsTypeAndNothingItHolds()
    {
        await using var harness = NewHarness();
        SecretDescriptor<TestSecret> descriptor = new("broken", static _ => throw new FormatException(Harness.Canary));
        harness.Store.Put("genie-dev/broken", "{}");

        var error = Should.Throw<SecretSchemaException>(() => new TestAccessor(harness.Context, "dev", descriptor).Get());

        error.Violations.ShouldHaveSingleItem().ShouldBe(new SecretViolation(string.Empty, "It cannot be read (FormatException)."));
        error.ToString().ShouldNotContain(Harness.Canary);
    }

    [Fact]
    public async Task GetVersionAsync_TheSecretWasRevokedSince_IsNotReturnedFromTheCache()
    {
        await using var harness = NewHarness();
        harness.Store.Put(harness.Name, """{"token":"former-token"}""", "v0", "AWSPREVIOUS");
        await harness.LoadAsync();
        var former = harness.Accessor.GetVersionAsync(SecretVersionStage.Previous, Harness.Cancellation).AsTask();
        _background.RunAll();
        await former;
        harness.Store.Fail(harness.Name, new SecretAccessDeniedException(harness.Name, "secretsmanager:GetSecretValue", "arn:fake"));
        await Should.ThrowAsync<SecretAccessDeniedException>(async () => await harness.Accessor.RefreshAsync(Harness.Cancellation));

        var again = harness.Accessor.GetVersionAsync(SecretVersionStage.Previous, Harness.Cancellation).AsTask();
        _background.RunAll();

        await Should.ThrowAsync<SecretAccessDeniedException>(again);
    }

    private Harness NewHarness(Action<SecretsOptions>? configure = null) => new(o =>
    {
        o.Background = _background;
        configure?.Invoke(o);
    });

    private static SecretEntry<TestSecret> Entry(Harness harness) => harness.Context.GetEntry("dev", harness.Name, harness.Accessor.Descriptor);

    private static async Task<string> ReadAsync(Harness harness, string kind, CancellationToken? cancellationToken = null) => kind switch
    {
        "use" => harness.Accessor.Use(static (secret, _) => secret.Token.Reveal(), RefusalRig.Options, Harness.Cancellation),
        "use-async" => await harness.Accessor.UseAsync(static (secret, _) => Task.FromResult(secret.Token.Reveal()), static _ => false, cancellationToken ?? Harness.Cancellation),
        "get" => harness.Accessor.Get().Token.Reveal(),
        _ => (await harness.Accessor.GetAsync(cancellationToken ?? Harness.Cancellation)).Token.Reveal(),
    };
}
