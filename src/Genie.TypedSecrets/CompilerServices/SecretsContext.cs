using System.ComponentModel;
using Genie.TypedSecrets.Caching;

namespace Genie.TypedSecrets.CompilerServices;

/// <summary>What stands behind a generated <c>Secrets</c> class: its project, and the client it reads through. Only generated code uses it.</summary>
/// <remarks>Thread-safe.</remarks>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed class SecretsContext
{
    private readonly SecretsClient? _client;
    private Binding? _binding;

    /// <summary>A project that reads through <see cref="SecretsClient.Default"/>.</summary>
    /// <param name="manifest">The project and its environments.</param>
    public SecretsContext(SecretsManifest manifest)
    {
        ArgumentNullException.ThrowIfNull(manifest);
        Manifest = manifest;
        SecretsClient.RegisterManifest(manifest);
    }

    /// <summary>A project that reads through a client of its own.</summary>
    internal SecretsContext(SecretsManifest manifest, SecretsClient client)
    {
        Manifest = manifest;
        _client = client;
    }

    /// <summary>The project and its environments.</summary>
    public SecretsManifest Manifest { get; }

    /// <summary>
    /// The environment the process runs in, as its place in <see cref="SecretsManifest.Environments"/>. Determined once for each client:
    /// a change of the environment variable counts after the next <see cref="Configure"/>.
    /// </summary>
    /// <exception cref="SecretsConfigurationException">The manifest does not know the environment.</exception>
    public int CurrentEnvironment => Bind().Current;

    /// <summary>
    /// Replaces the client of the whole process by one with other options. They start from those in force, so that two calls add up.
    /// Reads that wait for the former client get their value from it; all later reads go to the new one.
    /// </summary>
    /// <param name="configure">Sets the options. It must not read secrets.</param>
    /// <exception cref="SecretsConfigurationException">An option is out of its range. Nothing has changed then.</exception>
    /// <exception cref="ArgumentNullException"><paramref name="configure"/> is null.</exception>
    /// <exception cref="InvalidOperationException">The project reads through a client of its own.</exception>
    public void Configure(Action<SecretsOptions> configure)
    {
        if (_client is not null)
        {
            throw new InvalidOperationException("These secrets are read through a client of their own. Configure that client where it is made.");
        }

        SecretsClient.ConfigureDefault(configure);
    }

    /// <summary>Fetches every secret of the current environment that is not in the cache, with one call to the store.</summary>
    /// <param name="descriptors">The project's categories.</param>
    /// <param name="cancellationToken">Ends the wait; the call goes on for others.</param>
    /// <exception cref="SecretsPreloadException">Several secrets could not be loaded; it lists all of them.</exception>
    /// <exception cref="SecretsException">One secret could not be loaded; the exception's type says why.</exception>
    public async Task PreloadAsync(IReadOnlyList<SecretDescriptor> descriptors, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(descriptors);
        var binding = Bind();
        var environment = Manifest.Environments[binding.Current];
        var entries = descriptors
            .Where(descriptor => descriptor.ExistsIn(environment))
            .Select(descriptor => GetEntry(binding, environment, descriptor.GetSecretName(Manifest.Project, environment), descriptor))
            .ToArray();
        await binding.Client.PreloadAsync(entries, cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Forgets every value of the client, whatever project it belongs to; see <see cref="SecretsClient.ClearCache"/>.</summary>
    public void ClearCache() => Client.ClearCache();

    internal SecretEntry<T> GetEntry<T>(string environment, string secretName, SecretDescriptor<T> descriptor)
        where T : class
        => (SecretEntry<T>)GetEntry(Bind(), environment, secretName, descriptor);

    private SecretsClient Client => _client ?? SecretsClient.Default;

    private SecretEntry GetEntry(Binding binding, string environment, string secretName, SecretDescriptor descriptor)
    {
        var current = Manifest.Environments[binding.Current];
        binding.Client.Environments.EnsureAllowed(secretName, environment, current);
        return binding.Client.GetEntry(secretName, descriptor, current, Manifest.DefaultEnvironment);
    }

    private Binding Bind()
    {
        var binding = Volatile.Read(ref _binding);
        var client = Client;
        if (binding is null || !ReferenceEquals(binding.Client, client))
        {
            binding = new(client, client.Environments.IndexOfCurrent(Manifest));
            Volatile.Write(ref _binding, binding);
        }

        return binding;
    }

    private sealed record Binding(SecretsClient Client, int Current);
}
