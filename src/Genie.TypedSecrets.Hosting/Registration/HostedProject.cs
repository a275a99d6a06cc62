using Genie.TypedSecrets.CompilerServices;
using Microsoft.Extensions.DependencyInjection;

namespace Genie.TypedSecrets.Hosting.Registration;

/// <summary>Represents the secrets of a project that are registered with a container, read through one of its clients.</summary>
/// <param name="Key">The key of the services; null for the client without a key.</param>
/// <param name="Manifest">The project and its environments.</param>
/// <param name="RootType">The generated type <c>SecretsRoot</c>.</param>
/// <param name="Accessors">The accessors of all categories.</param>
internal sealed record HostedProject(string? Key, SecretsManifest Manifest, Type RootType, IReadOnlyList<HostedAccessor> Accessors)
{
    /// <summary>Gets the name of the options of the project's client.</summary>
    internal string OptionsName => Key ?? Microsoft.Extensions.Options.Options.DefaultName;

    /// <summary>Gets the client that the project's secrets are read through.</summary>
    internal SecretsClient GetClient(IServiceProvider services) => services.Get<SecretsClient>(Key);

    /// <summary>Gets the root of the project's secrets.</summary>
    internal ProjectSecrets GetRoot(IServiceProvider services) => (ProjectSecrets)(Key is null
        ? services.GetRequiredService(RootType)
        : services.GetRequiredKeyedService(RootType, Key));
}
