namespace Genie.TypedSecrets.Stores;

/// <summary>Specifies which version of which secret to get.</summary>
/// <param name="Name">The secret's name: <c>genie-dev/api-keys</c>.</param>
public sealed record SecretRequest(string Name)
{
    /// <summary>The staging label of the current version.</summary>
    public const string CurrentStage = "AWSCURRENT";

    /// <summary>The staging label of the previous version.</summary>
    public const string PreviousStage = "AWSPREVIOUS";

    /// <summary>The staging label of the version that a rotation in progress is about to make current.</summary>
    public const string PendingStage = "AWSPENDING";

    /// <summary>Gets the staging label of the version to get. The default is <see cref="CurrentStage"/>. It is ignored when <see cref="VersionId"/> is set.</summary>
    public string VersionStage { get; init; } = CurrentStage;

    /// <summary>Gets the id of the version to get, or <see langword="null"/> to select it by <see cref="VersionStage"/>.</summary>
    public string? VersionId { get; init; }

    /// <summary>
    /// Gets a value that indicates whether to bypass caches between the client and the store, such as the cache of the Secrets Manager agent. The
    /// default is <see langword="false"/>. The client sets it after the current value was rejected, when the cached value is of no use. Stores
    /// without such a cache ignore it.
    /// </summary>
    public bool BypassCache { get; init; }
}
