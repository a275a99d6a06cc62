using System.ComponentModel;
using Genie.TypedSecrets.Caching;

namespace Genie.TypedSecrets.CompilerServices;

/// <summary>Connects generated code to the client that its secrets are read through. Used by generated code only.</summary>
/// <remarks>Thread-safe.</remarks>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed class SecretsContext
{
    private readonly SecretsClient? _client;
    private Binding? _binding;

    /// <summary>Creates a context that reads through <see cref="SecretsClient.Default"/>.</summary>
    /// <param name="manifest">The project and its environments.</param>
    public SecretsContext(SecretsManifest manifest)
    {
        ArgumentNullException.ThrowIfNull(manifest);
        Manifest = manifest;
        SecretsClient.RegisterManifest(manifest);
    }

    /// <summary>Creates a context that reads through a given client.</summary>
    /// <param name="manifest">The project and its environments.</param>
    /// <param name="client">The client.</param>
    public SecretsContext(SecretsManifest manifest, SecretsClient client)
    {
        ArgumentNullException.ThrowIfNull(manifest);
        ArgumentNullException.ThrowIfNull(client);
        Manifest = manifest;
        _client = client;
        client.AddManifest(manifest);
    }

    /// <summary>Gets the project and its environments.</summary>
    public SecretsManifest Manifest { get; }

    /// <summary>
    /// Gets the index of the environment that the process runs in, among <see cref="SecretsManifest.Environments"/>; -1 if it is a preview
    /// environment. It is determined once for each client: a change of the environment variable takes effect after the next
    /// <see cref="Configure"/>.
    /// </summary>
    /// <exception cref="SecretsConfigurationException">The configured environment is not in the manifest.</exception>
    public int CurrentEnvironment => Bind().Index;

    /// <summary>Gets the name of the environment that the process runs in.</summary>
    internal string CurrentName => Bind().Current;

    /// <summary>Replaces the default client of the process by a client with other options.</summary>
    /// <param name="configure">Sets the options. They contain the current values, so a second call keeps what the first one set. The function must not read secrets.</param>
    /// <remarks>
    /// It may be called at any time. Readers that wait for a fetch get their value from the former client. Later reads, and subscriptions, use the
    /// new client, whose cache is empty. The former client's store is not disposed, because other code may still use that client.
    /// </remarks>
    /// <exception cref="SecretsConfigurationException">An option is out of its range. Nothing has changed then.</exception>
    /// <exception cref="ArgumentNullException"><paramref name="configure"/> is null.</exception>
    /// <exception cref="InvalidOperationException">The context reads through a client of its own.</exception>
    public void Configure(Action<SecretsOptions> configure)
    {
        if (_client is not null)
        {
            throw new InvalidOperationException("These secrets are read through a client of their own. Configure that client where it is created.");
        }

        SecretsClient.ConfigureDefault(configure);
    }

    /// <summary>Fetches every secret of the current environment that is not in the cache, with as few calls as the store allows.</summary>
    /// <param name="descriptors">The project's categories.</param>
    /// <param name="cancellationToken">Cancels the wait; the calls continue.</param>
    /// <exception cref="SecretsPreloadException">Several secrets could not be loaded. It lists all failures.</exception>
    /// <exception cref="SecretsException">One secret could not be loaded; the exception's type says why.</exception>
    /// <exception cref="ObjectDisposedException">The client was disposed.</exception>
    internal async Task PreloadAsync(IReadOnlyList<SecretDescriptor> descriptors, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(descriptors);
        var binding = Bind();
        var environment = binding.Current;
        PreloadRun run = new();
        foreach (var descriptor in descriptors.Where(descriptor => descriptor.ExistsIn(Manifest, environment)))
        {
            run.Add(() => GetEntry(binding, environment, descriptor.GetSecretName(Manifest.Project, environment), descriptor));
        }

        await run.LoadAsync(cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Fetches the secrets of the given accessors that are not in the cache, with as few calls as the store allows.</summary>
    /// <param name="accessors">The accessors, of this context's client.</param>
    /// <param name="cancellationToken">Cancels the wait; the calls continue.</param>
    /// <exception cref="SecretsPreloadException">Several secrets could not be loaded. It lists all failures.</exception>
    /// <exception cref="SecretsException">One secret could not be loaded; the exception's type says why.</exception>
    /// <exception cref="ArgumentException">An accessor reads through another client.</exception>
    /// <exception cref="ObjectDisposedException">The client was disposed.</exception>
    internal async Task PreloadAsync(IEnumerable<SecretAccessor> accessors, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(accessors);
        PreloadRun run = new();
        foreach (var accessor in accessors)
        {
            ArgumentNullException.ThrowIfNull(accessor, nameof(accessors));
            if (!ReferenceEquals(accessor.Context._client, _client))
            {
                throw new ArgumentException($"The accessor of '{accessor.SecretName}' reads through another client. Take it from the root that you preload with.", nameof(accessors));
            }

            run.Add(accessor.BindEntry);
        }

        await run.LoadAsync(cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Lists the secrets of all environments.</summary>
    /// <param name="descriptors">The project's categories.</param>
    internal IEnumerable<NamedSecret> ListSecrets(IReadOnlyList<SecretDescriptor> descriptors) =>
        from environment in Manifest.Environments
        from descriptor in descriptors
        where descriptor.ExistsIn(Manifest, environment)
        select new NamedSecret(descriptor.GetSecretName(Manifest.Project, environment), environment, descriptor);

    /// <summary>Gets whether an accessor may keep the entry that it found: the context always reads through the same client, or the client that replaces it retires its entries.</summary>
    internal bool KeepsEntries => _client is not null || !SecretsClientScope.IsInUse;

    /// <summary>Removes every value from the client's cache, for all projects that read through it; see <see cref="SecretsClient.ClearCache"/>.</summary>
    public void ClearCache() => Client.ClearCache();

    internal SecretsClient Client => _client ?? SecretsClient.Default;

    internal SecretEntry<T> GetEntry<T>(string environment, string secretName, SecretDescriptor<T> descriptor)
        where T : class
        => (SecretEntry<T>)GetEntry(Bind(), environment, secretName, descriptor);

    private SecretEntry GetEntry(Binding binding, string environment, string secretName, SecretDescriptor descriptor)
    {
        binding.Client.Environments.EnsureAllowed(Manifest, secretName, environment, binding.Current);
        if (binding.Index < 0 || Manifest.Previews.Count > 0)
        {
            ThrowIfNotInPreview(environment, descriptor);
        }

        return binding.Client.GetEntry(secretName, descriptor, binding.Current, Manifest.DefaultEnvironment);
    }

    // The types promise the categories of other environments only.
    private void ThrowIfNotInPreview(string environment, SecretDescriptor descriptor)
    {
        if (Manifest.PreviewOf(environment) is { } pattern && !descriptor.ExistsIn(Manifest, environment))
        {
            throw new SecretsConfigurationException(
                $"The category '{descriptor.Category}' does not exist in the preview environment '{environment}'. "
                + $"To create it there, add \"{pattern}\" to x-environments in {descriptor.Category}.schema.json.");
        }
    }

    private Binding Bind()
    {
        var binding = Volatile.Read(ref _binding);
        var client = Client;
        if (binding is null || !ReferenceEquals(binding.Client, client))
        {
            var current = client.Environments.CurrentOf(Manifest);
            binding = new(client, current, Manifest.IndexOf(current));
            Volatile.Write(ref _binding, binding);
        }

        return binding;
    }

    private sealed record Binding(SecretsClient Client, string Current, int Index);
}
