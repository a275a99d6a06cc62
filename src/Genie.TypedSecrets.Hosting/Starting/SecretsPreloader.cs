using System.Globalization;
using Genie.TypedSecrets.Hosting.Logging;
using Genie.TypedSecrets.Hosting.Registration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace Genie.TypedSecrets.Hosting.Starting;

/// <summary>Preloads secrets before any other service of the host starts, so that no request arrives before they are there.</summary>
internal sealed class SecretsPreloader(
    IServiceProvider services,
    IOptions<SecretsPreloadOptions> options,
    IEnumerable<HostedProject> projects,
    OptionalSecrets optionalSecrets,
    ILoggerFactory loggers) : IHostedLifecycleService
{
    private bool _hasRun;

    /// <summary>Preloads. The host waits for it before it starts the services, among them the web server.</summary>
    /// <exception cref="SecretsException">Secrets without which the application does not start could not be loaded.</exception>
    /// <exception cref="TimeoutException">They were not loaded in time.</exception>
    public async Task StartingAsync(CancellationToken cancellationToken)
    {
        _hasRun = true;
        var settings = options.Value;
        var plans = PreloadPlan.Create(services, settings, [.. projects]);
        optionalSecrets.Set(plans);
        var results = await Task.WhenAll(plans.Select(plan => LoadAsync(plan, settings.Timeout, cancellationToken))).ConfigureAwait(false);
        Throw(plans.Sum(static plan => plan.All.Count), [.. results.SelectMany(static errors => errors)]);
    }

    /// <summary>Preloads if the host is older than .NET 8 and did not call <see cref="StartingAsync"/>.</summary>
    public Task StartAsync(CancellationToken cancellationToken) => _hasRun ? Task.CompletedTask : StartingAsync(cancellationToken);

    public Task StartedAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StoppingAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StoppedAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    // Returns the errors because of which the application does not start.
    private async Task<IReadOnlyList<SecretsException>> LoadAsync(PreloadPlan plan, TimeSpan timeout, CancellationToken cancellationToken)
    {
        var timeProvider = services.GetService<TimeProvider>() ?? TimeProvider.System;
        try
        {
            await plan.Project.GetRoot(services).PreloadAsync(plan.All, cancellationToken).WaitAsync(timeout, timeProvider, cancellationToken).ConfigureAwait(false);
            return [];
        }
        catch (SecretsException e)
        {
            var errors = e is SecretsPreloadException several ? several.Errors : [e];
            var logger = loggers.CreateLogger(SecretsLog.Category);
            foreach (var error in errors.Where(error => plan.IsOptional(error.SecretName)))
            {
                SecretsLog.OptionalMissing(logger, error.SecretName, error.Message);
            }

            return [.. errors.Where(error => !plan.IsOptional(error.SecretName))];
        }
        catch (TimeoutException)
        {
            throw TimedOut(plan, timeout);
        }
    }

    private TimeoutException TimedOut(PreloadPlan plan, TimeSpan timeout)
    {
        var loaded = plan.Project.GetClient(services).GetStatus().Where(static status => status.Age is not null).Select(static status => status.SecretName).ToHashSet(StringComparer.Ordinal);
        var missing = plan.All.Select(static accessor => accessor.SecretName).Where(name => !loaded.Contains(name)).Order(StringComparer.Ordinal);
        return new(string.Create(
            CultureInfo.InvariantCulture,
            $"The application does not start, because secrets were not loaded within {timeout.TotalSeconds:0.###} s: {string.Join(", ", missing)}. Check that this host reaches the store, or raise the limit in the configuration (Secrets:Preload:Timeout)."));
    }

    private static void Throw(int requested, IReadOnlyList<SecretsException> errors)
    {
        if (errors.Count == 1)
        {
            throw errors[0];
        }

        if (errors.Count > 1)
        {
            throw new SecretsPreloadException(requested, errors);
        }
    }
}
