using System.Text;
using Genie.TypedSecrets.Stores;

namespace Genie.TypedSecrets.Tests.Support;

/// <summary>A store with two replicas, each a rotation apart.</summary>
internal sealed class AlternatingStore : ISecretStore
{
    public string Name => "alternating";

    public int Calls { get; private set; }

    public ValueTask<SecretPayload> GetAsync(SecretRequest request, CancellationToken cancellationToken = default)
    {
        var version = Calls++ % 2 == 0 ? "v1" : "v2";
        return new(new SecretPayload(request.Name, version, Encoding.UTF8.GetBytes($$"""{"token":"token-{{version}}"}""")));
    }

    public ValueTask<IReadOnlyList<SecretResult>> GetManyAsync(IReadOnlyList<SecretRequest> requests, CancellationToken cancellationToken = default) =>
        throw new NotSupportedException();
}
