using Genie.TypedSecrets.Constraints;

namespace Genie.TypedSecrets;

/// <summary>The secret is there, and the key asked for is not in it.</summary>
public sealed class SecretKeyNotFoundException : SecretsException
{
    /// <summary>Says which key is missing, which are there, and which of those was probably meant.</summary>
    /// <param name="secretName">The secret's name.</param>
    /// <param name="key">The key that was asked for.</param>
    /// <param name="availableKeys">The keys the secret has. Names only.</param>
    public SecretKeyNotFoundException(string secretName, string key, IReadOnlyList<string> availableKeys)
        : base(Describe(secretName, key, availableKeys), secretName)
    {
        Key = key;
        AvailableKeys = availableKeys;
        NearestKey = NearMatch.Find(key, availableKeys);
    }

    /// <summary>The key that was asked for.</summary>
    public string Key { get; }

    /// <summary>The keys the secret has.</summary>
    public IReadOnlyList<string> AvailableKeys { get; }

    /// <summary>The key that was probably meant; null where none is near.</summary>
    public string? NearestKey { get; }

    private static string Describe(string secretName, string key, IReadOnlyList<string> availableKeys)
    {
        ArgumentNullException.ThrowIfNull(availableKeys);
        var nearest = NearMatch.Find(key, availableKeys);
        var hint = nearest is null ? string.Empty : $" Did you mean '{nearest}'?";
        var keys = availableKeys.Count == 0 ? "It has no keys." : $"It has: {string.Join(", ", availableKeys)}.";
        return $"The secret '{secretName}' has no key '{key}'.{hint} {keys}";
    }
}
