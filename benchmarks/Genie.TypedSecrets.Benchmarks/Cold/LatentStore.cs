using Genie.TypedSecrets.Stores;

namespace Genie.TypedSecrets.Benchmarks.Cold;

/// <summary>A store that answers anything, a round trip later, and counts its calls. A batch takes 20 secrets, as Secrets Manager's does.</summary>
internal sealed class LatentStore(TimeSpan latency) : ISecretStore
{
    private const int BatchSize = 20;

    private int _calls;

    public string Name => "latent";

    public int Calls => Volatile.Read(ref _calls);

    public async ValueTask<SecretPayload> GetAsync(SecretRequest request, CancellationToken cancellationToken = default)
    {
        Interlocked.Increment(ref _calls);
        await Task.Delay(latency, cancellationToken).ConfigureAwait(false);
        return Answer(request);
    }

    public async ValueTask<IReadOnlyList<SecretResult>> GetManyAsync(IReadOnlyList<SecretRequest> requests, CancellationToken cancellationToken = default)
    {
        Interlocked.Add(ref _calls, (requests.Count + BatchSize - 1) / BatchSize);
        await Task.Delay(latency, cancellationToken).ConfigureAwait(false);
        return [.. requests.Select(request => SecretResult.Success(Answer(request)))];
    }

    private static SecretPayload Answer(SecretRequest request) => new(request.Name, "v1", """{"token":"fake-token"}"""u8.ToArray());
}
