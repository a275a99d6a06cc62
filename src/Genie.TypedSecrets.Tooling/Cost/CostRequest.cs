using Genie.TypedSecrets.Tooling.Projects;
using Genie.TypedSecrets.Tooling.Usage;

namespace Genie.TypedSecrets.Tooling.Cost;

/// <summary>Represents the input of a cost calculation.</summary>
public sealed record CostRequest
{
    private static readonly SecretsOptions s_defaults = new();

    /// <summary>Gets the project, whose schemas are the secrets and whose manifest has environments and regions.</summary>
    public required SecretsProject Project { get; init; }

    /// <summary>Gets the environments; empty for all.</summary>
    public IReadOnlyList<string> Environments { get; init; } = [];

    /// <summary>Gets the number of processes in each environment that <see cref="ProcessesByEnvironment"/> does not have; of each job where usage reports are given.</summary>
    public int Processes { get; init; } = 1;

    /// <summary>Gets the number of processes by environment.</summary>
    public IReadOnlyDictionary<string, int> ProcessesByEnvironment { get; init; } = new Dictionary<string, int>(StringComparer.Ordinal);

    /// <summary>Gets the usage reports of the jobs. Without any, a process reads every secret of its environment.</summary>
    public IReadOnlyList<UsageReport> Usage { get; init; } = [];

    /// <summary>Gets the time to live of a value, from a second to a day.</summary>
    public TimeSpan TimeToLive { get; init; } = s_defaults.TimeToLive;

    /// <summary>Gets the last part of the time to live in which a value is refreshed, from 0 to 0.5.</summary>
    public double RefreshAheadRatio { get; init; } = s_defaults.RefreshAheadRatio;

    /// <summary>Gets the number of processes that share an agent of Secrets Manager; null where each process calls the service itself.</summary>
    public int? ProcessesPerAgent { get; init; }

    /// <summary>Gets a value indicating whether the secrets have a customer managed key of their environment, as <c>terraform/modules/secrets_manager</c> creates it.</summary>
    public bool HasCustomerManagedKeys { get; init; }
}
