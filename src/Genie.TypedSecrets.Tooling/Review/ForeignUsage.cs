using Genie.TypedSecrets.Tooling.Comparison;
using Genie.TypedSecrets.Tooling.Usage;

namespace Genie.TypedSecrets.Tooling.Review;

/// <summary>Finds usage reports of jobs of another project, whose categories are other ones although their names may be equal.</summary>
internal static class ForeignUsage
{
    internal static IReadOnlyList<UsageReport> Find(ReviewRequest request)
    {
        // The reports were written with the former name of the project.
        var isRenamed = request.Comparison.Changes.Any(static change => change.RuleId == DiffRules.ProjectRenamed.Id);
        return isRenamed ? [] : [.. request.Usage.Where(usage => usage.Project is { } project && project != request.Project.Manifest!.Project)];
    }

    // Reads by name can be of any project.
    internal static IReadOnlyList<UsageReport> Without(IReadOnlyList<UsageReport> all, IReadOnlyList<UsageReport> foreign) =>
        [.. all.Select(usage => foreign.Contains(usage) ? usage with { Secrets = [] } : usage).Where(usage => usage.Named.Count > 0 || usage.Unknown.Count > 0 || usage.Secrets.Count > 0 || !foreign.Any(other => other.Job == usage.Job))];
}
