using System.Diagnostics.CodeAnalysis;
using Genie.TypedSecrets;
using Genie.TypedSecrets.Hosting.Binding;
using Genie.TypedSecrets.Hosting.Registration;
using Genie.TypedSecrets.Hosting.Starting;
using Microsoft.Extensions.Options;

namespace Microsoft.Extensions.DependencyInjection;

/// <summary>Binds options to secrets.</summary>
public static class SecretsOptionsBuilderExtensions
{
    /// <summary>Sets options from a secret, and again once for each new version of it.</summary>
    /// <typeparam name="TOptions">The options.</typeparam>
    /// <typeparam name="TSecret">The generated record: <c>DatabaseSecret</c>. Its project is registered with <c>AddSecrets()</c>.</typeparam>
    /// <param name="builder">The builder of the options: <c>services.AddOptions&lt;WarehouseOptions&gt;()</c>.</param>
    /// <param name="configure">Sets the options: <c>(WarehouseOptions options, DatabaseSecret db) => options.Password = db.Password.Reveal()</c>.</param>
    /// <param name="serviceKey">The key that the secrets are registered with; null if there is none.</param>
    /// <remarks>
    /// <see cref="IOptionsMonitor{TOptions}"/> and <see cref="IOptionsSnapshot{TOptions}"/> have the new values after a rotation;
    /// <see cref="IOptions{TOptions}"/> keeps the first ones. While the container lives, the secret is refreshed without readers. If it is not in
    /// the cache, the first read of the options blocks its thread while the secret is fetched: preload it with <c>PreloadOnStart()</c>.
    /// </remarks>
    public static OptionsBuilder<TOptions> BindSecret<[DynamicallyAccessedMembers(DynamicallyAccessedMemberTypes.PublicParameterlessConstructor)] TOptions, TSecret>(
        this OptionsBuilder<TOptions> builder,
        Action<TOptions, TSecret> configure,
        string? serviceKey = null)
        where TOptions : class
        where TSecret : class
    {
        ArgumentNullException.ThrowIfNull(builder);
        ArgumentNullException.ThrowIfNull(configure);
        builder.Services.AddSingleton<IConfigureOptions<TOptions>>(services =>
        {
            var accessor = services.Get<SecretAccessor<TSecret>>(serviceKey);
            return new ConfigureNamedOptions<TOptions>(builder.Name, options => configure(options, accessor.Get()));
        });
        builder.Services.AddSingleton<IOptionsChangeTokenSource<TOptions>>(services =>
            new SecretChangeTokenSource<TOptions, TSecret>(builder.Name, services.Get<SecretAccessor<TSecret>>(serviceKey)));
        builder.Services.AddSingleton(new AccessorUse(typeof(SecretAccessor<TSecret>), serviceKey));
        return builder;
    }
}
