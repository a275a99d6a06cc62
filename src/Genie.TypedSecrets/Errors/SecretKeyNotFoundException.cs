using Genie.TypedSecrets.Constraints;

namespace Genie.TypedSecrets;

/// <summary>The exception that is thrown when a secret exists but does not have the requested key.</summary>
public sealed class SecretKeyNotFoundException : SecretsException
{
    private const int MaxKeysListed = 50;

    /// <summary>Initializes the exception with the requested key and the keys of the secret.</summary>
    /// <param name="secretName">The secret's name.</param>
    /// <param name="key">The requested key.</param>
    /// <param name="availableKeys">The names of the keys of the secret.</param>
    public SecretKeyNotFoundException(string secretName, string key, IReadOnlyList<string> availableKeys)
        : base(Describe(secretName, key, availableKeys), secretName)
    {
        Key = key;
        AvailableKeys = availableKeys;
        NearestKey = NearMatch.Find(key, availableKeys);
    }

    /// <summary>Gets the requested key.</summary>
    public string Key { get; }

    /// <summary>Gets the names of the keys of the secret.</summary>
    public IReadOnlyList<string> AvailableKeys { get; }

    /// <summary>Gets the key with the most similar name, or <see langword="null"/> when no name is similar.</summary>
    public string? NearestKey { get; }

    private static string Describe(string secretName, string key, IReadOnlyList<string> availableKeys)
    {
        ArgumentNullException.ThrowIfNull(key);
        ArgumentNullException.ThrowIfNull(availableKeys);
        var nearest = NearMatch.Find(key, availableKeys);
        var hint = nearest is null ? string.Empty : $" Did you mean '{DisplayText.CleanName(nearest)}'?";
        var keys = availableKeys.Count == 0 ? "It has no keys." : $"Its keys are: {DisplayText.CleanList(availableKeys, MaxKeysListed)}.";
        return $"The secret '{secretName}' has no key '{DisplayText.CleanName(key)}'.{hint} {keys}";
    }
}
