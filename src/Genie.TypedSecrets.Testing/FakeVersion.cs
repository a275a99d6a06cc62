using System.Text;
using Genie.TypedSecrets.Stores;

namespace Genie.TypedSecrets.Testing;

/// <summary>Represents one version of a fake secret.</summary>
internal sealed record FakeVersion(string Id, int Number, byte[] Value, bool IsBinary, DateTimeOffset CreatedAt)
{
    internal string Text => Encoding.UTF8.GetString(Value);

    internal SecretPayload ToPayload(string name) => new(name, Id, Value.AsSpan().ToArray(), IsBinary) { CreatedAt = CreatedAt };
}
