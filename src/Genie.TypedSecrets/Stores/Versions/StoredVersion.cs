using System.Security.Cryptography;

namespace Genie.TypedSecrets.Stores;

/// <summary>Represents one version of a secret in a store.</summary>
internal sealed class StoredVersion(Guid id, DateTimeOffset createdAt, bool isBinary, byte[] value)
{
    internal string Id { get; } = VersionIdText.Of(id);

    internal Guid Guid => id;

    internal DateTimeOffset CreatedAt => createdAt;

    internal bool IsBinary => isBinary;

    internal ReadOnlySpan<byte> Value => value;

    /// <summary>Copies the version to a payload, which the caller disposes.</summary>
    internal SecretPayload ToPayload(string name) => new(name, Id, value.AsSpan().ToArray(), isBinary) { CreatedAt = createdAt };

    internal void Wipe() => CryptographicOperations.ZeroMemory(value);
}
