using System.Security.Cryptography;

namespace Genie.TypedSecrets.Stores;

/// <summary>One version of a secret as a store keeps it.</summary>
internal sealed class StoredVersion(Guid id, DateTimeOffset createdAt, bool isBinary, byte[] value)
{
    internal string Id { get; } = id.ToString();

    internal Guid Guid => id;

    internal DateTimeOffset CreatedAt => createdAt;

    internal bool IsBinary => isBinary;

    internal ReadOnlySpan<byte> Value => value;

    /// <summary>A copy that its receiver wipes.</summary>
    internal SecretPayload ToPayload(string name) => new(name, Id, value.AsSpan().ToArray(), isBinary) { CreatedAt = createdAt };

    internal void Wipe() => CryptographicOperations.ZeroMemory(value);
}
