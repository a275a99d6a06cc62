using System.Diagnostics.CodeAnalysis;
using System.Reflection;
using Genie.TypedSecrets.Hosting.Registration;
using Microsoft.Extensions.DependencyInjection;

namespace Genie.TypedSecrets.Hosting.Starting;

/// <summary>Finds the accessors that the services of a container use, as far as their registrations show it.</summary>
/// <param name="services">The services of the container.</param>
internal sealed class UsedAccessors(IServiceCollection services)
{
    /// <summary>Gets the accessors of a project that constructors of registered services take, and those that options and clients are bound to.</summary>
    internal IEnumerable<HostedAccessor> Of(HostedProject project)
    {
        HashSet<Type> used = [.. services.SelectMany(TypesUsedBy).Where(use => use.Key == project.Key).Select(static use => use.Type)];
        return project.Accessors.Where(accessor => used.Contains(accessor.AccessorType) || used.Contains(accessor.BaseType));
    }

    private static IEnumerable<AccessorUse> TypesUsedBy(ServiceDescriptor service)
    {
        if (!service.IsKeyedService && service.ImplementationInstance is AccessorUse use)
        {
            return [use];
        }

        var parameters = ImplementationOf(service)?.GetConstructors().SelectMany(static constructor => constructor.GetParameters()) ?? [];
        return parameters.Select(static parameter => new AccessorUse(parameter.ParameterType, parameter.GetCustomAttribute<FromKeyedServicesAttribute>()?.Key as string));
    }

    // A typed HttpClient is registered with a factory, under its own type.
    [UnconditionalSuppressMessage("Trimming", "IL2073", Justification = "If its constructors were trimmed, its secrets are read later instead of preloaded.")]
    [return: DynamicallyAccessedMembers(DynamicallyAccessedMemberTypes.PublicConstructors)]
    private static Type? ImplementationOf(ServiceDescriptor service)
    {
        var type = service.IsKeyedService ? service.KeyedImplementationType : service.ImplementationType;
        return type ?? (service.ServiceType is { IsClass: true, IsAbstract: false } own ? own : null);
    }
}
