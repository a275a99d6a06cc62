using Genie.TypedSecrets.Tests.Support;

namespace Genie.TypedSecrets.Tests.Caching;

// Preloads, explicit refreshes, uses and subscriptions in an outage.
public sealed partial class StoreOutageTests
{
    [Fact]
    public async Task PreloadAsync_OneBatchCallFails_TheNextIsMadeAtOnce()
    {
        await using var harness = NewHarness();
        RestoreAll(harness, "v1");
        harness.Store.BatchFailure = new SecretStoreUnavailableException("manual", "HTTP 500.");
        await Should.ThrowAsync<SecretsPreloadException>(() => PreloadAsync(harness, 20));
        harness.Store.BatchFailure = null;

        await PreloadAsync(harness, 20);

        harness.Store.Calls.ShouldBe(2);
    }

    [Fact]
    public async Task PreloadAsync_AfterThePauseOfAnOutage_LoadsEverything()
    {
        await using var harness = NewHarness();
        Break(harness);
        RestoreAll(harness, "v1");
        harness.Time.Advance(TimeSpan.FromSeconds(1));

        await PreloadAsync(harness, 45);

        for (var i = 0; i < 45; i++)
        {
            Accessor(harness, i).Get().Token.Reveal().ShouldBe("token-v1");
        }
    }

    [Fact]
    public async Task PreloadAsync_InAnOutageAndAllValuesAreStale_LetsTheJobStart()
    {
        await using var harness = await WarmAsync();
        FailAll(harness);
        Pass(harness, 600);

        await PreloadAsync(harness, Secrets);
    }

    [Fact]
    public async Task RefreshAsync_InAnOutage_CallsTheStoreAndItsSuccessEndsTheOutage()
    {
        await using var harness = NewHarness();
        Break(harness);
        RestoreAll(harness, "v1");

        (await Accessor(harness, 7).RefreshAsync(Harness.Cancellation)).Token.Reveal().ShouldBe("token-v1");

        Accessor(harness, 8).Get().Token.Reveal().ShouldBe("token-v1");
    }

    [Fact]
    public async Task UseAsync_RefusedInAnOutage_AsksAtOnceAndUsesTheNewVersion()
    {
        await using var harness = await WarmAsync();
        Break(harness);
        RestoreAll(harness, "v2");

        (await Accessor(harness, 7).UseAsync(
            static (secret, _) => secret.Token.Reveal() == "token-v2" ? Task.FromResult("accepted") : throw new UnauthorizedAccessException(),
            static e => e is UnauthorizedAccessException,
            Harness.Cancellation)).ShouldBe("accepted");
    }

    [Fact]
    public async Task Subscribe_InAnOutage_ProbesWithOneCallAtATimeAndHearsOfTheNewVersionAfterIt()
    {
        Random random = new(7);
        await using var harness = await WarmAsync(o => o.Random = random);
        var heard = 0;
        for (var i = 0; i < Secrets; i++)
        {
            _ = Accessor(harness, i).Subscribe(_ => heard++);
        }

        FailAll(harness);
        var before = harness.Store.Calls;
        for (var second = 0; second < 600; second++)
        {
            harness.Time.Advance(TimeSpan.FromSeconds(1));
            _background.RunAll();
        }

        (harness.Store.Calls - before).ShouldBeInRange(5, 30);
        RestoreAll(harness, "v2");
        for (var second = 0; second < 130; second++)
        {
            harness.Time.Advance(TimeSpan.FromSeconds(1));
            _background.RunAll();
        }

        heard.ShouldBe(Secrets);
    }

    [Fact]
    public async Task Subscribe_DueWhileAnotherSecretsReaderProbesTheStore_IsRefreshedAfterwards()
    {
        await using var harness = NewHarness();
        RestoreAll(harness, "v1");
        Accessor(harness, 1).Get();
        var heard = 0;
        using var subscription = Accessor(harness, 1).Subscribe(_ => heard++);
        Break(harness);
        harness.Time.Advance(TimeSpan.FromSeconds(269));
        harness.Store.Hold();
        var probe = Accessor(harness, 2).GetAsync(Harness.Cancellation).AsTask();
        _background.RunAll();

        // It is due now, and may not be the probe.
        harness.Time.Advance(TimeSpan.FromSeconds(1));
        _background.Waiting.ShouldBe(0);
        RestoreAll(harness, "v2");
        harness.Store.Release();
        await Should.ThrowAsync<SecretStoreUnavailableException>(probe);

        for (var second = 0; second < 130; second++)
        {
            harness.Time.Advance(TimeSpan.FromSeconds(1));
            _background.RunAll();
        }

        heard.ShouldBe(1);
    }
}
