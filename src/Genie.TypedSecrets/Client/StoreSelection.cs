using Genie.TypedSecrets.Stores;

namespace Genie.TypedSecrets;

/// <summary>The store a client reads from: made on first use, so that a wrong setting is reported to whoever reads.</summary>
/// <remarks>Thread-safe.</remarks>
internal sealed class StoreSelection(SecretsOptions options)
{
    private const string Fallback = "local";

    private readonly object _gate = new();
    private ISecretStore? _store = options.Store;
    private bool _isFallback;

    /// <summary>The store, for a process that runs in an environment.</summary>
    /// <param name="environment">The environment; null where none is known.</param>
    /// <param name="defaultEnvironment">The only one that may do without a choice.</param>
    /// <exception cref="SecretsConfigurationException">No store was chosen, or there is none of that name.</exception>
    internal ISecretStore Get(string? environment, string defaultEnvironment)
    {
        lock (_gate)
        {
            if (_store is null)
            {
                var name = ChosenName;
                _isFallback = name is null;
                ThrowIfNotChosen(environment, defaultEnvironment);
                SecretStoreContext context = new()
                {
                    TimeProvider = options.TimeProvider,
                    EnvironmentVariableReader = options.EnvironmentVariableReader,
                    Regions = SecretsClient.GetRegions(environment),
                };
                _store = SecretStores.Create(name ?? Fallback, context);
            }

            // Two projects of one process may run in different environments.
            ThrowIfNotChosen(environment, defaultEnvironment);
            return _store;
        }
    }

    /// <summary>The store where this object made it, and so has to dispose it.</summary>
    internal ISecretStore? Owned
    {
        get
        {
            lock (_gate)
            {
                return options.Store is null ? _store : null;
            }
        }
    }

    private string? ChosenName
    {
        get
        {
            var name = options.StoreName ?? options.EnvironmentVariableReader(SecretsOptions.StoreVariable);
            return string.IsNullOrWhiteSpace(name) ? null : name;
        }
    }

    private void ThrowIfNotChosen(string? environment, string defaultEnvironment)
    {
        if (_isFallback && environment is not null && !string.Equals(environment, defaultEnvironment, StringComparison.Ordinal))
        {
            throw NotChosen(environment, defaultEnvironment);
        }
    }

    private static SecretsConfigurationException NotChosen(string environment, string defaultEnvironment) => new(
        $"No secret store is chosen for the environment '{environment}'. Set {SecretsOptions.StoreVariable}, for example to aws, "
        + "or choose one in code: Secrets.Configure(o => o.StoreName = \"aws\"). "
        + $"Only the default environment '{defaultEnvironment}' uses the local store without being told: production never falls back to a development store.");
}
