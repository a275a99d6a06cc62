namespace Genie.TypedSecrets.Stores;

/// <summary>Which version of which secret to get.</summary>
/// <param name="Name">The secret's name: <c>genie-dev/api-keys</c>.</param>
public sealed record SecretRequest(string Name)
{
    /// <summary>The staging label of the version in use.</summary>
    public const string CurrentStage = "AWSCURRENT";

    /// <summary>The staging label of the version that was in use before.</summary>
    public const string PreviousStage = "AWSPREVIOUS";

    /// <summary>The staging label of the version that a rotation under way is about to put in use.</summary>
    public const string PendingStage = "AWSPENDING";

    /// <summary>The staging label of the version to get; <see cref="CurrentStage"/> by default. Ignored where <see cref="VersionId"/> is set.</summary>
    public string VersionStage { get; init; } = CurrentStage;

    /// <summary>The id of the version to get, or null to go by <see cref="VersionStage"/>.</summary>
    public string? VersionId { get; init; }

    /// <summary>
    /// Whether caches between here and the store are to be passed by, such as that of the Secrets Manager agent; false by default. It is
    /// set where the value in use was refused: who asks again then must not be told the same. Stores without such a cache ignore it.
    /// </summary>
    public bool BypassCache { get; init; }
}
