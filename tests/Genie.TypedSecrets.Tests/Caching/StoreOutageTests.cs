using System.Collections.Concurrent;
using Genie.TypedSecrets.Tests.Support;

namespace Genie.TypedSecrets.Tests.Caching;

// While a store is unavailable, one call at a time probes it, whatever the number of secrets.
public sealed partial class StoreOutageTests
{
    private const int Secrets = 50;

    private readonly ManualBackground _background = new();

    [Fact]
    public async Task Get_TenMinutesOfAnOutage_CostAFewCallsWhateverTheNumberOfSecrets()
    {
        Random random = new(7);
        await using var harness = await WarmAsync(o => o.Random = random);
        FailAll(harness);
        var before = harness.Store.Calls;

        for (var second = 0; second < 600; second++)
        {
            harness.Time.Advance(TimeSpan.FromSeconds(1));
            ReadAll(harness);
        }

        // Each secret for itself would have cost hundreds of calls.
        (harness.Store.Calls - before).ShouldBeInRange(5, 30);
    }

    [Fact]
    public async Task Get_TheStoreRecovers_AllSecretsAreRefreshedWithinTwoMinutesAndNotAtOnce()
    {
        Random random = new(7);
        await using var harness = await WarmAsync(o => o.Random = random);
        FailAll(harness);
        Pass(harness, 600);
        RestoreAll(harness, "v2");
        var calls = new List<int>();
        for (var second = 0; second < 120; second++)
        {
            var before = harness.Store.Calls;
            Pass(harness, 1);
            calls.Add(harness.Store.Calls - before);
        }

        for (var i = 0; i < Secrets; i++)
        {
            Accessor(harness, i).Get().Token.Reveal().ShouldBe("token-v2");
        }

        calls.Sum().ShouldBe(Secrets);
        calls.Max().ShouldBeLessThan(Secrets / 5);
    }

    [Fact]
    public async Task Get_ColdInAnOutage_FailsWithTheReasonAndWithoutACall()
    {
        await using var harness = NewHarness();
        FailAll(harness);
        Should.Throw<SecretStoreUnavailableException>(() => Accessor(harness, 0).Get());
        Should.Throw<SecretStoreUnavailableException>(() => Accessor(harness, 1).Get());

        var error = Should.Throw<SecretStoreUnavailableException>(() => Accessor(harness, 2).Get());

        harness.Store.Calls.ShouldBe(2);
        (error.SecretName, error.IsTransient).ShouldBe(("genie-dev/s2", true));
        error.Message.ShouldBe(
            "The secret 'genie-dev/s2' is unavailable in the manual store. The store's last calls failed, so it is not called again before 1 s have passed. "
            + "The last failure: The secret 'genie-dev/s1' is unavailable in the manual store. It is down.");
    }

    [Fact]
    public async Task Get_ColdInAnOutage_SaysForHowManySecondsTheStoreIsNotCalled()
    {
        await using var harness = NewHarness();
        Break(harness);
        harness.Time.Advance(TimeSpan.FromSeconds(1));
        Should.Throw<SecretStoreUnavailableException>(() => Accessor(harness, 0).Get());

        // The pause after the failed probe is 2 s.
        foreach (var (milliseconds, seconds) in new[] { (1, 2), (998, 2), (1, 1), (999, 1) })
        {
            harness.Time.Advance(TimeSpan.FromMilliseconds(milliseconds));
            Should.Throw<SecretStoreUnavailableException>(() => Accessor(harness, 1).Get()).Message.ShouldContain($"before {seconds} s have passed");
        }

        harness.Store.Calls.ShouldBe(3);
    }

    [Fact]
    public async Task Get_ProbesKeepFailing_ThePausesDoubleUpToAMinute()
    {
        await using var harness = NewHarness();
        Break(harness);
        var before = 1;
        foreach (var pause in new[] { 2, 4, 8, 16, 32, 60, 60 })
        {
            harness.Time.Advance(TimeSpan.FromSeconds(before));
            Should.Throw<SecretStoreUnavailableException>(() => Accessor(harness, 0).Get());

            Should.Throw<SecretStoreUnavailableException>(() => Accessor(harness, 1).Get()).Message.ShouldContain($"before {pause} s have passed");
            before = pause;
        }
    }

    [Fact]
    public async Task Get_ARefreshIsDueWhileTheStoreIsProbed_ReadersTakeNoLockForASecond()
    {
        await using var harness = NewHarness();
        RestoreAll(harness, "v1");
        Accessor(harness, 1).Get();
        Break(harness);
        harness.Time.Advance(TimeSpan.FromMinutes(5));
        harness.Store.Hold();
        var probe = Accessor(harness, 2).GetAsync(Harness.Cancellation).AsTask();
        _background.RunAll();
        var entry = harness.Context.GetEntry("dev", Accessor(harness, 1).SecretName, Accessor(harness, 1).Descriptor);

        entry.TryGetFresh().ShouldBeNull();
        Accessor(harness, 1).Get().Token.Reveal().ShouldBe("token-v1");

        harness.Time.Advance(TimeSpan.FromMilliseconds(999));
        entry.TryGetFresh().ShouldNotBeNull();
        harness.Time.Advance(TimeSpan.FromMilliseconds(1));
        entry.TryGetFresh().ShouldBeNull();
        harness.Store.Release();
        await Should.ThrowAsync<SecretStoreUnavailableException>(probe);
    }

    [Fact]
    public async Task Get_AnOutageBeginsAndEnds_ObserversAreToldOnceEach()
    {
        OutageObserver observer = new();
        await using var harness = NewHarness(o => o.Observers.Add(observer));
        RestoreAll(harness, "v1");
        Accessor(harness, 0).Get();
        FailAll(harness);
        Should.Throw<SecretStoreUnavailableException>(() => Accessor(harness, 1).Get());
        observer.Reports.ShouldBeEmpty();

        for (var i = 2; i < 5; i++)
        {
            Should.Throw<SecretStoreUnavailableException>(() => Accessor(harness, i).Get());
            harness.Time.Advance(TimeSpan.FromMinutes(1));
        }

        observer.Reports.ShouldBe(["manual unavailable"]);
        RestoreAll(harness, "v1");
        Accessor(harness, 5).Get();
        Accessor(harness, 6).Get();
        observer.Reports.ShouldBe(["manual unavailable", "manual available"]);
    }

    [Fact]
    public async Task GetAsync_ColdReadersWhileTheStoreIsProbed_WaitForTheProbeAndThenShareCalls()
    {
        await using var harness = NewHarness();
        Break(harness);
        harness.Time.Advance(TimeSpan.FromSeconds(1));
        RestoreAll(harness, "v1");
        harness.Store.Hold();
        var probe = Accessor(harness, 0).GetAsync(Harness.Cancellation).AsTask();
        _background.RunAll();
        var readers = Enumerable.Range(1, 30).Select(i => Accessor(harness, i).GetAsync(Harness.Cancellation).AsTask()).ToArray();
        _background.RunAll();
        harness.Store.Calls.ShouldBe(3);
        readers.ShouldAllBe(reader => !reader.IsCompleted);

        harness.Store.Release();
        await probe;
        await Task.WhenAll(readers);

        harness.Store.Batches.Select(batch => batch.Count).ShouldBe([20, 10]);
    }

    [Fact]
    public async Task GetAsync_TheProbeFails_ItsWaitersGetTheErrorWithoutACall()
    {
        await using var harness = NewHarness();
        Break(harness);
        harness.Time.Advance(TimeSpan.FromSeconds(1));
        harness.Store.Hold();
        var probe = Accessor(harness, 0).GetAsync(Harness.Cancellation).AsTask();
        _background.RunAll();
        var waiter = Accessor(harness, 5).GetAsync(Harness.Cancellation).AsTask();

        harness.Store.Release();

        await Should.ThrowAsync<SecretStoreUnavailableException>(probe);
        (await Should.ThrowAsync<SecretStoreUnavailableException>(waiter)).SecretName.ShouldBe("genie-dev/s5");
        harness.Store.Calls.ShouldBe(3);
    }

    [Fact]
    public async Task GetAsync_TheClientIsDisposedWhileReadersWaitForTheProbe_TheyGetObjectDisposed()
    {
        OutageObserver observer = new();
        await using var harness = NewHarness(o => o.Observers.Add(observer));
        Break(harness);
        harness.Time.Advance(TimeSpan.FromSeconds(1));
        harness.Store.Hold();
        var probe = Accessor(harness, 0).GetAsync(Harness.Cancellation).AsTask();
        _background.RunAll();
        var waiter = Accessor(harness, 5).GetAsync(Harness.Cancellation).AsTask();
        harness.Client.ClearCache();

        harness.Client.Dispose();

        await Should.ThrowAsync<ObjectDisposedException>(probe);
        await Should.ThrowAsync<ObjectDisposedException>(waiter);
        observer.Failures.ShouldContain("genie-dev/s5: The secret 'genie-dev/s5' is unavailable in the manual store. The client was disposed.");
    }

    public static TheoryData<SecretsException> Refusals => new()
    {
        new SecretAccessDeniedException("genie-dev/any", "secretsmanager:GetSecretValue", "arn:fake"),
        new SecretNotFoundException("genie-dev/any", "manual", "Create it."),
        new SecretStoreUnavailableException("manual", "The credentials were revoked.", isTransient: false),
    };

    [Theory]
    [MemberData(nameof(Refusals))]
    public async Task Get_OtherSecretsAreRefused_IsNoOutage(SecretsException refusal)
    {
        await using var harness = NewHarness();
        RestoreAll(harness, "v1");
        for (var i = 0; i < 10; i++)
        {
            harness.Store.Fail($"genie-dev/s{i}", refusal);
            Should.Throw<SecretsException>(() => Accessor(harness, i).Get());
        }

        Accessor(harness, 10).Get().Token.Reveal().ShouldBe("token-v1");
    }

    [Fact]
    public async Task Get_OtherValuesDoNotFit_IsNoOutage()
    {
        await using var harness = NewHarness();
        RestoreAll(harness, "v1");
        for (var i = 0; i < 10; i++)
        {
            harness.Store.Put($"genie-dev/s{i}", "{}");
            Should.Throw<SecretSchemaException>(() => Accessor(harness, i).Get());
        }

        Accessor(harness, 10).Get().Token.Reveal().ShouldBe("token-v1");
    }

    [Fact]
    public async Task Get_OneSecretKeepsFailing_IsNoOutageForTheOthers()
    {
        await using var harness = NewHarness();
        RestoreAll(harness, "v1");
        harness.Store.Fail("genie-dev/s0", new SecretStoreUnavailableException("manual", "Its file hangs.", "genie-dev/s0"));
        for (var i = 0; i < 5; i++)
        {
            Should.Throw<SecretStoreUnavailableException>(() => Accessor(harness, 0).Get());
            harness.Time.Advance(TimeSpan.FromMinutes(1));
        }

        for (var i = 1; i < 10; i++)
        {
            Accessor(harness, i).Get().Token.Reveal().ShouldBe("token-v1");
        }
    }

    private Harness NewHarness(Action<SecretsOptions>? configure = null) => new(o =>
    {
        o.Background = _background;
        o.RefreshAheadRatio = 0.1;
        configure?.Invoke(o);
    });

    private async Task<Harness> WarmAsync(Action<SecretsOptions>? configure = null)
    {
        var harness = NewHarness(configure);
        RestoreAll(harness, "v1");
        await PreloadAsync(harness, Secrets);
        ReadAll(harness);
        return harness;
    }

    private void Pass(Harness harness, int seconds)
    {
        for (var second = 0; second < seconds; second++)
        {
            harness.Time.Advance(TimeSpan.FromSeconds(1));
            ReadAll(harness);
        }
    }

    private void ReadAll(Harness harness)
    {
        for (var i = 0; i < Secrets; i++)
        {
            Accessor(harness, i).Get();
        }

        _background.RunAll();
    }

    // Two calls fail, for two secrets.
    private static void Break(Harness harness)
    {
        FailAll(harness);
        foreach (var i in new[] { 48, 49 })
        {
            Accessor(harness, i).RefreshAsync(Harness.Cancellation).AsTask().ContinueWith(static _ => { }, TaskScheduler.Default).Wait(Harness.Cancellation);
        }
    }

    private static void FailAll(Harness harness)
    {
        for (var i = 0; i < Secrets; i++)
        {
            harness.Store.Fail($"genie-dev/s{i}", new SecretStoreUnavailableException("manual", "It is down.", $"genie-dev/s{i}"));
        }
    }

    private static void RestoreAll(Harness harness, string version)
    {
        for (var i = 0; i < Secrets; i++)
        {
            harness.Store.Put($"genie-dev/s{i}", $$"""{"token":"token-{{version}}"}""", version);
        }
    }

    private static Task PreloadAsync(Harness harness, int secrets) => harness.Context.PreloadAsync(
        Enumerable.Range(0, secrets).Select(i => (SecretAccessor)Accessor(harness, i)),
        Harness.Cancellation);

    // One descriptor for each secret, as generated code has it.
    private static TestAccessor Accessor(Harness harness, int i) => harness.Accessors.GetOrAdd(i, index => harness.Another($"s{index}"));

    private sealed class OutageObserver : SecretsObserver
    {
        internal List<string> Reports { get; } = [];

        internal ConcurrentQueue<string> Failures { get; } = new();

        public override void OnFetchFailed(string secretName, string store, SecretFailureKind kind, SecretsException error) => Failures.Enqueue($"{secretName}: {error.Message}");

        public override void OnStoreUnavailable(string store) => Reports.Add($"{store} unavailable");

        public override void OnStoreAvailable(string store) => Reports.Add($"{store} available");
    }
}
