namespace Genie.TypedSecrets;

/// <summary>What a client has asked of its store so far: a snapshot.</summary>
/// <remarks>Reads answered from the cache are not counted: counting would cost several times what the read does.</remarks>
public sealed record SecretsStatistics
{
    // Not for others to make, so that it can grow.
    internal SecretsStatistics()
    {
    }

    /// <summary>Calls made to the store; a batch is one.</summary>
    public long StoreCalls { get; init; }

    /// <summary>Secrets those calls brought and that fit their schema.</summary>
    public long SecretsFetched { get; init; }

    /// <summary>Secrets they did not bring, or that did not fit.</summary>
    public long FailedFetches { get; init; }

    /// <summary>Refreshes that found a new version of a secret in use.</summary>
    public long VersionChanges { get; init; }

    /// <summary>How long the calls took together. Calls at the same time count each.</summary>
    public TimeSpan TimeInStore { get; init; }
}
