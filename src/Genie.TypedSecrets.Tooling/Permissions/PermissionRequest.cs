using Genie.TypedSecrets.Tooling.Projects;
using Genie.TypedSecrets.Tooling.Usage;

namespace Genie.TypedSecrets.Tooling.Permissions;

/// <summary>Represents the input of a job's policy.</summary>
public sealed record PermissionRequest
{
    /// <summary>Gets the usage reports of the job's assemblies.</summary>
    public required IReadOnlyList<UsageReport> Usage { get; init; }

    /// <summary>Gets the environment that the job runs in.</summary>
    public required string Environment { get; init; }

    /// <summary>Gets the account's number, twelve digits.</summary>
    public required string Account { get; init; }

    /// <summary>Gets the regions of the secrets; empty for those of the manifest.</summary>
    public IReadOnlyList<string> Regions { get; init; } = [];

    /// <summary>Gets the partition; null for the one that the regions are in.</summary>
    public string? Partition { get; init; }

    /// <summary>Gets the ARNs of the customer managed keys that encrypt the secrets; empty for the key <c>aws/secretsmanager</c>, which needs no permission.</summary>
    public IReadOnlyList<string> KmsKeys { get; init; } = [];

    /// <summary>Gets the names or ARNs that reads with a computed name may ask for; empty for none.</summary>
    public IReadOnlyList<string> AllowedNames { get; init; } = [];

    /// <summary>Gets the project whose schemas name the secrets; null for names of the default pattern.</summary>
    public SecretsProject? Project { get; init; }
}
