namespace Genie.TypedSecrets;

/// <summary>Represents the state of one secret in a client's cache. It is a snapshot, and does not contain a value.</summary>
public sealed record SecretStatus
{
    // Internal, so that members can be added later.
    internal SecretStatus(string secretName, string? category)
    {
        SecretName = secretName;
        Category = category;
    }

    /// <summary>Gets the name of the secret: <c>genie-dev/api-keys</c>.</summary>
    public string SecretName { get; }

    /// <summary>Gets the category; null if the secret is read by name, without a schema.</summary>
    public string? Category { get; }

    /// <summary>Gets the state, which determines what a reader gets at the moment.</summary>
    public SecretState State { get; init; }

    /// <summary>Gets the time since the value was fetched, or was confirmed to be the current one; null if there is no value that may be returned.</summary>
    public TimeSpan? Age { get; init; }

    /// <summary>Gets the reason why the last fetch failed; <see cref="SecretFailureKind.None"/> if it did not fail.</summary>
    public SecretFailureKind Failure { get; init; }
}

/// <summary>Specifies what readers of a secret get.</summary>
public enum SecretState
{
    /// <summary>The secret has no value in the cache, and the last fetch did not fail. The next read fetches the secret.</summary>
    NotLoaded,

    /// <summary>The cache has a value.</summary>
    Available,

    /// <summary>The cache has a value past its time to live, which stays in use because it cannot be refreshed.</summary>
    Stale,

    /// <summary>The secret has no value in the cache, because the last fetch failed. Readers get an error, or wait for another fetch.</summary>
    Unavailable,
}
