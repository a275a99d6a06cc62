using Genie.TypedSecrets.Hosting.Health;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using Microsoft.Extensions.Hosting;

namespace Microsoft.Extensions.DependencyInjection;

/// <summary>Adds the health check of the secrets that an application uses.</summary>
public static class SecretsHealthChecksBuilderExtensions
{
    /// <summary>Adds a check of every secret that the application has read or preloaded. It reads the cache only: the store is not called.</summary>
    /// <param name="builder">The builder of health checks.</param>
    /// <param name="name">The name of the check.</param>
    /// <param name="failureStatus">The status if a secret that is not optional has no value. The default is <see cref="HealthStatus.Unhealthy"/>.</param>
    /// <param name="tags">The tags of the check, by which endpoints select checks.</param>
    /// <param name="timeout">The time limit of the check. The check does not wait for anything.</param>
    /// <remarks>
    /// The status is degraded while a value past its time to live stays in use because the store cannot be reached, or while an optional secret of the
    /// preload has no value. It is unhealthy if any other secret has no value because it could not be fetched. It is healthy again as soon as there is
    /// a value. An instance that gets no requests because it is unhealthy recovers too: every ten seconds, a background service fetches what failed,
    /// if a retry is due. The data of the check has the names, states and ages of the secrets and the kinds of their failures, no value.
    /// </remarks>
    public static IHealthChecksBuilder AddSecrets(
        this IHealthChecksBuilder builder,
        string name = "secrets",
        HealthStatus? failureStatus = null,
        IEnumerable<string>? tags = null,
        TimeSpan? timeout = null)
    {
        ArgumentNullException.ThrowIfNull(builder);
        ArgumentException.ThrowIfNullOrEmpty(name);
        builder.Services.TryAddEnumerable(ServiceDescriptor.Singleton<IHostedService, SecretsRecovery>());
        return builder.Add(new(name, static services => new SecretsHealthCheck(services), failureStatus, tags, timeout));
    }
}
