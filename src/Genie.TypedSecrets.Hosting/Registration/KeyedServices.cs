using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace Genie.TypedSecrets.Hosting.Registration;

/// <summary>Registers and gets services with a key or without one.</summary>
internal static class KeyedServices
{
    /// <summary>Registers a singleton, unless the container has one.</summary>
    internal static void TryAddSingleton<T>(this IServiceCollection services, string? key, Func<IServiceProvider, T> create)
        where T : class
    {
        if (key is null)
        {
            services.TryAddSingleton(create);
        }
        else
        {
            services.TryAddKeyedSingleton(key, (provider, _) => create(provider));
        }
    }

    /// <summary>Gets a service that is registered.</summary>
    internal static T Get<T>(this IServiceProvider services, string? key)
        where T : notnull
        => key is null ? services.GetRequiredService<T>() : services.GetRequiredKeyedService<T>(key);
}
