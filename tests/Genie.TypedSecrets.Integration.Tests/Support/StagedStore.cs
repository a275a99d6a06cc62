using Genie.TypedSecrets.Stores;

namespace Genie.TypedSecrets.Integration.Tests.Support;

/// <summary>A store whose next version is promoted a number of reads after it was made: late, and without a clock.</summary>
internal sealed class StagedStore(string secret) : ISecretStore
{
    private readonly InMemorySecretStore _store = new();
    private readonly Lock _gate = new();
    private string? _pending;
    private int _readsUntilPromotion;
    private int _reads;

    public string Name => "staged";

    /// <summary>How often the secret was asked for.</summary>
    public int Reads
    {
        get
        {
            lock (_gate)
            {
                return _reads;
            }
        }
    }

    /// <summary>Makes a version current at once.</summary>
    public void Promote(string value)
    {
        lock (_gate)
        {
            _pending = null;
            _store.Put(secret, value);
        }
    }

    /// <summary>Makes a version that becomes current after some more reads have been answered with the one before.</summary>
    public void PromoteAfter(int reads, string value)
    {
        lock (_gate)
        {
            (_pending, _readsUntilPromotion) = (value, reads);
        }
    }

    public ValueTask<SecretPayload> GetAsync(SecretRequest request, CancellationToken cancellationToken = default)
    {
        lock (_gate)
        {
            _reads++;
            if (_pending is { } pending && --_readsUntilPromotion < 0)
            {
                Promote(pending);
            }

            return _store.GetAsync(request, cancellationToken);
        }
    }

    public async ValueTask<IReadOnlyList<SecretResult>> GetManyAsync(IReadOnlyList<SecretRequest> requests, CancellationToken cancellationToken = default)
    {
        List<SecretResult> results = [];
        foreach (var request in requests)
        {
            results.Add(SecretResult.Success(await GetAsync(request, cancellationToken)));
        }

        return results;
    }
}
