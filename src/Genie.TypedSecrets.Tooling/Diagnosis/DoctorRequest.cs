using Genie.TypedSecrets.Stores;
using Genie.TypedSecrets.Tooling.Projects;

namespace Genie.TypedSecrets.Tooling.Diagnosis;

/// <summary>Represents the input of the checks.</summary>
/// <param name="StoreName">The store's name.</param>
/// <param name="OpenStore">Creates the store for the regions of an environment.</param>
public sealed record DoctorRequest(string StoreName, Func<IReadOnlyList<string>, ISecretStore> OpenStore)
{
    /// <summary>Gets the reason for which the store was chosen: an option, a variable, or the default.</summary>
    public string StoreOrigin { get; init; } = string.Empty;

    /// <summary>Gets the schemas; null if there are none.</summary>
    public SecretsProject? Project { get; init; }

    /// <summary>Gets the environment; null for the one that a job of this shell runs in.</summary>
    public string? Environment { get; init; }

    /// <summary>Gets a value indicating whether values are read, which is the only way to check the permission for their KMS keys.</summary>
    public bool ReadsValues { get; init; }

    /// <summary>Gets the function that reads an environment variable.</summary>
    public Func<string, string?> EnvironmentVariableReader { get; init; } = static _ => null;

    /// <summary>Gets the clock of this machine.</summary>
    public TimeProvider TimeProvider { get; init; } = TimeProvider.System;

    /// <summary>Gets the time after which a call counts as hanging.</summary>
    public TimeSpan Timeout { get; init; } = TimeSpan.FromSeconds(10);
}
