using Genie.TypedSecrets.Hosting.Registration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace Genie.TypedSecrets.Hosting.Health;

/// <summary>Fetches secrets that failed, if a retry is due. An instance that gets no requests because its check fails would not read them itself.</summary>
internal sealed class SecretsRecovery(IServiceProvider services, IEnumerable<HostedProject> projects) : BackgroundService
{
    /// <summary>The time between two attempts. How often the store is really called is decided by the client's pauses.</summary>
    internal static readonly TimeSpan Interval = TimeSpan.FromSeconds(10);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using PeriodicTimer timer = new(Interval, services.GetService<TimeProvider>() ?? TimeProvider.System);
        try
        {
            while (await timer.WaitForNextTickAsync(stoppingToken).ConfigureAwait(false))
            {
                foreach (var project in projects)
                {
                    await RecoverAsync(project, stoppingToken).ConfigureAwait(false);
                }
            }
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            // The host stops.
        }
    }

    private async Task RecoverAsync(HostedProject project, CancellationToken cancellationToken)
    {
        try
        {
            var failed = project.GetClient(services).GetStatus()
                .Where(static secret => secret.State is SecretState.Stale or SecretState.Unavailable)
                .Select(static secret => secret.SecretName)
                .ToHashSet(StringComparer.Ordinal);
            if (failed.Count > 0)
            {
                var accessors = project.Accessors.Select(accessor => accessor.Find(services)).OfType<SecretAccessor>().Where(accessor => failed.Contains(accessor.SecretName));
                await project.GetRoot(services).PreloadAsync([.. accessors], cancellationToken).ConfigureAwait(false);
            }
        }
        catch (Exception e) when (e is SecretsException or ObjectDisposedException)
        {
            // It is in the logs, and in the data of the check.
        }
    }
}
