using Genie.TypedSecrets.CompilerServices;
using Genie.TypedSecrets.Tests.Support;

namespace Genie.TypedSecrets.Tests.Client;

public sealed class PreloadTests
{
    private static readonly SecretDescriptor[] s_all =
        [Harness.DescriptorOf("a"), Harness.DescriptorOf("b"), new SecretDescriptor<TestSecret>("c", TestSecret.Shape, TestSecret.Read) { Environments = ["prod"] }];

    [Fact]
    public async Task PreloadAsync_ColdCache_LoadsTheEnvironmentInOneCall()
    {
        await using var harness = NewHarness();

        await harness.Context.PreloadAsync(s_all, Harness.Cancellation);

        harness.Store.Batches.ShouldHaveSingleItem().ShouldBe(["genie-dev/a", "genie-dev/b"]);
        Read(harness, 0).Token.Reveal().ShouldBe("token-a");
        Read(harness, 1).Token.Reveal().ShouldBe("token-b");
        harness.Store.Calls.ShouldBe(1);
        var statistics = harness.Client.Statistics;
        (statistics.StoreCalls, statistics.SecretsFetched, statistics.FailedFetches).ShouldBe((1, 2, 0));
        harness.Store.Buffers.ShouldAllBe(buffer => buffer.All(b => b == 0));
    }

    [Fact]
    public async Task PreloadAsync_SomeAreWarm_LoadsTheRest()
    {
        await using var harness = NewHarness();
        Read(harness, 0);

        await harness.Context.PreloadAsync(s_all, Harness.Cancellation);
        await harness.Context.PreloadAsync(s_all, Harness.Cancellation);

        harness.Store.Calls.ShouldBe(2);
    }

    [Fact]
    public async Task PreloadAsync_OneIsBeingRead_WaitsForThatFetch()
    {
        await using var harness = NewHarness();
        harness.Store.Hold();
        var reader = Accessor(harness, 0).GetAsync(Harness.Cancellation).AsTask();
        var preload = harness.Context.PreloadAsync(s_all, Harness.Cancellation);

        preload.IsCompleted.ShouldBeFalse();
        harness.Store.Release();
        await preload;

        (await reader).Token.Reveal().ShouldBe("token-a");
        harness.Store.Calls.ShouldBe(2);
    }

    [Fact]
    public async Task GetAsync_APreloadIsUnderWay_JoinsIt()
    {
        await using var harness = NewHarness();
        harness.Store.Hold();
        var preload = harness.Context.PreloadAsync(s_all, Harness.Cancellation);
        var reader = Accessor(harness, 1).GetAsync(Harness.Cancellation).AsTask();

        harness.Store.Release();

        (await reader).Token.Reveal().ShouldBe("token-b");
        await preload;
        harness.Store.Calls.ShouldBe(1);
    }

    [Fact]
    public async Task PreloadAsync_SeveralFail_ListsAllOfThem()
    {
        await using var harness = NewHarness();
        harness.Store.Put("genie-dev/a", """{"token":"x"}""", "v7");
        harness.Store.Fail("genie-dev/b", new SecretNotFoundException("genie-dev/b", "manual", "Create it."));

        var error = await Should.ThrowAsync<SecretsPreloadException>(() => harness.Context.PreloadAsync(s_all, Harness.Cancellation));

        error.Errors.Select(e => e.GetType()).ShouldBe([typeof(SecretSchemaException), typeof(SecretNotFoundException)]);
        error.Message.ShouldBe(
            $"2 of 2 secrets could not be loaded:{Environment.NewLine}  {error.Errors[0].Message.ReplaceLineEndings(Environment.NewLine + "  ")}{Environment.NewLine}"
            + "  The secret 'genie-dev/b' does not exist in the manual store. Create it.");
    }

    [Fact]
    public async Task PreloadAsync_OneFails_ThrowsItsOwnErrorAndKeepsTheOthers()
    {
        await using var harness = NewHarness();
        harness.Store.Fail("genie-dev/b", new SecretNotFoundException("genie-dev/b", "manual", "Create it."));

        await Should.ThrowAsync<SecretNotFoundException>(() => harness.Context.PreloadAsync(s_all, Harness.Cancellation));

        Read(harness, 0).Token.Reveal().ShouldBe("token-a");
        harness.Store.Calls.ShouldBe(1);
    }

    [Fact]
    public async Task PreloadAsync_TheCallFailsAsAWhole_SaysSoOnce()
    {
        await using var harness = NewHarness();
        harness.Store.BatchFailure = new SecretStoreUnavailableException("manual", "It is down.");

        var error = await Should.ThrowAsync<SecretsPreloadException>(() => harness.Context.PreloadAsync(s_all, Harness.Cancellation));

        error.Message.ShouldBe($"2 of 2 secrets could not be loaded:{Environment.NewLine}  The manual store is unavailable. It is down.");
        error.IsTransient.ShouldBeTrue();
    }

    [Fact]
    public async Task PreloadAsync_TheStoreIsNotConfigured_SaysSoOnce()
    {
        await using SecretsClient client = new(new() { Environment = "dev", StoreName = "directory", EnvironmentVariableReader = static _ => null });

        var error = await Should.ThrowAsync<SecretsConfigurationException>(() => new SecretsContext(Harness.Manifest, client).PreloadAsync(s_all, Harness.Cancellation));

        error.Message.ShouldStartWith("The store 'directory' requires a directory.");
    }

    [Fact]
    public async Task PreloadAsync_AWrongSettingAndAMissingSecret_ListsEachOnce()
    {
        await using var harness = NewHarness();
        SecretsConfigurationException wrong = new("The setting is wrong. Correct it.");
        harness.Store.Fail("genie-dev/a", wrong);
        harness.Store.Fail("genie-dev/b", new SecretNotFoundException("genie-dev/b", "manual", "Create it."));
        harness.Store.Fail("genie-dev/d", new SecretsConfigurationException(wrong.Message));
        SecretDescriptor[] all = [.. s_all, Harness.DescriptorOf("d")];

        var error = await Should.ThrowAsync<SecretsPreloadException>(() => harness.Context.PreloadAsync(all, Harness.Cancellation));

        error.Errors.Count.ShouldBe(2);
        error.Message.ShouldStartWith("3 of 3 secrets could not be loaded:");
    }

    [Fact]
    public async Task PreloadAsync_TheStoreMixesUpItsAnswers_GivesNobodyAnothersValue()
    {
        await using var harness = NewHarness();
        harness.Store.MixesUpBatches = true;

        var error = await Should.ThrowAsync<SecretsPreloadException>(() => harness.Context.PreloadAsync(s_all, Harness.Cancellation));

        error.Message.ShouldEndWith("  The manual store is unavailable. The secrets that a batch call returned are not the ones that were requested.");
        harness.Store.Buffers.Count.ShouldBe(2);
        harness.Store.Buffers.ShouldAllBe(buffer => buffer.All(b => b == 0));
    }

    [Fact]
    public async Task PreloadAsync_ARefreshFailsForNow_GoodValuesLetTheJobStart()
    {
        await using var harness = NewHarness();
        await harness.Context.PreloadAsync(s_all, Harness.Cancellation);
        harness.Store.BatchFailure = new SecretStoreUnavailableException("manual", "It is down.");
        harness.Time.Advance(TimeSpan.FromMinutes(6));

        await harness.Context.PreloadAsync(s_all, Harness.Cancellation);

        harness.Store.Calls.ShouldBe(2);
    }

    [Fact]
    public async Task PreloadAsync_Canceled_EndsTheWaitAndNotTheCall()
    {
        await using var harness = NewHarness();
        harness.Store.Hold();
        using CancellationTokenSource impatient = new();
        var preload = harness.Context.PreloadAsync(s_all, impatient.Token);
        await impatient.CancelAsync();
        await Should.ThrowAsync<OperationCanceledException>(preload);

        var reader = Accessor(harness, 0).GetAsync(Harness.Cancellation).AsTask();
        harness.Store.Release();

        (await reader).Token.Reveal().ShouldBe("token-a");
        harness.Store.Calls.ShouldBe(1);
    }

    [Fact]
    public async Task PreloadAsync_CanceledBeforehand_CallsNoStore()
    {
        await using var harness = NewHarness();

        await Should.ThrowAsync<OperationCanceledException>(() => harness.Context.PreloadAsync(s_all, new CancellationToken(canceled: true)));

        harness.Store.Calls.ShouldBe(0);
    }

    [Fact]
    public async Task PreloadAsync_TheSameSecretTwice_LoadsAndCountsItOnce()
    {
        await using var harness = NewHarness();
        harness.Store.Fail("genie-dev/a", new SecretNotFoundException("genie-dev/a", "manual", "Create it."));
        harness.Store.Fail("genie-dev/b", new SecretNotFoundException("genie-dev/b", "manual", "Create it."));

        var error = await Should.ThrowAsync<SecretsPreloadException>(() => harness.Context.PreloadAsync([.. s_all, .. s_all], Harness.Cancellation));

        error.Message.ShouldStartWith("2 of 2 secrets could not be loaded:");
        harness.Store.Batches.ShouldHaveSingleItem().Count.ShouldBe(2);
    }

    [Fact]
    public async Task PreloadAsync_OneWasNotFoundAShortTimeAgo_SaysSoWithoutAskingForItAgain()
    {
        await using var harness = NewHarness();
        harness.Store.Fail("genie-dev/b", new SecretNotFoundException("genie-dev/b", "manual", "Create it."));
        Should.Throw<SecretNotFoundException>(() => Read(harness, 1));

        await Should.ThrowAsync<SecretNotFoundException>(() => harness.Context.PreloadAsync(s_all, Harness.Cancellation));

        harness.Store.Singles.Select(request => request.Name).ShouldBe(["genie-dev/b", "genie-dev/a"]);
        Read(harness, 0).Token.Reveal().ShouldBe("token-a");
    }

    private static Harness NewHarness()
    {
        Harness harness = new();
        harness.Store.Put("genie-dev/a", """{"token":"token-a"}""");
        harness.Store.Put("genie-dev/b", """{"token":"token-b"}""");
        return harness;
    }

    private static TestAccessor Accessor(Harness harness, int index) => new(harness.Context, "dev", (SecretDescriptor<TestSecret>)s_all[index]);

    private static TestSecret Read(Harness harness, int index) => Accessor(harness, index).Get();
}
