namespace Genie.TypedSecrets;

/// <summary>Represents the calls that a client has made to its store so far. It is a snapshot.</summary>
/// <remarks>Reads from the cache are not counted, because counting would cost several times as much as the read.</remarks>
public sealed record SecretsStatistics
{
    // Internal, so that members can be added later.
    internal SecretsStatistics()
    {
    }

    /// <summary>Gets the number of calls to the store. A batch call counts as one.</summary>
    public long StoreCalls { get; init; }

    /// <summary>Gets the number of secrets that were fetched and match their schema.</summary>
    public long SecretsFetched { get; init; }

    /// <summary>Gets the number of secrets that could not be fetched or did not match their schema.</summary>
    public long FailedFetches { get; init; }

    /// <summary>Gets the number of refreshes that found a new version of a secret.</summary>
    public long VersionChanges { get; init; }

    /// <summary>Gets the sum of the durations of all calls. Calls that overlap in time are counted in full.</summary>
    public TimeSpan TimeInStore { get; init; }
}
