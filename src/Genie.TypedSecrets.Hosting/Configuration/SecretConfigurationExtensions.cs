using Genie.TypedSecrets;
using Genie.TypedSecrets.Hosting;
using Genie.TypedSecrets.Hosting.Configuration;

namespace Microsoft.Extensions.Configuration;

/// <summary>Adds keys of secrets to the configuration.</summary>
public static class SecretConfigurationExtensions
{
    /// <summary>Adds keys of a secret to the configuration, one by one. They follow its rotation: the configuration reloads for each new version.</summary>
    /// <typeparam name="TSecret">The generated record.</typeparam>
    /// <param name="builder">The configuration.</param>
    /// <param name="accessor">The secret: <c>Secrets.Current.Database</c>. If it is not in the cache, the thread is blocked while it is fetched.</param>
    /// <param name="map">Names the keys and their values: <c>map => map.Add("Warehouse:Password", db => db.Password.Reveal())</c>.</param>
    /// <remarks>
    /// Configuration is plain text, and every part of the application can read it. <c>GetDebugView()</c> prints it. Use it for code that takes a value
    /// from nowhere else; otherwise bind options with <c>BindSecret</c>, or inject the accessor.
    /// </remarks>
    /// <exception cref="SecretsException">The secret cannot be read; the exception's type says why. It is thrown when the configuration loads.</exception>
    public static IConfigurationBuilder AddSecret<TSecret>(this IConfigurationBuilder builder, SecretAccessor<TSecret> accessor, Action<SecretConfigurationMap<TSecret>> map)
        where TSecret : class
    {
        ArgumentNullException.ThrowIfNull(builder);
        ArgumentNullException.ThrowIfNull(accessor);
        ArgumentNullException.ThrowIfNull(map);
        SecretConfigurationMap<TSecret> keys = new();
        map(keys);
        return builder.Add(new SecretConfigurationSource<TSecret>(accessor, keys.Keys));
    }
}
