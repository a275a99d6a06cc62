using Genie.TypedSecrets.Hosting.Registration;
using Genie.TypedSecrets.Hosting.Starting;
using Microsoft.Extensions.DependencyInjection;

namespace Genie.TypedSecrets.Hosting;

/// <summary>Configures the secrets that <c>AddSecrets()</c> registered.</summary>
/// <typeparam name="TEnvironment">The generated type with the categories that all environments share.</typeparam>
/// <remarks>Not thread-safe.</remarks>
public sealed class SecretsBuilder<TEnvironment>
    where TEnvironment : class
{
    internal SecretsBuilder(IServiceCollection services, string? serviceKey) => (Services, ServiceKey) = (services, serviceKey);

    /// <summary>Gets the services that the secrets are registered with.</summary>
    public IServiceCollection Services { get; }

    /// <summary>Gets the key that the secrets are registered with; null if there is none.</summary>
    public string? ServiceKey { get; }

    /// <summary>Preloads secrets before the host starts its services, with as few calls to the store as possible. If one cannot be loaded, the host does not start.</summary>
    /// <param name="secrets">
    /// Gets the secrets from the environment that the process runs in: <c>secrets => [secrets.ApiKeys, secrets.Database]</c>. By default those whose
    /// accessors the constructors of registered services take, and those that options and HTTP clients are bound to. What only the handler of an
    /// endpoint takes is not visible: list it.
    /// </param>
    /// <param name="optional">Gets secrets to preload without which the application can start. A failure to load them is logged.</param>
    /// <remarks>The time limit and more categories can be set in the section <c>Secrets:Preload</c> of the configuration; see <see cref="SecretsPreloadOptions"/>.</remarks>
    public SecretsBuilder<TEnvironment> PreloadOnStart(
        Func<TEnvironment, IEnumerable<SecretAccessor>>? secrets = null,
        Func<TEnvironment, IEnumerable<SecretAccessor>>? optional = null)
    {
        PreloadRequest request = new(ServiceKey, Resolve(secrets), Resolve(optional));
        Services.Configure<SecretsPreloadOptions>(options => options.Requests.Add(request));
        return this;
    }

    private Func<IServiceProvider, IEnumerable<SecretAccessor>>? Resolve(Func<TEnvironment, IEnumerable<SecretAccessor>>? get) =>
        get is null ? null : services => get(services.Get<TEnvironment>(ServiceKey));
}
