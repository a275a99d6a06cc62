using Genie.TypedSecrets.Hosting.Settings;
using Genie.TypedSecrets.Hosting.Starting;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Options;

namespace Genie.TypedSecrets.Hosting.Registration;

/// <summary>Registers a client with its options, and what all clients of a container share.</summary>
internal static class ClientRegistration
{
    internal static void Add(IServiceCollection services, HostedProject project, Action<SecretsOptions>? configure)
    {
        AddShared(services);
        if (!services.Any(service => Registered(service) is { } known && known.Key == project.Key && known.RootType == project.RootType))
        {
            services.AddSingleton(project);
        }

        var options = services.AddOptions<SecretsOptions>(project.OptionsName).ValidateOnStart();
        if (configure is not null)
        {
            options.Configure(configure);
        }

        // The container disposes the client, and the client the store that it created.
        services.TryAddSingleton(project.Key, provider => new SecretsClient(provider.GetRequiredService<IOptionsMonitor<SecretsOptions>>().Get(project.OptionsName)));
    }

    private static void AddShared(IServiceCollection services)
    {
        services.AddLogging();
        services.TryAddSingleton(new UsedAccessors(services));
        services.TryAddSingleton<OptionalSecrets>();
        services.TryAddEnumerable(ServiceDescriptor.Singleton<IConfigureOptions<SecretsOptions>, SecretsOptionsSetup>());
        services.TryAddEnumerable(ServiceDescriptor.Singleton<IValidateOptions<SecretsOptions>, SecretsOptionsValidator>());
        services.TryAddEnumerable(ServiceDescriptor.Singleton<IConfigureOptions<SecretsPreloadOptions>, SecretsPreloadSetup>());
        services.TryAddEnumerable(ServiceDescriptor.Singleton<IHostedService, SecretsPreloader>());
    }

    private static HostedProject? Registered(ServiceDescriptor service) => service.IsKeyedService ? null : service.ImplementationInstance as HostedProject;
}
