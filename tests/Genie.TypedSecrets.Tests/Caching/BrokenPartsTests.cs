using Genie.TypedSecrets.Stores;
using Genie.TypedSecrets.Tests.Support;
using Microsoft.Extensions.Time.Testing;

namespace Genie.TypedSecrets.Tests.Caching;

// Stores, clocks and randomness may be the user's own. Whatever they throw, everybody who waits gets an answer.
public sealed class BrokenPartsTests
{
    // So that a reader nobody answers fails its test rather than holding up all others.
    private static readonly TimeSpan s_longest = TimeSpan.FromSeconds(10);

    [Fact]
    public async Task Preload_TheBatchsAnswerThrowsWhenItIsRead_EverybodyIsToldThatTheStoreIsUnavailable()
    {
        await using Harness harness = new(o => o.Store = new LazyStore());
        var reader = harness.Context.PreloadAsync([Harness.DescriptorOf("one"), Harness.DescriptorOf("two")], Harness.Cancellation);

        var error = await Should.ThrowAsync<SecretsPreloadException>(reader.WaitAsync(s_longest, Harness.Cancellation));

        error.ToString().ShouldNotContain(Harness.Canary);
    }

    [Fact]
    public async Task Get_TheClockMakesNoTimer_TheReaderIsToldThatTheStoreIsUnavailable()
    {
        await using Harness harness = new(o => o.TimeProvider = new TimerlessTimeProvider());
        var reader = harness.Accessor.GetAsync(Harness.Cancellation).AsTask();

        var error = await Should.ThrowAsync<SecretStoreUnavailableException>(reader.WaitAsync(s_longest, Harness.Cancellation));

        error.ToString().ShouldNotContain(Harness.Canary);
    }

    [Fact]
    public async Task Get_TheRandomnessThrows_TheReaderIsToldThatTheStoreIsUnavailable()
    {
        await using Harness harness = new(o => o.Random = new BrokenRandom());
        var reader = harness.Accessor.GetAsync(Harness.Cancellation).AsTask();

        var error = await Should.ThrowAsync<SecretStoreUnavailableException>(reader.WaitAsync(s_longest, Harness.Cancellation));

        error.ToString().ShouldNotContain(Harness.Canary);
    }

    [Fact]
    public async Task Get_TheStoresNameIsAskedOnce_ItMayThrowAfterwards()
    {
        LazyStore store = new();
        await using Harness harness = new(o => o.Store = store);
        store.ThrowsItsName = 1;
        var reader = harness.Accessor.GetAsync(Harness.Cancellation).AsTask();

        (await reader.WaitAsync(s_longest, Harness.Cancellation)).Token.Reveal().ShouldBe("fake-token");
    }

    private static InvalidOperationException Bug() => new(Harness.Canary);

    private sealed class LazyStore : ISecretStore
    {
        private int _names;

        /// <summary>After how many questions for its name it throws.</summary>
        public int ThrowsItsName { get; set; } = int.MaxValue;

        public string Name => _names++ < ThrowsItsName ? "lazy" : throw Bug();

        public ValueTask<SecretPayload> GetAsync(SecretRequest request, CancellationToken cancellationToken = default) =>
            new(new SecretPayload(request.Name, "v1", """{"token":"fake-token"}"""u8.ToArray()));

        public ValueTask<IReadOnlyList<SecretResult>> GetManyAsync(IReadOnlyList<SecretRequest> requests, CancellationToken cancellationToken = default) =>
            new(new LazyList(requests.Count));
    }

    private sealed class LazyList(int count) : IReadOnlyList<SecretResult>
    {
        public int Count => count;

        public SecretResult this[int index] => throw Bug();

        public IEnumerator<SecretResult> GetEnumerator() => throw Bug();

        System.Collections.IEnumerator System.Collections.IEnumerable.GetEnumerator() => GetEnumerator();
    }

    private sealed class TimerlessTimeProvider : FakeTimeProvider
    {
        public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period) => throw Bug();
    }

    private sealed class BrokenRandom : Random
    {
        public override double NextDouble() => throw Bug();
    }
}
