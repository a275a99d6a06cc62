using Genie.TypedSecrets.Tooling.Comparison;
using Genie.TypedSecrets.Tooling.Projects;
using Genie.TypedSecrets.Tooling.Usage;

namespace Genie.TypedSecrets.Tooling.Review;

/// <summary>Represents a change with what the environments have of it and the jobs that it concerns.</summary>
/// <param name="Change">The change.</param>
/// <param name="Severity">The severity, less than the change's own if no known job reads what breaks, or if all stored values fit already.</param>
/// <param name="Environments">The state in each environment.</param>
/// <param name="Jobs">The jobs that it concerns.</param>
public sealed record ReviewItem(SchemaChange Change, FindingSeverity Severity, IReadOnlyList<EnvironmentReadiness> Environments, IReadOnlyList<JobImpact> Jobs)
{
    /// <summary>Gets the place of the change as it is shown: <c>api-keys: github_token</c>.</summary>
    public string Subject => Change.Category is null ? "secrets.json" : Change.Key is null ? Change.Category : $"{Change.Category}: {Change.Key}";

    internal static ReviewItem Of(SchemaChange change, ReviewRequest request, IReadOnlyList<string> environments, ReadinessCheck check)
    {
        var jobs = JobImpact.Of(change, request.Usage, request.Project);
        EnvironmentReadiness[] states = [.. environments.Select(environment => new EnvironmentReadiness(environment, StateOf(change, environment, request.Project, check)))];
        return new(change, SeverityOf(change, request, states, jobs), states, jobs);
    }

    /// <summary>Gets the change as findings: at the schema, and at each line of code that no longer compiles.</summary>
    internal IEnumerable<Finding> ToFindings()
    {
        var jobs = Jobs.Count == 0 ? string.Empty : $" Concerns: {string.Join(", ", Jobs.Select(static job => job.Job))}.";
        yield return new(Change.RuleId, Severity, Change.Message + jobs, Subject, Change.Location, Change.Fingerprint);
        foreach (var read in Change.Has(Verdict.BreaksCode) ? Jobs.Where(static job => job.IsCertain).SelectMany(static job => job.Reads) : [])
        {
            if (read is { File: { } file, Line: > 0 })
            {
                yield return new(Change.RuleId, Severity, $"This code reads {Subject}. {Change.Message}", Subject, new(file.Replace('\\', '/'), read.Line, 1), Change.Fingerprint);
            }
        }
    }

    private static Readiness StateOf(SchemaChange change, string environment, SecretsProject project, ReadinessCheck check)
    {
        // Safe changes ask for nothing; the others concern the environments that they name, or all of the category.
        if (change.Has(Verdict.Safe))
        {
            return Readiness.NotConcerned;
        }

        string[] secrets = [.. change.Steps.Where(step => step.Environment == environment && step.Time != StepTime.Removal).Select(static step => step.Secret).Distinct(StringComparer.Ordinal)];
        if (secrets.Length == 0 && change.Category is { } name && project.Find(name) is { } category && project.Set.Names!.EnvironmentsOf(category).Contains(environment, StringComparer.Ordinal) && change.Has(Verdict.BreaksStoredValues))
        {
            secrets = [project.Set.Names.Format(environment, name)];
        }

        return secrets.Length == 0 ? Readiness.NotConcerned : secrets.Select(secret => check.Of(secret, change)).Max();
    }

    private static FindingSeverity SeverityOf(SchemaChange change, ReviewRequest request, EnvironmentReadiness[] states, IReadOnlyList<JobImpact> jobs)
    {
        if (change.IgnoredBecause is not null || change.Has(Verdict.Safe))
        {
            return FindingSeverity.Info;
        }

        var isReady = Array.TrueForAll(states, static state => state.State is Readiness.Ready or Readiness.NotConcerned) && Array.Exists(states, static state => state.State == Readiness.Ready) && AreAll(states, request.Project);
        var code = !change.Has(Verdict.BreaksCode) ? FindingSeverity.Info : request.Usage.Count > 0 && jobs.Count == 0 ? FindingSeverity.Warning : FindingSeverity.Error;
        var values = !change.Has(Verdict.BreaksStoredValues) || isReady ? FindingSeverity.Info : FindingSeverity.Error;
        var step = change.Has(Verdict.NeedsStep) && !isReady ? FindingSeverity.Warning : FindingSeverity.Info;
        return new[] { code, values, step }.Max();
    }

    private static bool AreAll(EnvironmentReadiness[] states, SecretsProject project) => states.Length == project.Manifest!.Environments.Count;
}
