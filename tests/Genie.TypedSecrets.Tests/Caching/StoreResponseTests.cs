using System.Collections.Concurrent;
using System.Text;
using Genie.TypedSecrets.Stores;
using Genie.TypedSecrets.Tests.Support;

namespace Genie.TypedSecrets.Tests.Caching;

// Responses that are not what was requested, are incomplete or come too late: readers get an error that says so, and every value is overwritten.
public sealed class StoreResponseTests
{
    [Fact]
    public async Task GetAsync_TheStoreReturnsNull_SaysSo()
    {
        await using Harness harness = new(o => o.Store = new ScriptedStore { Single = static (_, _) => new((SecretPayload)null!) });

        var error = await Should.ThrowAsync<SecretStoreUnavailableException>(async () => await harness.Accessor.GetAsync(Harness.Cancellation));

        error.Message.ShouldBe($"The secret '{harness.Name}' is unavailable in the scripted store. It returned null instead of a secret.");
    }

    [Fact]
    public async Task PreloadAsync_TheBatchIsNullOrTooShort_SaysThatItIsNotWhatWasRequested()
    {
        foreach (var response in new IReadOnlyList<SecretResult>?[] { null, [], [null!, null!] })
        {
            await using Harness harness = new(o => o.Store = new ScriptedStore { Batch = (_, _) => new(response!) });

            var error = await Should.ThrowAsync<SecretsPreloadException>(() => PreloadAsync(harness));

            error.Message.ShouldEndWith("The scripted store is unavailable. The secrets that a batch call returned are not the ones that were requested.");
        }
    }

    [Fact]
    public async Task PreloadAsync_TheBatchThrowsAfterItsFirstSecret_OverwritesThatOne()
    {
        var buffer = Encoding.UTF8.GetBytes(Harness.Canary);
        await using Harness harness = new(o => o.Store = new ScriptedStore { Batch = (requests, _) => new(new BrokenList(requests[0].Name, buffer)) });

        await Should.ThrowAsync<SecretsPreloadException>(() => PreloadAsync(harness));

        buffer.ShouldAllBe(b => b == 0);
    }

    [Fact]
    public async Task PreloadAsync_TheBatchComesTooLate_OverwritesIt()
    {
        await using Harness harness = new();
        harness.Store.Put("genie-dev/one", $$"""{"token":"{{Harness.Canary}}"}""");
        harness.Store.Put("genie-dev/two", $$"""{"token":"{{Harness.Canary}}"}""");
        harness.Store.HeedsCancellation = false;
        harness.Store.Hold();
        var preload = PreloadAsync(harness);
        await harness.Store.ArrivedAsync();
        harness.Time.Advance(TimeSpan.FromSeconds(30));
        await Should.ThrowAsync<SecretsPreloadException>(preload);

        harness.Store.Release();
        await harness.Client.DisposeAsync();

        harness.Store.Buffers.Count.ShouldBe(2);
        harness.Store.Buffers.ShouldAllBe(buffer => buffer.All(b => b == 0));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task GetAsync_TheTimeLimitIsReachedOrTheClientDisposed_CancelsTheCall(bool isTimeout)
    {
        TaskCompletionSource<CancellationToken> called = new(TaskCreationOptions.RunContinuationsAsynchronously);
        TaskCompletionSource canceled = new(TaskCreationOptions.RunContinuationsAsynchronously);
        await using Harness harness = new(o => o.Store = new ScriptedStore
        {
            Single = async (_, token) =>
            {
                token.Register(canceled.SetResult);
                called.SetResult(token);
                await Task.Delay(Timeout.Infinite, token);
                return null!;
            },
        });
        var reader = harness.Accessor.GetAsync(Harness.Cancellation).AsTask();
        (await called.Task).IsCancellationRequested.ShouldBeFalse();

        harness.Time.Advance(isTimeout ? TimeSpan.FromSeconds(30) : TimeSpan.Zero);
        if (!isTimeout)
        {
            harness.Client.Dispose();
        }

        await canceled.Task.WaitAsync(Harness.Cancellation);
        await Should.ThrowAsync<Exception>(reader);
    }

    [Fact]
    public async Task RefreshAsync_TheValueCannotBeRefreshed_ObserversGetTheFailureAndForHowLongItHasBeenStale()
    {
        FetchObserver observer = new();
        await using Harness harness = new(o => o.Observers.Add(observer));
        await harness.LoadAsync();
        harness.FailTransiently();
        foreach (var minutes in new[] { 1, 6 })
        {
            harness.Time.Advance(TimeSpan.FromMinutes(minutes));
            await Should.ThrowAsync<SecretStoreUnavailableException>(async () => await harness.Accessor.RefreshAsync(Harness.Cancellation));
            (await harness.FetchedAsync()).ShouldBe("unavailable");
        }

        harness.Put("rotated-token", "v2");
        await harness.Accessor.RefreshAsync(Harness.Cancellation);
        (await harness.FetchedAsync()).ShouldBe("success");

        observer.Reports.ShouldBe(["stale for 0 min", "failed: Unavailable", "stale for 2 min", "failed: Unavailable", "changed"]);
    }

    private static Task PreloadAsync(Harness harness) =>
        harness.Context.PreloadAsync([Harness.DescriptorOf("one"), Harness.DescriptorOf("two")], Harness.Cancellation);

    private sealed class FetchObserver : SecretsObserver
    {
        internal ConcurrentQueue<string> Reports { get; } = new();

        public override void OnStaleServed(string secretName, string store, TimeSpan staleFor) => Reports.Enqueue($"stale for {staleFor.TotalMinutes} min");

        public override void OnFetchFailed(string secretName, string store, SecretFailureKind kind, SecretsException error) => Reports.Enqueue($"failed: {kind}");

        public override void OnVersionChanged(string secretName, string store) => Reports.Enqueue("changed");
    }

    private sealed class ScriptedStore : ISecretStore
    {
        public string Name => "scripted";

        public Func<SecretRequest, CancellationToken, ValueTask<SecretPayload>> Single { get; init; } = static (_, _) => throw new NotSupportedException();

        public Func<IReadOnlyList<SecretRequest>, CancellationToken, ValueTask<IReadOnlyList<SecretResult>>> Batch { get; init; } = static (_, _) => throw new NotSupportedException();

        public ValueTask<SecretPayload> GetAsync(SecretRequest request, CancellationToken cancellationToken = default) => Single(request, cancellationToken);

        public ValueTask<IReadOnlyList<SecretResult>> GetManyAsync(IReadOnlyList<SecretRequest> requests, CancellationToken cancellationToken = default) =>
            Batch(requests, cancellationToken);
    }

    /// <summary>A list that returns one secret and then throws.</summary>
    private sealed class BrokenList(string name, byte[] buffer) : IReadOnlyList<SecretResult>
    {
        public int Count => 2;

        public SecretResult this[int index] => throw new NotSupportedException();

        public IEnumerator<SecretResult> GetEnumerator()
        {
            yield return SecretResult.Success(new SecretPayload(name, "v1", buffer));
            throw new InvalidDataException(Harness.Canary);
        }

        System.Collections.IEnumerator System.Collections.IEnumerable.GetEnumerator() => GetEnumerator();
    }
}
