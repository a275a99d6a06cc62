using Genie.TypedSecrets.Stores;

namespace Genie.TypedSecrets;

/// <summary>Holds the store that a client reads from. It is created on first use, so that a wrong setting is reported to the code that reads.</summary>
/// <remarks>Thread-safe.</remarks>
/// <param name="options">The options of the client.</param>
/// <param name="getRegions">Gets the AWS regions of an environment. By default those of the manifests of the process.</param>
internal sealed class StoreSelection(SecretsOptions options, Func<string?, IReadOnlyList<string>>? getRegions = null)
{
    private const string Fallback = "local";

    private readonly object _gate = new();
    private readonly HostEnvironment _host = new(options);
    private ISecretStore? _store = options.Store;
    private bool _isFallback;

    /// <summary>Gets the store, for a process that runs in an environment.</summary>
    /// <param name="environment">The environment; null if none is known.</param>
    /// <param name="defaultEnvironment">The default environment: the only one in which the store need not be selected.</param>
    /// <exception cref="SecretsConfigurationException">No store is selected, or no store has that name.</exception>
    internal ISecretStore Get(string? environment, string defaultEnvironment)
    {
        lock (_gate)
        {
            var name = _store is null ? SelectedName() : null;
            _isFallback |= _store is null && name is null;

            // Checked for each read: two projects of one process may run in different environments.
            ThrowIfNotSelected(environment, defaultEnvironment);
            return _store ??= Create(name ?? Fallback, environment);
        }
    }

    /// <summary>Checks that a store can be selected for a process that runs in an environment. The store is not created.</summary>
    /// <param name="environment">The environment; null if it is not known, which is another problem.</param>
    /// <param name="defaultEnvironment">The default environment.</param>
    /// <exception cref="SecretsConfigurationException">No store is selected, or no store has that name.</exception>
    internal void Check(string? environment, string defaultEnvironment)
    {
        if (_store is not null)
        {
            return;
        }

        if (SelectedName() is { } name)
        {
            SecretStores.ThrowIfUnknown(name);
        }
        else if (environment is not null)
        {
            _isFallback = true;
            ThrowIfNotSelected(environment, defaultEnvironment);
        }
    }

    /// <summary>Maps a secret's name to the place that it is read from, as the store does.</summary>
    /// <param name="secretName">The name.</param>
    /// <param name="environment">The environment; null if none is known.</param>
    /// <exception cref="SecretsConfigurationException">No store has the selected name.</exception>
    internal string GetLocation(string secretName, string? environment)
    {
        ISecretStore store;
        lock (_gate)
        {
            if (_store is null && SelectedName() is null)
            {
                // The local store keeps all names apart. It is not created before it is known that it may be used.
                return secretName;
            }

            store = _store ??= Create(SelectedName() ?? Fallback, environment);
        }

        return store.GetLocation(secretName);
    }

    /// <summary>Gets the store if this object created it, and so has to dispose it.</summary>
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

    private ISecretStore Create(string name, string? environment) => SecretStores.Create(name, new()
    {
        TimeProvider = options.TimeProvider,
        EnvironmentVariableReader = options.EnvironmentVariableReader,
        Regions = (getRegions ?? SecretsClient.GetRegions)(environment),
    });

    private string? SelectedName()
    {
        if (options.StoreName is { } chosen)
        {
            return chosen;
        }

        var name = options.EnvironmentVariableReader(SecretsOptions.StoreVariable);
        return name is null || !string.IsNullOrWhiteSpace(name)
            ? name
            : throw new SecretsConfigurationException(
                $"The environment variable {SecretsOptions.StoreVariable}, which selects the secret store, is set but empty. "
                + "Set it to a store, for example to aws, or unset it.");
    }

    private void ThrowIfNotSelected(string? environment, string defaultEnvironment)
    {
        if (!_isFallback)
        {
            return;
        }

        if (options.IsOutsideOfScopes)
        {
            throw new SecretsConfigurationException(
                "No SecretsFixture applies to this code, although the process uses fixtures, and no secret store is selected. "
                + "Create the fixture in the test itself or in the constructor of its class, or call Enter() on it there: a fixture that an asynchronous "
                + "set-up method creates does not apply to the test. Code that a server calls needs the fixture's client: services.AddFakeSecrets(fixture).");
        }

        if (environment is not null && !string.Equals(environment, defaultEnvironment, StringComparison.OrdinalIgnoreCase))
        {
            throw new SecretsConfigurationException(
                $"No secret store is selected for the environment '{environment}'. {Remedy} "
                + $"Only the default environment '{defaultEnvironment}' may read from the local store without selecting it.");
        }

        // Without a selected environment the host may know better.
        if (environment is null && _host.Find(defaultEnvironment, variable: null) is { } host)
        {
            throw new SecretsConfigurationException(
                $"No secret store is selected, and {host.Source} says that this process runs in '{host.Name}'. {Remedy}");
        }
    }

    // Secrets.Configure does not configure the client of a container.
    private string Remedy => options.UseHostEnvironment
        ? $"Set Secrets:Store in the configuration, or {SecretsOptions.StoreVariable}, for example to aws."
        : $"Set {SecretsOptions.StoreVariable}, for example to aws, or select a store in code: Secrets.Configure(o => o.StoreName = \"aws\").";
}
