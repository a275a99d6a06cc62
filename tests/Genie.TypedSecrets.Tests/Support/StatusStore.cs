using Genie.TypedSecrets.Stores;

namespace Genie.TypedSecrets.Tests.Support;

/// <summary>A store that says whether a rotation is under way.</summary>
internal sealed class StatusStore(ManualStore store) : IRotationStatusStore
{
    private int _statusCalls;

    public string Name => store.Name;

    public int StatusCalls => Volatile.Read(ref _statusCalls);

    /// <summary>Gets or sets the status.</summary>
    public SecretRotationStatus Status { get; set; } = new() { CurrentVersionId = "v1" };

    /// <summary>Gets or sets what happens in the store before it returns the status.</summary>
    public Action BeforeStatus { get; set; } = static () => { };

    public SecretsException? Failure { get; set; }

    public ValueTask<SecretRotationStatus> GetRotationStatusAsync(string name, CancellationToken cancellationToken = default)
    {
        Interlocked.Increment(ref _statusCalls);
        BeforeStatus();
        return Failure is null ? new(Status) : throw Failure;
    }

    public ValueTask<SecretPayload> GetAsync(SecretRequest request, CancellationToken cancellationToken = default) => store.GetAsync(request, cancellationToken);

    public ValueTask<IReadOnlyList<SecretResult>> GetManyAsync(IReadOnlyList<SecretRequest> requests, CancellationToken cancellationToken = default) =>
        store.GetManyAsync(requests, cancellationToken);
}
