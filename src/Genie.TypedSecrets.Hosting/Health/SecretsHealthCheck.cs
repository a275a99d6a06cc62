using System.Globalization;
using Genie.TypedSecrets.Hosting.Registration;
using Genie.TypedSecrets.Hosting.Starting;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace Genie.TypedSecrets.Hosting.Health;

/// <summary>Checks the secrets in the caches of a container's clients.</summary>
internal sealed class SecretsHealthCheck(IServiceProvider services) : IHealthCheck
{
    public Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default) =>
        Task.FromResult(Check(context.Registration.FailureStatus));

    private HealthCheckResult Check(HealthStatus failureStatus)
    {
        Dictionary<string, object> data = new(StringComparer.Ordinal);
        List<string> problems = [];
        var status = HealthStatus.Healthy;
        var optional = services.GetRequiredService<OptionalSecrets>();
        foreach (var project in services.GetServices<HostedProject>().DistinctBy(static project => project.Key, StringComparer.Ordinal))
        {
            // Secrets without a schema are not checked: their names may come from requests.
            foreach (var secret in project.GetClient(services).GetStatus().Where(static secret => secret.Category is not null))
            {
                var name = project.Key is null ? secret.SecretName : $"{project.Key}: {secret.SecretName}";
                data[name] = Describe(secret);
                if (secret.State is SecretState.Stale or SecretState.Unavailable)
                {
                    problems.Add($"{name} ({Describe(secret)})");
                    status = Worse(status, secret.State == SecretState.Stale || optional.Contains(project.Key, secret.SecretName) ? HealthStatus.Degraded : failureStatus);
                }
            }
        }

        var description = problems.Count > 0 ? $"{problems.Count} of {data.Count} secrets are not up to date: {string.Join(", ", problems)}."
            : data.Count > 0 ? $"All {data.Count} secrets in use have a value."
            : "No secret has been read yet.";
        return new(status, description, exception: null, data);
    }

    private static string Describe(SecretStatus secret)
    {
        var age = secret.Age is { } time ? string.Create(CultureInfo.InvariantCulture, $", {Math.Floor(time.TotalSeconds)} s old") : string.Empty;
        var failure = secret.Failure == SecretFailureKind.None ? string.Empty : $", failure: {secret.Failure}";
        return $"{secret.State}{age}{failure}";
    }

    private static HealthStatus Worse(HealthStatus left, HealthStatus right) => left < right ? left : right;
}
