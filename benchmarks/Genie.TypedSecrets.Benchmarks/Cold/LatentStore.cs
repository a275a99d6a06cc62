using Genie.TypedSecrets.Stores;

namespace Genie.TypedSecrets.Benchmarks.Cold;

/// <summary>A store that returns a value for every name after one round trip, and counts its calls. A batch takes 20 secrets, as in Secrets Manager.</summary>
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
        return Respond(request);
    }

    public async ValueTask<IReadOnlyList<SecretResult>> GetManyAsync(IReadOnlyList<SecretRequest> requests, CancellationToken cancellationToken = default)
    {
        Interlocked.Add(ref _calls, (requests.Count + BatchSize - 1) / BatchSize);
        await Task.Delay(latency, cancellationToken).ConfigureAwait(false);
        return [.. requests.Select(request => SecretResult.Success(Respond(request)))];
    }

    private static SecretPayload Respond(SecretRequest request) => new(request.Name, "v1", """{"token":"fake-token"}"""u8.ToArray());
}
