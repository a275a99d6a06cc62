using System.Collections.Concurrent;
using Genie.TypedSecrets.Constraints;

namespace Genie.TypedSecrets.Stores;

/// <summary>
/// Creates stores by name, as in <c>GENIE_SECRETS_STORE=local</c>: <c>local</c>, <c>environment</c>, <c>directory</c>,
/// <c>memory</c>, and those that other packages register.
/// </summary>
/// <remarks>Thread-safe. Names are not case-sensitive.</remarks>
public static class SecretStores
{
    // Names that are often used before their package is added.
    private static readonly Dictionary<string, string> s_packages = new(StringComparer.OrdinalIgnoreCase)
    {
        ["aws"] = "Genie.TypedSecrets.Aws",
        ["aws-agent"] = "Genie.TypedSecrets.Aws",
    };

    private static readonly ConcurrentDictionary<string, Func<SecretStoreContext, ISecretStore>> s_factories = new(StringComparer.OrdinalIgnoreCase)
    {
        [LocalSecretStore.StoreName] = LocalSecretStore.Create,
        [EnvironmentVariableSecretStore.StoreName] = static context => new EnvironmentVariableSecretStore(context),
        [DirectorySecretStore.StoreName] = DirectorySecretStore.Create,
        [InMemorySecretStore.StoreName] = static context => new InMemorySecretStore(context.TimeProvider),
    };

    /// <summary>Gets the names of the registered stores in ordinal order.</summary>
    public static IReadOnlyList<string> Names => s_factories.Keys.Order(StringComparer.Ordinal).ToArray();

    /// <summary>Registers a store under a name. If the name is already registered, the new factory replaces the former one.</summary>
    /// <param name="name">The name that selects the store.</param>
    /// <param name="factory">Creates the store. It may throw <see cref="SecretsConfigurationException"/> when a setting is missing.</param>
    /// <exception cref="ArgumentException">The name is empty.</exception>
    public static void Register(string name, Func<SecretStoreContext, ISecretStore> factory)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(name);
        ArgumentNullException.ThrowIfNull(factory);
        s_factories[name] = factory;
    }

    /// <summary>Creates the store with a name. Each call creates a new instance.</summary>
    /// <param name="name">The name of the store.</param>
    /// <param name="context">The clock and the environment variables of the store.</param>
    /// <exception cref="SecretsConfigurationException">No store has that name, or a required setting is missing.</exception>
    public static ISecretStore Create(string name, SecretStoreContext context)
    {
        ArgumentNullException.ThrowIfNull(name);
        ArgumentNullException.ThrowIfNull(context);
        return s_factories.TryGetValue(name.Trim(), out var factory)
            ? factory(context)
            : throw new SecretsConfigurationException(DescribeUnknown(name.Trim()));
    }

    /// <summary>Rejects a name that no store has.</summary>
    /// <exception cref="SecretsConfigurationException">No store has that name.</exception>
    internal static void ThrowIfUnknown(string name)
    {
        if (!s_factories.ContainsKey(name.Trim()))
        {
            throw new SecretsConfigurationException(DescribeUnknown(name.Trim()));
        }
    }

    private static string DescribeUnknown(string name)
    {
        var known = $"Known stores: {string.Join(", ", Names)}.";
        if (s_packages.TryGetValue(name, out var package))
        {
            return $"The secret store '{name}' comes with the package {package}, which this program does not reference. "
                + $"Add it: dotnet add package {package}. {known}";
        }

        var nearest = NearMatch.Find(name, [.. Names, .. s_packages.Keys]);
        var hint = nearest is null ? string.Empty : $" Did you mean '{nearest}'?";
        return $"The secret store '{name}' does not exist.{hint} {known} The name comes from the options or from GENIE_SECRETS_STORE.";
    }
}
