using Genie.TypedSecrets.Aws.SecretsManager.Model;
using Genie.TypedSecrets.Stores;

namespace Genie.TypedSecrets.Aws;

/// <summary>Creates payloads from received values without copying them.</summary>
internal static class PayloadReader
{
    /// <summary>Creates the payload of a response, with the name that was requested.</summary>
    /// <returns>The payload, or null if the response has no value or no version id, which Secrets Manager never returns.</returns>
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

    /// <summary>Creates another payload with the same value, because each reader wipes its own.</summary>
    internal static SecretPayload Copy(SecretPayload payload) =>
        new(payload.Name, payload.VersionId, payload.Reveal().ToArray(), payload.IsBinary) { CreatedAt = payload.CreatedAt };
}
