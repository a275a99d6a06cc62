using Genie.TypedSecrets.Tooling.Comparison;
using Genie.TypedSecrets.Tooling.Projects;
using Genie.TypedSecrets.Tooling.Usage;

namespace Genie.TypedSecrets.Tooling.Review;

/// <summary>Represents the review of a change of schemas: what it breaks, in which environment and for which job, and what to do in which order.</summary>
/// <param name="Base">The old schemas, as they are shown.</param>
/// <param name="Head">The new schemas, as they are shown.</param>
/// <param name="Store">The store that was read; null if none was.</param>
/// <param name="Environments">The environments.</param>
/// <param name="Jobs">The jobs whose usage is known.</param>
/// <param name="Items">The changes, the most severe first.</param>
/// <param name="Steps">The commands to run, in their order.</param>
/// <param name="Drift">The differences between the new schemas and the store that no change explains.</param>
/// <param name="Notes">The notes about missing information, and how to provide it.</param>
public sealed record SchemaReview(
    string Base,
    string Head,
    string? Store,
    IReadOnlyList<string> Environments,
    IReadOnlyList<string> Jobs,
    IReadOnlyList<ReviewItem> Items,
    IReadOnlyList<ReviewStep> Steps,
    IReadOnlyList<Finding> Drift,
    IReadOnlyList<string> Notes) : Report
{
    /// <inheritdoc/>
    public override string Kind => "schema-review";

    /// <inheritdoc/>
    public override IReadOnlyList<Finding> AllFindings => [.. Items.Where(static item => item.Change.IgnoredBecause is null).SelectMany(static item => item.ToFindings()), .. IgnoreFindings, .. Drift];

    /// <summary>Gets the findings about the ignore file.</summary>
    public IReadOnlyList<Finding> IgnoreFindings { get; init; } = [];

    /// <summary>Creates the review.</summary>
    /// <param name="request">The input.</param>
    /// <returns>The review.</returns>
    /// <exception cref="ToolingException">An environment is unknown.</exception>
    public static SchemaReview Create(ReviewRequest request)
    {
        ArgumentNullException.ThrowIfNull(request);
        var environments = ProjectEnvironments.Select(request.Project, request.Environments);
        var foreign = ForeignUsage.Find(request);
        request = request with { Usage = ForeignUsage.Without(request.Usage, foreign) };
        ReadinessCheck check = new(request.Drift, request.ReadsValues);

        // Of all environments also those that the change removes: their secrets remain to be deleted.
        bool IsConcerned(Step step) => environments.Contains(step.Environment, StringComparer.Ordinal)
            || (request.Environments.Count == 0 && ProjectEnvironments.Find(request.Project.Manifest!, step.Environment) is null);

        ReviewItem[] items = [.. request.Comparison.Changes.Select(change => ReviewItem.Of(change, request, environments, check)).OrderByDescending(static item => item.Severity)];
        return new(
            request.Comparison.Base,
            request.Comparison.Head,
            request.Drift?.Store,
            environments,
            [.. request.Usage.Select(static usage => usage.Job).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)],
            items,
            [.. StepsOf(items, environments, IsConcerned, check, request.Drift?.Store)],
            [.. (request.Drift?.Findings ?? []).Where(finding => finding.Severity >= FindingSeverity.Warning && !check.Explained.Contains(finding)).Select(static finding => finding with { Severity = FindingSeverity.Warning })],
            [.. NotesOf(request), .. foreign.Select(usage => $"{usage.Job} reads secrets of the project '{usage.Project}', not of '{request.Project.Manifest!.Project}'. Its report says nothing about these schemas.")])
        {
            IgnoreFindings = request.Comparison.IgnoreFindings,
        };
    }

    private static IEnumerable<ReviewStep> StepsOf(ReviewItem[] items, IReadOnlyList<string> environments, Func<Step, bool> isConcerned, ReadinessCheck check, string? store)
    {
        var steps = items.Where(static item => item.Change.IgnoredBecause is null)
            .SelectMany(item => item.Change.Steps.Where(step => isConcerned(step) && IsNeeded(step, check.Of(step.Secret, item.Change))).Select(step => (Step: step, item.Change)));
        return steps.GroupBy(static pair => (pair.Step.Time, pair.Step.Environment, pair.Step.Command))
            .OrderBy(static group => group.Key.Time)
            .ThenBy(group => environments.TakeWhile(name => name != group.Key.Environment).Count())
            .ThenBy(static group => group.Key.Command, StringComparer.Ordinal)
            .Select(group => new ReviewStep(group.Key.Time, group.Key.Environment, In(store, group.Key.Command), [.. group.Select(static pair => pair.Change.Fingerprint).Distinct(StringComparer.Ordinal)]));
    }

    // What is known to be done already needs no command. A former key or secret stays until the end.
    private static bool IsNeeded(Step step, Readiness state) => step.Time == StepTime.Removal || state != Readiness.Ready;

    // The commands of a pipe, each with the store that the review read.
    private static string In(string? store, string command) =>
        store is null ? command : string.Join(" | ", command.Split(" | ").Select(part => part.StartsWith("genie-secrets ", StringComparison.Ordinal) ? $"{part} --store {store}" : part));

    private static IEnumerable<string> NotesOf(ReviewRequest request)
    {
        if (request.StoreProblem is { } problem)
        {
            yield return problem;
        }
        else if (!request.ReadsValues)
        {
            yield return $"Only the metadata of the {request.Drift?.Store} store was read, so it is not known whether a stored value has a key. Add --values, with a role that may read the values.";
        }

        if (request.Usage.Count == 0)
        {
            yield return "No usage reports were given, so it is not known which jobs are affected. Add --usage with the output folders of the jobs, or with reports of genie-secrets usage --format json.";
        }

        foreach (var usage in request.Usage.Where(static usage => usage.Unknown.Count > 0))
        {
            yield return $"{usage.Job} reads secrets by computed names, which can be any secret: {string.Join(", ", usage.Unknown)}.";
        }
    }
}

/// <summary>Represents a command to run.</summary>
/// <param name="Time">The time at which the command is run.</param>
/// <param name="Environment">The environment that it concerns.</param>
/// <param name="Command">The command.</param>
/// <param name="Fingerprints">The changes that need it.</param>
public sealed record ReviewStep(StepTime Time, string Environment, string Command, IReadOnlyList<string> Fingerprints);
