using Genie.TypedSecrets.Hosting.Logging;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace Genie.TypedSecrets.Hosting.Settings;

/// <summary>Sets the options of a client to what the host says: its configuration, environment, clock and logs. What the application sets in code comes later.</summary>
internal sealed class SecretsOptionsSetup(IServiceProvider services) : IConfigureNamedOptions<SecretsOptions>
{
    public void Configure(SecretsOptions options) => Configure(Options.DefaultName, options);

    public void Configure(string? name, SecretsOptions options)
    {
        if (services.GetService<TimeProvider>() is { } timeProvider)
        {
            options.TimeProvider = timeProvider;
        }

        if (services.GetService<IHostEnvironment>() is { } host)
        {
            (options.HostEnvironment, options.UseHostEnvironment) = (host.EnvironmentName, true);
        }

        if (services.GetService<IConfiguration>() is { } configuration)
        {
            // Problems are reported by the validator, all together.
            _ = SecretsSettings.Read(configuration, name ?? Options.DefaultName, options);
        }

        if (services.GetService<ILoggerFactory>() is { } loggers)
        {
            options.Observers.Add(new SecretsLog(loggers.CreateLogger(SecretsLog.Category), options.TimeProvider));
        }
    }
}
