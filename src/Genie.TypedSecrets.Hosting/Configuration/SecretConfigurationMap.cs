namespace Genie.TypedSecrets.Hosting;

/// <summary>Defines the keys that a secret adds to the configuration.</summary>
/// <typeparam name="TSecret">The generated record.</typeparam>
/// <remarks>Not thread-safe.</remarks>
public sealed class SecretConfigurationMap<TSecret>
    where TSecret : class
{
    internal SecretConfigurationMap()
    {
    }

    internal List<KeyValuePair<string, Func<TSecret, string?>>> Keys { get; } = [];

    /// <summary>Adds a key.</summary>
    /// <param name="key">The key: <c>ConnectionStrings:Warehouse</c>.</param>
    /// <param name="getValue">Gets its value from a version of the secret. Null means that the key is absent.</param>
    /// <returns>This object, to add another key.</returns>
    public SecretConfigurationMap<TSecret> Add(string key, Func<TSecret, string?> getValue)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(key);
        ArgumentNullException.ThrowIfNull(getValue);
        Keys.Add(new(key, getValue));
        return this;
    }
}
