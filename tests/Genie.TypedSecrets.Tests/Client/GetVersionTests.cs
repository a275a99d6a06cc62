using Genie.TypedSecrets.Tests.Support;

namespace Genie.TypedSecrets.Tests.Client;

public sealed class GetVersionTests
{
    public static TheoryData<SecretVersionStage, string> Versions => new()
    {
        { SecretVersionStage.Current, "fake-token" },
        { SecretVersionStage.Previous, "former-token" },
        { SecretVersionStage.Pending, "pending-token" },
        { SecretVersionStage.FromLabel("AWSNEXT"), "next-token" },
        { SecretVersionStage.FromVersionId("v3"), "next-token" },
        { SecretVersionStage.FromVersionId("v0"), "former-token" },
    };

    [Theory]
    [MemberData(nameof(Versions))]
    public async Task GetVersionAsync_OfEachKind_ReturnsItAndAsksTheStoreOnce(SecretVersionStage version, string token)
    {
        await using var harness = await LoadedAsync();
        await harness.Accessor.GetVersionAsync(version, Harness.Cancellation);
        var calls = harness.Store.Calls;

        for (var i = 0; i < 100; i++)
        {
            (await harness.Accessor.GetVersionAsync(version, Harness.Cancellation)).Token.Reveal().ShouldBe(token);
        }

        harness.Store.Calls.ShouldBe(calls);
        calls.ShouldBe(version == SecretVersionStage.Current ? 1 : 2);
        harness.Accessor.Get().Token.Reveal().ShouldBe("fake-token");
        harness.Store.Buffers.ShouldAllBe(buffer => buffer.All(b => b == 0));
    }

    [Theory]
    [MemberData(nameof(Versions))]
    public async Task GetSecretVersionAsync_OfEachKind_ReturnsItAndAsksTheStoreOnce(SecretVersionStage version, string token)
    {
        await using var harness = await LoadedAsync();

        for (var i = 0; i < 3; i++)
        {
            (await harness.Client.GetSecretVersionAsync(harness.Name, version, Harness.Cancellation))["token"].Reveal().ShouldBe(token);
        }

        harness.Store.Calls.ShouldBe(2);
    }

    [Fact]
    public async Task GetVersionAsync_VerifiedAgainstCurrentAndPreviousAThousandTimes_CostsTwoCallsInATimeToLive()
    {
        await using var harness = await LoadedAsync();

        for (var i = 0; i < 1_000; i++)
        {
            await harness.Accessor.GetVersionAsync(SecretVersionStage.Current, Harness.Cancellation);
            await harness.Accessor.GetVersionAsync(SecretVersionStage.Previous, Harness.Cancellation);
        }

        harness.Store.Calls.ShouldBe(2);
    }

    [Fact]
    public async Task GetVersionAsync_PastItsTimeToLive_WaitsForTheStore()
    {
        await using var harness = await LoadedAsync();
        await harness.Accessor.GetVersionAsync(SecretVersionStage.Previous, Harness.Cancellation);
        harness.Store.Put(harness.Name, """{"token":"other-token"}""", "v9", "AWSPREVIOUS");

        harness.Time.Advance(TimeSpan.FromMinutes(5) - TimeSpan.FromMilliseconds(1));
        (await harness.Accessor.GetVersionAsync(SecretVersionStage.Previous, Harness.Cancellation)).Token.Reveal().ShouldBe("former-token");

        harness.Time.Advance(TimeSpan.FromMilliseconds(1));
        (await harness.Accessor.GetVersionAsync(SecretVersionStage.Previous, Harness.Cancellation)).Token.Reveal().ShouldBe("other-token");
    }

    [Fact]
    public async Task GetVersionAsync_TheStoreIsDown_ReturnsTheLastKnownGoodValueUpToMaxStale()
    {
        await using var harness = await LoadedAsync();
        await harness.Accessor.GetVersionAsync(SecretVersionStage.Previous, Harness.Cancellation);
        harness.FailTransiently();
        harness.Time.Advance(TimeSpan.FromMinutes(64));

        for (var i = 0; i < 3; i++)
        {
            (await harness.Accessor.GetVersionAsync(SecretVersionStage.Previous, Harness.Cancellation)).Token.Reveal().ShouldBe("former-token");
        }

        harness.Time.Advance(TimeSpan.FromMinutes(1));
        await Should.ThrowAsync<SecretStoreUnavailableException>(async () => await harness.Accessor.GetVersionAsync(SecretVersionStage.Previous, Harness.Cancellation));
    }

    [Fact]
    public async Task GetVersionAsync_InAnOutage_ReturnsTheLastKnownGoodValueUntilTheStoreMayBeProbed()
    {
        // On the reader's own thread: the failures are counted before the clock advances.
        await using var harness = await LoadedAsync(static o => o.StoreThreads = new InlineStoreThreads());
        await harness.Accessor.GetVersionAsync(SecretVersionStage.Previous, Harness.Cancellation);
        harness.Store.Put(harness.Name, """{"token":"other-token"}""", "v9", "AWSPREVIOUS");
        harness.Time.Advance(TimeSpan.FromMinutes(5));
        foreach (var other in new[] { "other-1", "other-2" })
        {
            harness.Store.Fail($"genie-dev/{other}", new SecretStoreUnavailableException("manual", "It is down."));
            Should.Throw<SecretStoreUnavailableException>(() => harness.Another(other).Get());
        }

        harness.Time.Advance(TimeSpan.FromMilliseconds(999));
        (await harness.Accessor.GetVersionAsync(SecretVersionStage.Previous, Harness.Cancellation)).Token.Reveal().ShouldBe("former-token");
        harness.Time.Advance(TimeSpan.FromMilliseconds(1));
        (await harness.Accessor.GetVersionAsync(SecretVersionStage.Previous, Harness.Cancellation)).Token.Reveal().ShouldBe("other-token");
    }

    [Fact]
    public async Task GetVersionAsync_CanceledBeforehand_CallsNoStore()
    {
        // The store is called on this thread, so that a call has begun when the method returns.
        await using Harness harness = new(static o => o.StoreThreads = new InlineStoreThreads());

        await Should.ThrowAsync<OperationCanceledException>(
            async () => await harness.Accessor.GetVersionAsync(SecretVersionStage.Previous, new CancellationToken(canceled: true)));

        harness.Store.Calls.ShouldBe(0);
    }

    [Theory]
    [InlineData("rotation")]
    [InlineData("refresh")]
    [InlineData("clear")]
    public async Task GetVersionAsync_AfterWhatInvalidatesIt_AsksTheStoreAgain(string invalidation)
    {
        await using var harness = await LoadedAsync();
        await harness.Accessor.GetVersionAsync(SecretVersionStage.Previous, Harness.Cancellation);
        harness.Store.Put(harness.Name, """{"token":"fake-token"}""", "v1", "AWSPREVIOUS");
        switch (invalidation)
        {
            case "rotation":
                // A refresh in the background finds the new version.
                harness.Put("rotated-token", "v5");
                harness.Time.Advance(TimeSpan.FromMinutes(5) - TimeSpan.FromSeconds(1));
                await harness.Accessor.GetVersionAsync(SecretVersionStage.Previous, Harness.Cancellation);
                await harness.Accessor.UseAsync(
                    static (secret, _) => secret.Token.Reveal() == "rotated-token" ? Task.CompletedTask : throw new UnauthorizedAccessException(),
                    static e => e is UnauthorizedAccessException,
                    Harness.Cancellation);
                break;
            case "refresh":
                await harness.Accessor.RefreshAsync(Harness.Cancellation);
                break;
            default:
                harness.Client.ClearCache();
                break;
        }

        (await harness.Accessor.GetVersionAsync(SecretVersionStage.Previous, Harness.Cancellation)).Token.Reveal().ShouldBe("fake-token");
    }

    [Fact]
    public async Task GetVersionAsync_NoSuchVersion_IsNotFoundIsRememberedAndLeavesTheCurrentVersion()
    {
        await using Harness harness = new();
        await harness.LoadAsync();

        for (var i = 0; i < 3; i++)
        {
            await Should.ThrowAsync<SecretNotFoundException>(async () => await harness.Accessor.GetVersionAsync(SecretVersionStage.Pending, Harness.Cancellation));
        }

        harness.Store.Calls.ShouldBe(2);
        harness.Accessor.Get().Token.Reveal().ShouldBe("fake-token");
        harness.Time.Advance(TimeSpan.FromSeconds(10));
        harness.Store.Put(harness.Name, """{"token":"pending-token"}""", "v2", "AWSPENDING");
        (await harness.Accessor.GetVersionAsync(SecretVersionStage.Pending, Harness.Cancellation)).Token.Reveal().ShouldBe("pending-token");
    }

    [Fact]
    public async Task GetVersionAsync_ManyAskForOneVersionTogether_ShareOneCall()
    {
        await using var harness = await LoadedAsync();
        harness.Store.Hold();
        var readers = Enumerable.Range(0, 100).Select(_ => harness.Accessor.GetVersionAsync(SecretVersionStage.Previous, Harness.Cancellation).AsTask()).ToArray();

        harness.Store.Release();
        await Task.WhenAll(readers);

        harness.Store.Calls.ShouldBe(2);
    }

    [Fact]
    public async Task GetVersionAsync_MoreVersionsThanAreKept_DropsTheOneUnusedForLongest()
    {
        await using Harness harness = new();
        for (var i = 0; i < 9; i++)
        {
            harness.Store.Put(harness.Name, $$"""{"token":"token-{{i}}"}""", $"id-{i}", $"LABEL-{i}");
            (await harness.Accessor.GetVersionAsync(SecretVersionStage.FromVersionId($"id-{i}"), Harness.Cancellation)).Token.Reveal().ShouldBe($"token-{i}");
        }

        await harness.Accessor.GetVersionAsync(SecretVersionStage.FromVersionId("id-8"), Harness.Cancellation);
        await harness.Accessor.GetVersionAsync(SecretVersionStage.FromVersionId("id-1"), Harness.Cancellation);
        harness.Store.Calls.ShouldBe(9);
        await harness.Accessor.GetVersionAsync(SecretVersionStage.FromVersionId("id-0"), Harness.Cancellation);
        harness.Store.Calls.ShouldBe(10);

        // id-1 was used after the others, so the one that made way is id-2.
        await harness.Accessor.GetVersionAsync(SecretVersionStage.FromVersionId("id-1"), Harness.Cancellation);
        harness.Store.Calls.ShouldBe(10);
        await harness.Accessor.GetVersionAsync(SecretVersionStage.FromVersionId("id-2"), Harness.Cancellation);
        harness.Store.Calls.ShouldBe(11);
    }

    [Fact]
    public async Task GetVersionAsync_TheClientIsDisposed_ThrowsObjectDisposed()
    {
        await using var harness = await LoadedAsync();
        harness.Store.Hold();
        var reader = harness.Accessor.GetVersionAsync(SecretVersionStage.Previous, Harness.Cancellation).AsTask();

        harness.Client.Dispose();

        await Should.ThrowAsync<ObjectDisposedException>(reader);
        await Should.ThrowAsync<ObjectDisposedException>(async () => await harness.Accessor.GetVersionAsync(SecretVersionStage.Previous, Harness.Cancellation));
    }

    [Fact]
    public void SecretVersionStage_TheSameSelection_IsEqual()
    {
        SecretVersionStage.FromLabel("AWSCURRENT").ShouldBe(default);
        SecretVersionStage.FromLabel("AWSPREVIOUS").ShouldBe(SecretVersionStage.Previous);
        SecretVersionStage.FromVersionId("v1").ShouldBe(SecretVersionStage.FromVersionId("v1"));
        SecretVersionStage.FromVersionId("AWSPREVIOUS").ShouldNotBe(SecretVersionStage.Previous);
        SecretVersionStage.FromLabel("AWSNEXT").ToString().ShouldBe("AWSNEXT");
        SecretVersionStage.FromVersionId("v1").ToString().ShouldBe("v1");
        SecretVersionStage.Current.Label.ShouldBe("AWSCURRENT");
    }

    [Theory]
    [InlineData("")]
    [InlineData(" ")]
    [InlineData(null)]
    public void SecretVersionStage_NoText_IsRejected(string? text)
    {
        Should.Throw<ArgumentException>(() => SecretVersionStage.FromLabel(text!));
        Should.Throw<ArgumentException>(() => SecretVersionStage.FromVersionId(text!));
        Should.Throw<ArgumentException>(() => SecretVersionStage.FromLabel(new string('x', 257)));
    }

    private static async Task<Harness> LoadedAsync(Action<SecretsOptions>? configure = null)
    {
        Harness harness = new(configure);
        harness.Store.Put(harness.Name, """{"token":"former-token"}""", "v0", "AWSPREVIOUS");
        harness.Store.Put(harness.Name, """{"token":"pending-token"}""", "v2", "AWSPENDING");
        harness.Store.Put(harness.Name, """{"token":"next-token"}""", "v3", "AWSNEXT");
        await harness.LoadAsync();
        return harness;
    }
}
