using System.ComponentModel;
using Genie.TypedSecrets.CompilerServices;
using Genie.TypedSecrets.Hosting.Registration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace Genie.TypedSecrets.Hosting;

/// <summary>Registers the secrets of a project with a container. Only generated code uses it: <c>services.AddSecrets()</c>.</summary>
/// <typeparam name="TRoot">The generated type <c>SecretsRoot</c>.</typeparam>
/// <typeparam name="TEnvironment">The generated type <c>EnvironmentSecrets</c>.</typeparam>
/// <remarks>Not thread-safe.</remarks>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed class SecretsRegistration<TRoot, TEnvironment>
    where TRoot : ProjectSecrets
    where TEnvironment : class
{
    private readonly SecretsManifest _manifest;
    private readonly Func<SecretsClient, TRoot> _createRoot;
    private readonly Func<TRoot, TEnvironment> _getEnvironment;
    private readonly List<Action<IServiceCollection, string?>> _registrations = [];
    private readonly List<Func<string?, HostedAccessor>> _accessors = [];

    /// <summary>Creates the registration of a project.</summary>
    /// <param name="manifest">The project and its environments.</param>
    /// <param name="createRoot">Creates the root over a client.</param>
    /// <param name="getEnvironment">Gets the environment that the process runs in.</param>
    public SecretsRegistration(SecretsManifest manifest, Func<SecretsClient, TRoot> createRoot, Func<TRoot, TEnvironment> getEnvironment)
    {
        ArgumentNullException.ThrowIfNull(manifest);
        ArgumentNullException.ThrowIfNull(createRoot);
        ArgumentNullException.ThrowIfNull(getEnvironment);
        (_manifest, _createRoot, _getEnvironment) = (manifest, createRoot, getEnvironment);
    }

    /// <summary>Adds the accessor of a category.</summary>
    /// <typeparam name="TAccessor">The generated accessor.</typeparam>
    /// <typeparam name="TSecret">The record that the secret is read into.</typeparam>
    /// <param name="find">Gets the accessor from an environment; null if the category does not exist in that environment.</param>
    public void Add<TAccessor, TSecret>(Func<TEnvironment, TAccessor?> find)
        where TAccessor : SecretAccessor<TSecret>
        where TSecret : class
    {
        ArgumentNullException.ThrowIfNull(find);
        _registrations.Add((services, key) =>
        {
            services.TryAddSingleton<TAccessor>(key, provider => find(provider.Get<TEnvironment>(key)) ?? throw Missing(provider.Get<TRoot>(key), typeof(TAccessor)));
            services.TryAddSingleton<SecretAccessor<TSecret>>(key, provider => provider.Get<TAccessor>(key));
        });
        _accessors.Add(key => new(typeof(TAccessor), typeof(SecretAccessor<TSecret>), provider => find(provider.Get<TEnvironment>(key))));
    }

    /// <summary>Registers the client, the environments and the accessors.</summary>
    /// <param name="services">The services of the container.</param>
    /// <param name="serviceKey">The key to register them with; null for none.</param>
    /// <param name="configure">Sets options in code; null to leave them as the configuration says.</param>
    public SecretsBuilder<TEnvironment> Register(IServiceCollection services, string? serviceKey, Action<SecretsOptions>? configure)
    {
        ArgumentNullException.ThrowIfNull(services);
        HostedProject project = new(serviceKey, _manifest, typeof(TRoot), [.. _accessors.Select(create => create(serviceKey))]);
        ClientRegistration.Add(services, project, configure);
        services.TryAddSingleton(serviceKey, provider => _createRoot(provider.Get<SecretsClient>(serviceKey)));
        services.TryAddSingleton(serviceKey, provider => _getEnvironment(provider.Get<TRoot>(serviceKey)));
        foreach (var register in _registrations)
        {
            register(services, serviceKey);
        }

        return new(services, serviceKey);
    }

    /// <summary>Registers the client, the environments and the accessors with a host.</summary>
    /// <param name="builder">The builder of the host.</param>
    /// <param name="configure">Sets options in code; null to leave them as the configuration says.</param>
    public SecretsBuilder<TEnvironment> Register(IHostApplicationBuilder builder, Action<SecretsOptions>? configure)
    {
        ArgumentNullException.ThrowIfNull(builder);
        return Register(builder.Services, serviceKey: null, configure);
    }

    private static SecretsConfigurationException Missing(TRoot root, Type accessor)
    {
        var categories = root.All.Where(static descriptor => descriptor.Environments.Count > 0).Select(static descriptor => $"{descriptor.Category} ({string.Join(", ", descriptor.Environments)})");
        return new(
            $"{accessor.Name} cannot be injected, because the environment that this process runs in does not have its category. "
            + $"Add the environment to x-environments in its schema, or do not register the service that takes it. Categories of some environments: {string.Join("; ", categories)}.");
    }
}
