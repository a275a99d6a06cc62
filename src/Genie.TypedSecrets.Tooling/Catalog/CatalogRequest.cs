using Genie.TypedSecrets.Tooling.Drift;
using Genie.TypedSecrets.Tooling.Projects;
using Genie.TypedSecrets.Tooling.Usage;

namespace Genie.TypedSecrets.Tooling.Catalog;

/// <summary>Represents the input of a catalog.</summary>
/// <param name="Project">The schemas.</param>
public sealed record CatalogRequest(SecretsProject Project)
{
    /// <summary>Gets the environments; empty for all.</summary>
    public IReadOnlyList<string> Environments { get; init; } = [];

    /// <summary>Gets the usage reports of the jobs; empty if they are not known.</summary>
    public IReadOnlyList<UsageReport> Usage { get; init; } = [];

    /// <summary>Gets the state of the secrets in a store, from metadata; null if no store was read.</summary>
    public DriftReport? Drift { get; init; }

    /// <summary>Gets the time that the catalog says it was created at; null for none, so that it depends on nothing but its input.</summary>
    public DateTimeOffset? CreatedAt { get; init; }
}
