using System.Collections.Concurrent;
using System.Text;
using Genie.TypedSecrets.Caching;
using Genie.TypedSecrets.Stores;
using Genie.TypedSecrets.Tests.Support;

namespace Genie.TypedSecrets.Tests.Caching;

// A store that blocks its thread, for ever for all that the cache knows: a file of a mount that hangs, a client library without asynchronous calls.
public sealed class BlockingStoreTests : IDisposable
{
    private const int Limit = 20_000;

    private readonly BlockingStore _store = new();

    public void Dispose() => _store.Dispose();

    [Fact(Timeout = Limit)]
    public async Task GetAsync_Cold_ReturnsToItsCallerBeforeTheStoreDoes()
    {
        await using var blocked = NewHarness();
        var harness = blocked.Harness;

        var reader = harness.Accessor.GetAsync(TestContext.Current.CancellationToken).AsTask();
        await _store.EnteredAsync();

        reader.IsCompleted.ShouldBeFalse();
        _store.LetThrough(1);
        (await reader).Token.Reveal().ShouldBe("fake-token");
    }

    [Theory(Timeout = Limit)]
    [InlineData("get")]
    [InlineData("get-async")]
    [InlineData("get-secret")]
    [InlineData("refresh")]
    [InlineData("version")]
    [InlineData("preload")]
    public async Task Read_TheStoreBlocks_FailsAtItsDeadlineAndTheNextReadStartsAnew(string kind)
    {
        await using var blocked = NewHarness();
        var harness = blocked.Harness;
        var read = Begin(harness, kind);
        await _store.EnteredAsync();

        harness.Time.Advance(TimeSpan.FromSeconds(30));
        (await Should.ThrowAsync<SecretStoreUnavailableException>(read.WaitAsync(TestContext.Current.CancellationToken)))
            .Message.ShouldEndWith("It did not respond within 30 s (option FetchTimeout).");

        // The first call still blocks. The second one is served.
        harness.Time.Advance(TimeSpan.FromMinutes(2));
        var next = Begin(harness, kind);
        await _store.EnteredAsync();
        _store.LetThrough(2);
        await next.WaitAsync(TestContext.Current.CancellationToken);
    }

    [Fact(Timeout = Limit)]
    public async Task Get_ARefreshBlocks_ReadersGetTheLastKnownGoodValueAndAfterMaxStaleTheNextFetchs()
    {
        await using var blocked = NewHarness();
        var harness = blocked.Harness;
        _store.LetThrough(1);
        var good = await harness.Accessor.GetAsync(TestContext.Current.CancellationToken);
        await _store.EnteredAsync();
        (await harness.FetchedAsync()).ShouldBe("success");
        harness.Time.Advance(TimeSpan.FromMinutes(5));
        harness.Accessor.Get().ShouldBeSameAs(good);
        await _store.EnteredAsync();

        harness.Time.Advance(TimeSpan.FromMinutes(1));
        (await harness.FetchedAsync()).ShouldBe("unavailable");
        harness.Accessor.Get().ShouldBeSameAs(good);
        harness.Time.Advance(TimeSpan.FromHours(1));
        _store.LetThrough(3);
        _store.LetThrough(4);

        (await harness.Accessor.GetAsync(TestContext.Current.CancellationToken)).Token.Reveal().ShouldBe("fake-token");
    }

    [Fact(Timeout = Limit)]
    public async Task GetAsync_TheStoreBlocksInItsCancellation_FailsAtItsDeadline()
    {
        using ManualResetEventSlim never = new();
        ManualStore store = new();
        CancelingStore canceling = new(store, never);
        await using Harness harness = new(o => o.Store = canceling);
        store.Hold();
        var reader = harness.Accessor.GetAsync(TestContext.Current.CancellationToken).AsTask();
        await store.ArrivedAsync();

        harness.Time.Advance(TimeSpan.FromSeconds(30));

        await Should.ThrowAsync<SecretStoreUnavailableException>(reader.WaitAsync(TestContext.Current.CancellationToken));
        never.Set();
    }

    [Fact(Timeout = Limit)]
    public async Task Dispose_TheStoreBlocksInItsCancellation_DoesNotBlock()
    {
        using ManualResetEventSlim never = new();
        ManualStore store = new();
        CancelingStore canceling = new(store, never);
        await using Harness harness = new(o => o.Store = canceling);
        store.Hold();
        var reader = harness.Accessor.GetAsync(TestContext.Current.CancellationToken).AsTask();
        await store.ArrivedAsync();

        await Task.Factory.StartNew(harness.Client.Dispose, TestContext.Current.CancellationToken, TaskCreationOptions.LongRunning, TaskScheduler.Default)
            .WaitAsync(TestContext.Current.CancellationToken);

        await Should.ThrowAsync<ObjectDisposedException>(reader);
        never.Set();
    }

    [Fact(Timeout = Limit)]
    public async Task GetAsync_MoreCallsBlockThanThereAreThreads_TheRestFailAtTheirDeadlineAndAreServedOnceThreadsAreFree()
    {
        await using var blocked = NewHarness();
        var harness = blocked.Harness;
        const int Readers = StoreThreads.MaxThreads + 5;
        var readers = Enumerable.Range(0, Readers).Select(i => harness.Another($"s{i}").GetAsync(TestContext.Current.CancellationToken).AsTask()).ToArray();
        for (var i = 0; i < StoreThreads.MaxThreads; i++)
        {
            await _store.EnteredAsync();
        }

        harness.Time.Advance(TimeSpan.FromSeconds(30));
        var messages = new List<string>();
        foreach (var reader in readers)
        {
            messages.Add((await Should.ThrowAsync<SecretStoreUnavailableException>(reader.WaitAsync(TestContext.Current.CancellationToken))).Message);
        }

        messages.Count(message => message.EndsWith("It was not called within 30 s, because 32 earlier calls block their threads and have not returned.", StringComparison.Ordinal)).ShouldBe(5);
        _store.Threads.Distinct().Count().ShouldBe(StoreThreads.MaxThreads);
        _store.Open();
        harness.Time.Advance(TimeSpan.FromMinutes(2));
        (await harness.Another("s0").GetAsync(TestContext.Current.CancellationToken)).Token.Reveal().ShouldBe("fake-token");

        // The five that waited for a thread until their deadline are not made afterwards.
        _store.Threads.Count.ShouldBe(StoreThreads.MaxThreads + 1);
    }

    // The store lets all calls through before the client is disposed, which would wait for them.
    private Blocked NewHarness() => new(_store);

    private static Task Begin(Harness harness, string kind) => kind switch
    {
        "get" => Task.Factory.StartNew(harness.Accessor.Get, TestContext.Current.CancellationToken, TaskCreationOptions.LongRunning, TaskScheduler.Default),
        "get-async" => harness.Accessor.GetAsync(TestContext.Current.CancellationToken).AsTask(),
        "get-secret" => harness.Client.GetSecretAsync("some/secret", TestContext.Current.CancellationToken).AsTask(),
        "refresh" => harness.Accessor.RefreshAsync(TestContext.Current.CancellationToken).AsTask(),
        "version" => harness.Accessor.GetVersionAsync(SecretVersionStage.Previous, TestContext.Current.CancellationToken).AsTask(),
        _ => harness.Context.PreloadAsync([harness.Accessor.Descriptor], TestContext.Current.CancellationToken),
    };

    /// <summary>A store that blocks each calling thread until the test lets it through: the calls in the order in which they came.</summary>
    private sealed class BlockingStore : ISecretStore, IDisposable
    {
        private readonly object _gate = new();
        private readonly SemaphoreSlim _entered = new(0);
        private int _calls;
        private readonly HashSet<int> _open = [];
        private bool _isOpen;

        public string Name => "blocking";

        public bool SupportsBatching => false;

        public ConcurrentQueue<int> Threads { get; } = new();

        public Task EnteredAsync() => _entered.WaitAsync(TestContext.Current.CancellationToken);

        /// <summary>Lets the call of a number through, counted from 1. Other ones go on blocking.</summary>
        public void LetThrough(int call)
        {
            lock (_gate)
            {
                _open.Add(call);
                Monitor.PulseAll(_gate);
            }
        }

        /// <summary>Lets all calls through.</summary>
        public void Open()
        {
            lock (_gate)
            {
                _isOpen = true;
                Monitor.PulseAll(_gate);
            }
        }

        public ValueTask<SecretPayload> GetAsync(SecretRequest request, CancellationToken cancellationToken = default)
        {
            lock (_gate)
            {
                var call = ++_calls;
                Threads.Enqueue(Environment.CurrentManagedThreadId);
                _entered.Release();
                while (!_isOpen && !_open.Contains(call))
                {
                    Monitor.Wait(_gate);
                }
            }

            return new(new SecretPayload(request.Name, "v1", Encoding.UTF8.GetBytes("""{"token":"fake-token"}""")));
        }

        public ValueTask<IReadOnlyList<SecretResult>> GetManyAsync(IReadOnlyList<SecretRequest> requests, CancellationToken cancellationToken = default) =>
            throw new NotSupportedException();

        public void Dispose()
        {
            Open();
            _entered.Dispose();
        }
    }

    private sealed class Blocked(BlockingStore store) : IAsyncDisposable
    {
        public Harness Harness { get; } = new(o => o.Store = store);

        public ValueTask DisposeAsync()
        {
            store.Open();
            return Harness.DisposeAsync();
        }
    }

    /// <summary>A store whose cancellation callback blocks.</summary>
    private sealed class CancelingStore(ManualStore store, ManualResetEventSlim never) : ISecretStore
    {
        public string Name => store.Name;

        public ValueTask<SecretPayload> GetAsync(SecretRequest request, CancellationToken cancellationToken = default)
        {
            cancellationToken.Register(() => never.Wait(CancellationToken.None));
            return store.GetAsync(request, cancellationToken);
        }

        public ValueTask<IReadOnlyList<SecretResult>> GetManyAsync(IReadOnlyList<SecretRequest> requests, CancellationToken cancellationToken = default) =>
            store.GetManyAsync(requests, cancellationToken);
    }
}
