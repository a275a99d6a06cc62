using Genie.TypedSecrets.Stores;

namespace Genie.TypedSecrets.Integration.Tests.Soak;

/// <summary>What a store does at the moment.</summary>
internal enum StoreMode
{
    /// <summary>It returns values.</summary>
    Healthy,

    /// <summary>Every call fails in a transient way.</summary>
    Unavailable,

    /// <summary>Every call blocks its thread and ignores its cancellation, as a hung mount does.</summary>
    Blocking,

    /// <summary>The secret is denied.</summary>
    Denied,
}

/// <summary>A store that changes its mode while it is used. A blocked call continues when the mode changes.</summary>
internal sealed class UnreliableStore(ISecretStore store) : ISecretStore, IDisposable
{
    private readonly Lock _gate = new();
    private ManualResetEventSlim _changed = new();
    private StoreMode _mode;
    private int _blocked;

    public string Name => "unreliable";

    public bool SupportsBatching => false;

    /// <summary>Gets the number of calls that are blocked.</summary>
    internal int Blocked => Volatile.Read(ref _blocked);

    internal void Enter(StoreMode mode)
    {
        ManualResetEventSlim former;
        lock (_gate)
        {
            _mode = mode;
            (former, _changed) = (_changed, new());
        }

        former.Set();
    }

    public async ValueTask<SecretPayload> GetAsync(SecretRequest request, CancellationToken cancellationToken = default)
    {
        StoreMode mode;
        ManualResetEventSlim changed;
        lock (_gate)
        {
            (mode, changed) = (_mode, _changed);
        }

        switch (mode)
        {
            case StoreMode.Unavailable:
                throw new SecretStoreUnavailableException(Name, "It is switched off.", request.Name);
            case StoreMode.Denied:
                throw new SecretAccessDeniedException(request.Name, "read", request.Name);
            case StoreMode.Blocking:
                Interlocked.Increment(ref _blocked);
                changed.Wait(CancellationToken.None);
                Interlocked.Decrement(ref _blocked);
                break;
        }

        return await store.GetAsync(request, cancellationToken);
    }

    public ValueTask<IReadOnlyList<SecretResult>> GetManyAsync(IReadOnlyList<SecretRequest> requests, CancellationToken cancellationToken = default) =>
        throw new NotSupportedException("It has no batches.");

    public void Dispose() => Enter(StoreMode.Healthy);
}
