using System.Text;
using Genie.TypedSecrets.CompilerServices;
using Genie.TypedSecrets.Stores;
using Genie.TypedSecrets.Tests.Support;

namespace Genie.TypedSecrets.Tests.Caching;

public sealed class BlockedThreadsTests
{
    private const int Readers = 500;
    private const int Secrets = 50;
    private static readonly TimeSpan s_hang = TimeSpan.FromSeconds(60);

    [Fact]
    public void Get_FiveHundredBlockedThreadsAndAPoolThatDoesNothing_AllReturnAsSoonAsTheStoreAnswers()
    {
        // As an exhausted pool: what is queued there never runs.
        ManualBackground exhausted = new();
        OwnThreadStore store = new();
        using SecretsClient client = new(new() { Store = store, Environment = "dev", Background = exhausted });
        SecretsContext context = new(Harness.Manifest, client);
        var accessors = Enumerable.Range(0, Secrets).Select(i => new TestAccessor(context, "dev", Harness.DescriptorOf($"s{i}"))).ToArray();
        var tokens = new string[Readers];

        var threads = Enumerable.Range(0, Readers)
            .Select(i => new Thread(() => tokens[i] = accessors[i % Secrets].Get().Token.Reveal(), maxStackSize: 256 * 1_024) { IsBackground = true })
            .ToArray();
        Array.ForEach(threads, thread => thread.Start());

        threads.ShouldAllBe(thread => thread.Join(s_hang));
        tokens.ShouldBe(Enumerable.Range(0, Readers).Select(i => $"token-s{i % Secrets}"));
        store.SecretsAsked.ShouldBe(Secrets);
    }

    /// <summary>A store whose answers come from a thread of its own, as from an input-output thread.</summary>
    private sealed class OwnThreadStore : ISecretStore
    {
        private int _asked;

        public string Name => "own-thread";

        public int SecretsAsked => Volatile.Read(ref _asked);

        public async ValueTask<SecretPayload> GetAsync(SecretRequest request, CancellationToken cancellationToken = default) =>
            (await GetManyAsync([request], cancellationToken).ConfigureAwait(false))[0].Payload!;

        public ValueTask<IReadOnlyList<SecretResult>> GetManyAsync(IReadOnlyList<SecretRequest> requests, CancellationToken cancellationToken = default)
        {
            Interlocked.Add(ref _asked, requests.Count);
            TaskCompletionSource<IReadOnlyList<SecretResult>> answer = new();
            new Thread(() => answer.SetResult([.. requests.Select(Answer)])) { IsBackground = true }.Start();
            return new(answer.Task);
        }

        private static SecretResult Answer(SecretRequest request) => SecretResult.Success(
            new(request.Name, "v1", Encoding.UTF8.GetBytes($$"""{"token":"token-{{request.Name["genie-dev/".Length..]}}"}""")));
    }
}
