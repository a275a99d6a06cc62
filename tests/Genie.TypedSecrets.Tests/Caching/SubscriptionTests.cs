using System.Diagnostics.Metrics;
using System.Threading.Channels;
using Genie.TypedSecrets.Tests.Support;

namespace Genie.TypedSecrets.Tests.Caching;

public sealed class SubscriptionTests
{
    private readonly Channel<string> _heard = Channel.CreateUnbounded<string>();

    [Fact]
    public async Task Subscribe_TheVersionChanges_IsHeardOnce()
    {
        await using Harness harness = new();
        await harness.LoadAsync();
        using var subscription = harness.Accessor.Subscribe(Hear);

        await RotateAsync(harness, "second-token", "v2");
        await harness.Accessor.RefreshAsync(Harness.Cancellation);
        await RotateAsync(harness, "third-token", "v3");

        (await HeardAsync()).ShouldBe("second-token");
        (await HeardAsync()).ShouldBe("third-token");
        _heard.Reader.TryPeek(out _).ShouldBeFalse();
    }

    [Fact]
    public async Task Subscribe_NobodyReads_TheSecretIsKeptFreshByOneTimer()
    {
        await using Harness harness = new();
        using var subscription = harness.Accessor.Subscribe(Hear);
        (await harness.FetchedAsync()).ShouldBe("success");
        harness.Put("rotated-token", "v2");

        harness.Time.Advance(TimeSpan.FromMinutes(5));

        (await harness.FetchedAsync()).ShouldBe("success");
        (await HeardAsync()).ShouldBe("rotated-token");
    }

    [Fact]
    public async Task Subscribe_AListenerOfTheMeterTakesFiveMinutes_TheRefreshIsNotDelayed()
    {
        ManualBackground background = new();
        await using Harness harness = new(o => o.Background = background);
        TaskCompletionSource<int> queued = new();
        using MeterListener listener = new() { InstrumentPublished = static (i, l) => { if (i.Name == "genie.secrets.fetches") { l.EnableMeasurementEvents(i); } } };
        listener.SetMeasurementEventCallback<long>((_, _, tags, _) =>
        {
            if (!queued.Task.IsCompleted && tags.ToArray().Contains(new("genie.secret.name", harness.Name)))
            {
                harness.Time.Advance(TimeSpan.FromMinutes(5));
                queued.TrySetResult(background.Waiting);
            }
        });
        listener.Start();

        using var subscription = harness.Accessor.Subscribe(Hear);
        background.RunAll();

        (await queued.Task.WaitAsync(Harness.Cancellation)).ShouldBe(1);
    }

    [Fact]
    public async Task Subscribe_TheSubscriptionIsDisposed_NothingIsHeardAndNothingIsFetchedAnyMore()
    {
        ManualBackground background = new();
        await using Harness harness = new(o => o.Background = background);
        var subscription = harness.Accessor.Subscribe(Hear);
        background.RunAll();
        harness.Put("rotated-token", "v2");
        await harness.Accessor.RefreshAsync(Harness.Cancellation);
        background.Waiting.ShouldBe(1);

        subscription.Dispose();
        subscription.Dispose();

        background.RunAll();
        harness.Time.Advance(TimeSpan.FromHours(2));
        background.Waiting.ShouldBe(0);
        harness.Store.Calls.ShouldBe(2);
        _heard.Reader.TryPeek(out _).ShouldBeFalse();
    }

    [Fact]
    public async Task Subscribe_TheSameVersionIsLoadedAgain_IsNoChange()
    {
        await using Harness harness = new();
        await harness.LoadAsync();
        using var subscription = harness.Accessor.Subscribe(Hear);
        harness.Client.ClearCache();
        await harness.LoadAsync();
        harness.Client.ClearCache();
        harness.Put("rotated-token", "v2");

        await harness.LoadAsync();

        (await HeardAsync()).ShouldBe("rotated-token");
    }

    [Fact]
    public async Task Subscribe_OneSubscriberThrows_TheOthersAndTheNextChangeAreNotDisturbed()
    {
        await using Harness harness = new();
        await harness.LoadAsync();
        using var bad = harness.Accessor.Subscribe(secret =>
        {
            Hear(secret);
            throw new InvalidOperationException(Harness.Canary);
        });
        using var good = harness.Accessor.Subscribe(Hear);

        foreach (var version in new[] { "v2", "v3" })
        {
            await RotateAsync(harness, $"token-{version}", version);
            (await HeardAsync()).ShouldBe($"token-{version}");
            (await HeardAsync()).ShouldBe($"token-{version}");
        }
    }

    [Fact]
    public async Task Subscribe_ASlowSubscriber_HoldsUpNoReaderAndHearsEveryVersionInOrder()
    {
        ManualBackground background = new();
        await using Harness harness = new(o => o.Background = background);
        await harness.LoadAsync();
        using var subscription = harness.Accessor.Subscribe(Hear);
        foreach (var version in new[] { "v2", "v3", "v4" })
        {
            await RotateAsync(harness, $"token-{version}", version);
        }

        harness.Accessor.Get().Token.Reveal().ShouldBe("token-v4");
        background.Waiting.ShouldBe(1);
        background.RunAll();

        (await HeardAsync()).ShouldBe("token-v2");
        (await HeardAsync()).ShouldBe("token-v3");
        (await HeardAsync()).ShouldBe("token-v4");
    }

    [Fact]
    public async Task Subscribe_ABadVersionIsRolledBack_HearsOnlyWhatWasInUse()
    {
        await using Harness harness = new();
        await harness.LoadAsync();
        using var subscription = harness.Accessor.Subscribe(Hear);
        harness.Put("x", "v2");
        await Should.ThrowAsync<SecretSchemaException>(async () => await harness.Accessor.RefreshAsync(Harness.Cancellation));

        await RotateAsync(harness, "good-token", "v3");

        (await HeardAsync()).ShouldBe("good-token");
    }

    [Fact]
    public async Task Subscribe_TheSecretCannotBeRead_AsksNoOftenerThanItsTimeToLive()
    {
        ManualBackground background = new();
        await using Harness harness = new(o => o.Background = background);
        harness.Store.Fail(harness.Name, new SecretAccessDeniedException(harness.Name, "secretsmanager:GetSecretValue", "arn:fake"));
        using var subscription = harness.Accessor.Subscribe(Hear);

        for (var minute = 0; minute < 60; minute++)
        {
            harness.Time.Advance(TimeSpan.FromMinutes(1));
            background.RunAll();
        }

        harness.Store.Calls.ShouldBe(12);
    }

    [Fact]
    public async Task Subscribe_TheStoreFailsForNow_TriesAgainAfterThePauseWithoutReaders()
    {
        ManualBackground background = new();
        await using Harness harness = new(o => o.Background = background);
        await harness.LoadAsync();
        using var subscription = harness.Accessor.Subscribe(Hear);
        harness.FailTransiently();
        harness.Time.Advance(TimeSpan.FromMinutes(5));
        background.RunAll();
        (await harness.FetchedAsync()).ShouldBe("unavailable");
        harness.Put("rotated-token", "v2");

        harness.Time.Advance(TimeSpan.FromSeconds(1));
        background.RunAll();

        (await HeardAsync()).ShouldBe("rotated-token");
    }

    [Fact]
    public async Task Subscribe_AfterDispose_ThrowsAndAfterwardsNothingRuns()
    {
        ManualBackground background = new();
        await using Harness harness = new(o => o.Background = background);
        using var subscription = harness.Accessor.Subscribe(Hear);
        background.RunAll();
        harness.Put("rotated-token", "v2");
        await harness.Accessor.RefreshAsync(Harness.Cancellation);

        harness.Client.Dispose();

        background.RunAll();
        harness.Time.Advance(TimeSpan.FromHours(2));
        background.Waiting.ShouldBe(0);
        _heard.Reader.TryPeek(out _).ShouldBeFalse();
        Should.Throw<ObjectDisposedException>(() => harness.Accessor.Subscribe(Hear));
    }

    [Fact]
    public async Task WatchAsync_TheVersionChanges_GivesTheValueInUseAndThenTheNewestOne()
    {
        await using Harness harness = new();
        await using var watch = harness.Accessor.WatchAsync(Harness.Cancellation).GetAsyncEnumerator(Harness.Cancellation);
        (await watch.MoveNextAsync()).ShouldBeTrue();
        watch.Current.Token.Reveal().ShouldBe("fake-token");

        var next = watch.MoveNextAsync().AsTask();
        await RotateAsync(harness, "rotated-token", "v2");

        (await next).ShouldBeTrue();
        watch.Current.Token.Reveal().ShouldBe("rotated-token");
    }

    [Fact]
    public async Task WatchAsync_TheClientIsDisposed_ThrowsObjectDisposed()
    {
        await using Harness harness = new();
        await using var watch = harness.Accessor.WatchAsync(Harness.Cancellation).GetAsyncEnumerator(Harness.Cancellation);
        await watch.MoveNextAsync();
        var next = watch.MoveNextAsync().AsTask();

        harness.Client.Dispose();

        await Should.ThrowAsync<ObjectDisposedException>(next);
    }

    [Fact]
    public async Task WatchAsync_Canceled_Ends()
    {
        await using Harness harness = new();
        using CancellationTokenSource over = new();
        await using var watch = harness.Accessor.WatchAsync(over.Token).GetAsyncEnumerator(over.Token);
        await watch.MoveNextAsync();
        var next = watch.MoveNextAsync().AsTask();

        await over.CancelAsync();

        await Should.ThrowAsync<OperationCanceledException>(next);
    }

    private void Hear(TestSecret secret) => _heard.Writer.TryWrite(secret.Token.Reveal());

    private async Task<string> HeardAsync() => await _heard.Reader.ReadAsync(Harness.Cancellation);

    private static async Task RotateAsync(Harness harness, string token, string version)
    {
        harness.Put(token, version);
        await harness.Accessor.RefreshAsync(Harness.Cancellation);
    }
}
