using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace Genie.TypedSecrets.Hosting.Settings;

/// <summary>Sets the options of the preload to what the configuration says.</summary>
internal sealed class SecretsPreloadSetup(IServiceProvider services) : IConfigureOptions<SecretsPreloadOptions>
{
    public void Configure(SecretsPreloadOptions options)
    {
        if (services.GetService<IConfiguration>() is { } configuration)
        {
            // Problems are reported by the validator of the client's options, all together.
            _ = SecretsSettings.Read(configuration, options);
        }
    }
}
