using Genie.TypedSecrets.Aws.SecretsManager.Model;
using Genie.TypedSecrets.Stores;

namespace Genie.TypedSecrets.Aws;

/// <summary>Hands a received value's buffer over to a payload: no copy is made.</summary>
internal static class PayloadReader
{
    /// <summary>The payload of an answer, under the name it was asked for by.</summary>
    /// <returns>The payload, or null where the answer lacks a value or a version: no answer of Secrets Manager.</returns>
    internal static SecretPayload? TryRead(string name, SecretValueEntry entry)
    {
        var value = entry.SecretString ?? entry.SecretBinary;
        if (value is null || string.IsNullOrEmpty(entry.VersionId))
        {
            entry.Dispose();
            return null;
        }

        var isBinary = entry.SecretString is null;
        var buffer = value.Detach(out var length);
        entry.Dispose();
        return new(name, entry.VersionId, buffer, length, isBinary) { CreatedAt = entry.CreatedDate };
    }

    /// <summary>Another payload with the same value: each of several readers wipes its own.</summary>
    internal static SecretPayload Copy(SecretPayload payload) =>
        new(payload.Name, payload.VersionId, payload.Reveal().ToArray(), payload.IsBinary) { CreatedAt = payload.CreatedAt };
}
