using Genie.TypedSecrets.Caching;
using Genie.TypedSecrets.Tests.Support;

namespace Genie.TypedSecrets.Tests.Caching;

public sealed class CoalescingTests
{
    private readonly ManualBackground _background = new();

    [Fact]
    public async Task GetAsync_TwentyColdSecretsTogether_AreOneCall()
    {
        await using var harness = NewHarness();
        var readers = Read(harness, 20);

        harness.Store.Calls.ShouldBe(1);
        harness.Store.Batches.ShouldHaveSingleItem().Count.ShouldBe(20);
        (await Task.WhenAll(readers)).Select(secret => secret.Token.Reveal()).ShouldBe(Enumerable.Range(0, 20).Select(i => $"token-{i}"));
        harness.Store.Buffers.ShouldAllBe(buffer => buffer.All(b => b == 0));
    }

    [Fact]
    public async Task GetAsync_FewerThanABatch_WaitForTheWindowToCloseAndShareACall()
    {
        await using var harness = NewHarness();
        var readers = Read(harness, 3);
        harness.Store.Calls.ShouldBe(0);
        _background.Waiting.ShouldBe(1);

        _background.RunAll();

        await Task.WhenAll(readers);
        harness.Store.Batches.ShouldHaveSingleItem().ShouldBe(["genie-dev/s0", "genie-dev/s1", "genie-dev/s2"]);
        harness.Store.Calls.ShouldBe(1);
    }

    [Fact]
    public async Task GetAsync_MoreThanABatch_RunSeveralCallsAtTheSameTime()
    {
        await using var harness = NewHarness();
        harness.Store.Hold();

        var readers = Read(harness, 45);
        _background.RunAll();

        harness.Store.Batches.Select(batch => batch.Count).ShouldBe([20, 20, 5]);
        harness.Store.Release();
        await Task.WhenAll(readers);
        harness.Store.Calls.ShouldBe(3);
    }

    [Fact]
    public async Task GetAsync_ALoneReader_IsACallForOneSecret()
    {
        await using var harness = NewHarness();
        var reader = Read(harness, 1);
        _background.RunAll();

        await Task.WhenAll(reader);

        harness.Store.Batches.ShouldBeEmpty();
        harness.Store.Calls.ShouldBe(1);
    }

    [Fact]
    public async Task GetAsync_OneOfABatchFails_ConcernsItsReadersOnly()
    {
        await using var harness = NewHarness();
        harness.Store.Fail("genie-dev/s1", new SecretAccessDeniedException("genie-dev/s1", "secretsmanager:GetSecretValue", "arn:fake"));
        harness.Store.Put("genie-dev/s2", """{"token":"x"}""");
        var readers = Read(harness, 4);
        _background.RunAll();

        (await readers[0]).Token.Reveal().ShouldBe("token-0");
        await Should.ThrowAsync<SecretAccessDeniedException>(readers[1]);
        await Should.ThrowAsync<SecretSchemaException>(readers[2]);
        (await readers[3]).Token.Reveal().ShouldBe("token-3");
    }

    [Fact]
    public async Task GetAsync_OneOfABatchGivesUp_TheOthersGetTheirs()
    {
        await using var harness = NewHarness();
        harness.Store.Hold();
        using CancellationTokenSource impatient = new();
        var first = Accessor(harness, 0).GetAsync(impatient.Token).AsTask();
        var second = Accessor(harness, 1).GetAsync(Harness.Cancellation).AsTask();
        _background.RunAll();

        await impatient.CancelAsync();
        harness.Store.Release();

        await Should.ThrowAsync<OperationCanceledException>(first);
        (await second).Token.Reveal().ShouldBe("token-1");
        (await Accessor(harness, 0).GetAsync(Harness.Cancellation)).Token.Reveal().ShouldBe("token-0");
        harness.Store.Calls.ShouldBe(1);
    }

    [Fact]
    public async Task GetAsync_ALoneReader_WaitsForOthersForASixteenthOfTheWindow()
    {
        await using var harness = NewHarness(o => o.BatchWindow = TimeSpan.FromMilliseconds(100));
        var reader = Read(harness, 1);
        var start = TimeProvider.System.GetTimestamp();

        _background.RunAll();

        TimeProvider.System.GetElapsedTime(start).ShouldBeGreaterThanOrEqualTo(TimeSpan.FromMilliseconds(100) / 16);
        await Task.WhenAll(reader);
    }

    [Fact]
    public async Task GetAsync_TheFlowOfTheContextIsSuppressed_IsSentAllTheSame()
    {
        await using var harness = NewHarness();
        Task<TestSecret>[] readers;
        using (ExecutionContext.SuppressFlow())
        {
            readers = Read(harness, 3);
        }

        _background.RunAll();

        (await Task.WhenAll(readers)).Select(secret => secret.Token.Reveal()).ShouldBe(["token-0", "token-1", "token-2"]);
    }

    // A blocked reader closes the window if its flight still waits in it, so that others lose the time that they wait for company.
    [Theory]
    [InlineData(1, 2)]
    [InlineData(3, 2)]
    [InlineData(1, 0)]
    public async Task GetAsync_TheWindowHasClosed_TheFlightIsKnownToBeSent(int secrets, int window)
    {
        await using var harness = NewHarness(o => o.BatchWindow = TimeSpan.FromMilliseconds(window));
        harness.Store.Hold();
        var readers = Read(harness, secrets);
        var entry = harness.Context.GetEntry("dev", Accessor(harness, 0).SecretName, Accessor(harness, 0).Descriptor);
        entry.Join(out _).ShouldNotBeNull().IsSent.ShouldBe(window == 0);

        _background.RunAll();

        entry.Join(out var isNew).ShouldNotBeNull().IsSent.ShouldBeTrue();
        isNew.ShouldBeFalse();
        harness.Store.Release();
        await Task.WhenAll(readers);
    }

    [Fact]
    public async Task Get_ABlockedReaderAfterAnAsynchronousOne_SendsBothWithoutThePool()
    {
        await using var harness = NewHarness();
        var first = Read(harness, 1);

        // Nobody does the background's work: the pool is exhausted.
        Accessor(harness, 1).Get().Token.Reveal().ShouldBe("token-1");

        (await Task.WhenAll(first)).ShouldHaveSingleItem().Token.Reveal().ShouldBe("token-0");
        harness.Store.Batches.ShouldHaveSingleItem().Count.ShouldBe(2);
    }

    [Fact]
    public async Task Get_ABlockedReaderOfASecretThatWaitsInTheWindow_SendsIt()
    {
        await using var harness = NewHarness();
        var first = Read(harness, 1);

        Accessor(harness, 0).Get().Token.Reveal().ShouldBe("token-0");

        await Task.WhenAll(first);
        harness.Store.Calls.ShouldBe(1);
    }

    [Fact]
    public async Task GetAsync_AWindowThatIsClosedTwice_SendsEachReadOnce()
    {
        await using var harness = NewHarness();
        await using SecretsClient client = new(new()
        {
            Store = harness.Store,
            Environment = "dev",
            Background = new RepeatingBackground(_background),
            StoreThreads = new InlineStoreThreads(),
        });
        var readers = new[] { "genie-dev/s0", "genie-dev/s1" }.Select(name => client.GetSecretAsync(name, Harness.Cancellation).AsTask()).ToArray();
        _background.Waiting.ShouldBe(2);

        _background.RunAll();

        await Task.WhenAll(readers);
        harness.Store.Batches.ShouldHaveSingleItem().Count.ShouldBe(2);
        harness.Store.Calls.ShouldBe(1);
    }

    [Fact]
    public async Task GetAsync_AStoreWithoutABatchCall_IsAskedAtOnceForEach()
    {
        await using var harness = NewHarness();
        harness.Store.SupportsBatching = false;
        await using SecretsClient client = new(new() { Store = harness.Store, Environment = "dev", Background = _background });

        var readers = Enumerable.Range(0, 3).Select(i => client.GetSecretAsync($"genie-dev/s{i}", Harness.Cancellation).AsTask()).ToArray();

        (await Task.WhenAll(readers)).Length.ShouldBe(3);
        harness.Store.Batches.ShouldBeEmpty();
        harness.Store.Calls.ShouldBe(3);
    }

    [Theory]
    [InlineData(1, 2)]
    [InlineData(20, 0)]
    public async Task GetAsync_BatchesOfOneSecretOrWithoutAWindow_AsksAtOnceForEach(int maxBatchSize, int window)
    {
        await using var harness = NewHarness(o => (o.MaxBatchSize, o.BatchWindow) = (maxBatchSize, TimeSpan.FromMilliseconds(window)));

        var readers = Read(harness, 3);

        _background.Waiting.ShouldBe(0);
        harness.Store.Calls.ShouldBe(3);
        await Task.WhenAll(readers);
        harness.Store.Batches.ShouldBeEmpty();
    }

    [Fact]
    public async Task GetAsync_TwoRefreshesAreDue_EachIsACallOfItsOwn()
    {
        await using var harness = NewHarness();
        var readers = Read(harness, 2);
        _background.RunAll();
        await Task.WhenAll(readers);
        harness.Time.Advance(TimeSpan.FromMinutes(6));

        await Task.WhenAll(Read(harness, 2));
        _background.RunAll();

        harness.Store.Batches.Count.ShouldBe(1);
        harness.Store.Calls.ShouldBe(3);
    }

    [Fact]
    public async Task Dispose_ReadersWaitInTheWindow_TheyGetObjectDisposedAndTheStoreIsNotAsked()
    {
        await using var harness = NewHarness();
        var readers = Read(harness, 3);

        harness.Client.Dispose();
        _background.RunAll();

        foreach (var reader in readers)
        {
            await Should.ThrowAsync<ObjectDisposedException>(reader);
        }

        harness.Store.Calls.ShouldBe(0);
    }

    [Fact]
    public async Task PreloadAsync_MoreThanABatch_RunsSeveralCallsAtTheSameTime()
    {
        await using var harness = NewHarness();
        harness.Store.Hold();

        var preload = harness.Context.PreloadAsync([.. Enumerable.Range(0, 45).Select(i => Harness.DescriptorOf($"s{i}"))], Harness.Cancellation);

        harness.Store.Batches.Select(batch => batch.Count).ShouldBe([20, 20, 5]);
        harness.Store.Release();
        await preload;
    }

    [Fact]
    public async Task GetAsync_ManyThreadsOnTheRealPool_EverySecretIsFetchedOnce()
    {
        await using var harness = NewHarness(o => o.Background = ThreadPoolBackground.Instance);
        var accessors = Enumerable.Range(0, 60).Select(i => Accessor(harness, i)).ToArray();

        var values = await Task.WhenAll(Enumerable.Range(0, 600).Select(i => Task.Run(() => accessors[i % 60].GetAsync(Harness.Cancellation).AsTask())));

        values.Select(value => value.Token.Reveal()).ShouldBe(Enumerable.Range(0, 600).Select(i => $"token-{i % 60}"));
        (harness.Store.Batches.Sum(batch => batch.Count) + harness.Store.Calls - harness.Store.Batches.Count).ShouldBe(60);
        harness.Store.Batches.ShouldAllBe(batch => batch.Count <= 20);
    }

    private Harness NewHarness(Action<SecretsOptions>? configure = null)
    {
        Harness harness = new(o =>
        {
            o.BatchWindow = TimeSpan.FromMilliseconds(2);
            o.Background = _background;
            configure?.Invoke(o);
        });
        for (var i = 0; i < 60; i++)
        {
            harness.Store.Put($"genie-dev/s{i}", $$"""{"token":"token-{{i}}"}""");
        }

        return harness;
    }

    private static Task<TestSecret>[] Read(Harness harness, int secrets) =>
        [.. Enumerable.Range(0, secrets).Select(i => Accessor(harness, i).GetAsync(Harness.Cancellation).AsTask())];

    // One descriptor for each secret, as generated code has it.
    private static TestAccessor Accessor(Harness harness, int i) => harness.Accessors.GetOrAdd(i, index => harness.Another($"s{index}"));

    /// <summary>Queues urgent work twice, as the thread pool may.</summary>
    private sealed class RepeatingBackground(IBackground inner) : IBackground
    {
        public void Queue(IThreadPoolWorkItem work) => inner.Queue(work);

        public void QueueUrgent(IThreadPoolWorkItem work)
        {
            inner.Queue(work);
            inner.Queue(work);
        }
    }
}
