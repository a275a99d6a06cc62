using System.Collections.Concurrent;
using Genie.TypedSecrets.Emulator.Access;
using Genie.TypedSecrets.Emulator.Policies;

namespace Genie.TypedSecrets.Emulator;

/// <summary>Represents the access keys that the emulator knows, each of a user with policies. Thread-safe.</summary>
public sealed class AccessKeyRing
{
    private readonly ConcurrentDictionary<string, AccessKey> _keys = new(StringComparer.Ordinal);

    internal AccessKeyRing()
    {
    }

    /// <summary>Adds an access key, or replaces the key with the same id together with its policies.</summary>
    /// <param name="accessKeyId">The key's id, which is also the user's name. Never use a real one.</param>
    /// <param name="secretAccessKey">The secret that requests are signed with. Never use a real one.</param>
    /// <param name="policyDocuments">The IAM policy documents of the user, as JSON. Without any, the user has full access.</param>
    /// <exception cref="SecretsConfigurationException">A policy isn't valid, or contains what the emulator can't evaluate.</exception>
    public void Set(string accessKeyId, string secretAccessKey, params IReadOnlyList<string> policyDocuments)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(accessKeyId);
        ArgumentException.ThrowIfNullOrWhiteSpace(secretAccessKey);
        ArgumentNullException.ThrowIfNull(policyDocuments);
        var policies = policyDocuments.Select(document => Parse(accessKeyId, document)).ToArray();
        _keys[accessKeyId] = new AccessKey(accessKeyId, secretAccessKey, policies.Length == 0 ? null : policies);
    }

    /// <summary>
    /// Attaches a policy to the user of an access key. The first one ends the user's full access: from then on only what a policy allows is allowed, and a deny takes
    /// precedence.
    /// </summary>
    /// <param name="accessKeyId">The key's id.</param>
    /// <param name="policyDocument">The IAM policy document, as JSON.</param>
    /// <exception cref="ArgumentException">The emulator doesn't know the access key.</exception>
    /// <exception cref="SecretsConfigurationException">The policy isn't valid, or contains what the emulator can't evaluate.</exception>
    public void AttachPolicy(string accessKeyId, string policyDocument)
    {
        ArgumentNullException.ThrowIfNull(accessKeyId);
        ArgumentNullException.ThrowIfNull(policyDocument);
        var policy = Parse(accessKeyId, policyDocument);
        while (true)
        {
            var key = Find(accessKeyId) ?? throw new ArgumentException($"The emulator doesn't know the access key '{accessKeyId}'. Add it with {nameof(Set)}.", nameof(accessKeyId));
            if (_keys.TryUpdate(accessKeyId, key.WithPolicy(policy), key))
            {
                return;
            }
        }
    }

    /// <summary>Removes an access key. Requests signed with it are rejected.</summary>
    /// <param name="accessKeyId">The key's id.</param>
    /// <returns>Whether the key existed.</returns>
    public bool Remove(string accessKeyId)
    {
        ArgumentNullException.ThrowIfNull(accessKeyId);
        return _keys.TryRemove(accessKeyId, out _);
    }

    internal AccessKey? Find(string accessKeyId) => _keys.GetValueOrDefault(accessKeyId);

    private static PolicyDocument Parse(string accessKeyId, string document)
    {
        try
        {
            return PolicyDocument.ParseIdentityPolicy(document);
        }
        catch (PolicyFormatException e)
        {
            throw new SecretsConfigurationException($"The policy for the access key '{accessKeyId}' can't be used. {e.Message}");
        }
    }
}
