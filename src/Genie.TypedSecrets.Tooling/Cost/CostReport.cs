using Genie.TypedSecrets.Constraints;
using Genie.TypedSecrets.Tooling.Projects;
using Genie.TypedSecrets.Tooling.Usage;

namespace Genie.TypedSecrets.Tooling.Cost;

/// <summary>Represents the cost of a project's secrets in a month of 30 days, in US dollars.</summary>
/// <param name="PricesAsOf">The day on which the prices were compared with AWS's pages.</param>
/// <param name="TimeToLive">The time to live of a value, in seconds.</param>
/// <param name="RefreshAheadRatio">The last part of the time to live in which a value is refreshed.</param>
/// <param name="Environments">The environments, in the manifest's order.</param>
/// <param name="Total">The sum.</param>
public sealed record CostReport(DateOnly PricesAsOf, int TimeToLive, double RefreshAheadRatio, IReadOnlyList<EnvironmentCost> Environments, double Total) : Report
{
    /// <inheritdoc/>
    public override string Kind => "cost";

    /// <summary>Calculates the cost by the model of the fleet simulation: a secret that is read all the time is fetched once in a time to live, less the random part in which it is refreshed ahead.</summary>
    /// <param name="request">The input of the calculation.</param>
    /// <returns>The cost.</returns>
    /// <exception cref="ToolingException">The schemas have errors, an environment does not exist, or a number is out of its range.</exception>
    public static CostReport Create(CostRequest request)
    {
        ArgumentNullException.ThrowIfNull(request);
        var environments = ProjectEnvironments.Select(request.Project, request.Environments);
        Validate(request);
        EnvironmentCost[] costs = [.. environments.Select(name => CostOf(request, name))];
        return new(AwsPrices.AsOf, (int)request.TimeToLive.TotalSeconds, request.RefreshAheadRatio, costs, Rounded(costs.Sum(static cost => cost.Total)));
    }

    private static EnvironmentCost CostOf(CostRequest request, string environment)
    {
        var project = request.Project;
        var secrets = project.SecretNames(environment);
        var replicas = Math.Max(0, project.Manifest!.Environments.First(model => model.Name == environment).Regions.Count - 1);
        var processes = request.ProcessesByEnvironment.TryGetValue(environment, out var own) ? own : request.Processes;
        var read = request.Usage.Count == 0 ? secrets.Count : request.Usage.Sum(usage => SecretsOf(project, usage, environment));
        var calls = processes == 0 || read == 0 ? 0 : Rates.CallsPerSecond(PlanOf(request, processes, read));
        var perMonth = Rates.CallsPerMonth(calls);
        var (forSecrets, forCalls) = (secrets.Count * (1 + replicas) * AwsPrices.Secret, perMonth * AwsPrices.Call);
        var forKeys = request.HasCustomerManagedKeys ? ((1 + replicas) * AwsPrices.Key) + (perMonth * AwsPrices.KeyRequest) : 0;
        return new(
            environment,
            secrets.Count,
            secrets.Count * replicas,
            processes,
            read,
            Math.Round(perMonth),
            Math.Round(calls / AwsQuotas.GetSecretValue, 9),
            Rounded(forSecrets),
            Rounded(forCalls),
            Rounded(forKeys),
            Rounded(forSecrets + forCalls + forKeys));
    }

    // An agent caches for its processes, without jitter.
    private static FleetPlan PlanOf(CostRequest request, int processes, int secrets) => new()
    {
        Processes = request.ProcessesPerAgent is { } share ? (processes + share - 1) / share : processes,
        Secrets = secrets,
        TimeToLive = (int)request.TimeToLive.TotalSeconds,
        RefreshAheadRatio = request.ProcessesPerAgent is null ? request.RefreshAheadRatio : 0,
    };

    private static int SecretsOf(SecretsProject project, UsageReport usage, string environment) => usage.Secrets
        .Where(secret => secret.Environments.Any(name => name == UsageReport.CurrentEnvironment || name == environment))
        .Count(secret => UsageNames.Format(project, usage, environment, secret.Category) is not null) + usage.Named.Count;

    private static void Validate(CostRequest request)
    {
        Check(request.TimeToLive >= TimeSpan.FromSeconds(1) && request.TimeToLive <= TimeSpan.FromDays(1), "The time to live is from 1 second to 1 day.");
        Check(request.RefreshAheadRatio is >= 0 and <= 0.5, "The refresh-ahead ratio is from 0 to 0.5.");
        Check(request.ProcessesByEnvironment.Values.Append(request.Processes).All(static count => count is >= 0 and <= 10_000_000), "The number of processes is from 0 to 10,000,000.");
        Check(request.ProcessesPerAgent is null or >= 1, "The number of processes that share an agent is at least 1.");
        var known = request.Project.Manifest!.Environments.Select(static environment => environment.Name).ToArray();
        if (request.ProcessesByEnvironment.Keys.FirstOrDefault(name => !known.Contains(name, StringComparer.Ordinal)) is { } unknown)
        {
            throw new ToolingException(ProjectEnvironments.DescribeUnknown(request.Project.Manifest, unknown));
        }
    }

    private static void Check(bool isValid, string message)
    {
        if (!isValid)
        {
            throw new ToolingException(message);
        }
    }

    // To a hundredth of a cent, so that the same request has the same bytes on every processor.
    private static double Rounded(double dollars) => Math.Round(dollars, 4);
}

/// <summary>Represents the cost of the secrets of one environment in a month.</summary>
/// <param name="Environment">The environment.</param>
/// <param name="Secrets">The number of secrets.</param>
/// <param name="Replicas">The number of replicas: one for each secret and further region.</param>
/// <param name="Processes">The number of processes that read, of each job.</param>
/// <param name="SecretsPerProcess">The number of secrets that a process reads; of several jobs, their sum.</param>
/// <param name="Calls">The number of calls.</param>
/// <param name="QuotaShare">The share of the quota of <c>GetSecretValue</c> that the calls use.</param>
/// <param name="SecretsDollars">The cost of secrets and replicas.</param>
/// <param name="CallsDollars">The cost of calls.</param>
/// <param name="KeysDollars">The cost of customer managed keys and of the requests to them; zero without such keys.</param>
/// <param name="Total">The sum.</param>
public sealed record EnvironmentCost(
    string Environment,
    int Secrets,
    int Replicas,
    int Processes,
    int SecretsPerProcess,
    double Calls,
    double QuotaShare,
    double SecretsDollars,
    double CallsDollars,
    double KeysDollars,
    double Total);
