using Genie.TypedSecrets.Tooling.Comparison;
using Genie.TypedSecrets.Tooling.Drift;
using Genie.TypedSecrets.Tooling.Projects;
using Genie.TypedSecrets.Tooling.Usage;

namespace Genie.TypedSecrets.Tooling.Review;

/// <summary>Represents the input of a review.</summary>
/// <param name="Comparison">The changes of the schemas.</param>
/// <param name="Project">The new schemas.</param>
public sealed record ReviewRequest(SchemaComparison Comparison, SecretsProject Project)
{
    /// <summary>Gets the environments; empty for all.</summary>
    public IReadOnlyList<string> Environments { get; init; } = [];

    /// <summary>Gets the new schemas compared with a store; null if none was read.</summary>
    public DriftReport? Drift { get; init; }

    /// <summary>Gets whether the comparison with the store included the values.</summary>
    public bool ReadsValues { get; init; }

    /// <summary>Gets the reason why no store was read; null if one was.</summary>
    public string? StoreProblem { get; init; }

    /// <summary>Gets the usage reports of the jobs.</summary>
    public IReadOnlyList<UsageReport> Usage { get; init; } = [];
}
