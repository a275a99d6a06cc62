using System.Collections.Concurrent;

namespace Genie.TypedSecrets.Emulator;

/// <summary>The access keys the emulator knows, each with its grants. Thread-safe.</summary>
public sealed class AccessKeyRing
{
    private readonly ConcurrentDictionary<string, AccessKey> _keys = new(StringComparer.Ordinal);

    internal AccessKeyRing()
    {
    }

    /// <summary>Adds an access key, or replaces it together with its grants.</summary>
    /// <param name="accessKeyId">The key's id. Never put a real one here.</param>
    /// <param name="secretAccessKey">What requests are signed with. Never put a real one here.</param>
    /// <param name="grants">What it may do. Without any it may do everything.</param>
    public void Set(string accessKeyId, string secretAccessKey, params IReadOnlyList<Grant> grants)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(accessKeyId);
        ArgumentException.ThrowIfNullOrWhiteSpace(secretAccessKey);
        ArgumentNullException.ThrowIfNull(grants);
        _keys[accessKeyId] = new AccessKey(accessKeyId, secretAccessKey, grants.Count == 0 ? [Grant.Allow("*")] : [.. grants]);
    }

    /// <summary>Forgets an access key: its requests are refused from now on.</summary>
    /// <param name="accessKeyId">The key's id.</param>
    /// <returns>Whether it was known.</returns>
    public bool Remove(string accessKeyId)
    {
        ArgumentNullException.ThrowIfNull(accessKeyId);
        return _keys.TryRemove(accessKeyId, out _);
    }

    internal AccessKey? Find(string accessKeyId) => _keys.GetValueOrDefault(accessKeyId);
}
