namespace Genie.TypedSecrets;

/// <summary>What a client has asked of its store so far: a snapshot.</summary>
/// <param name="StoreCalls">Calls made to the store; a batch is one.</param>
/// <param name="SecretsFetched">Secrets those calls brought and that fit their schema.</param>
/// <param name="FailedFetches">Secrets they did not bring, or that did not fit.</param>
/// <param name="VersionChanges">Refreshes that found a new version of a secret in use.</param>
/// <param name="TimeInStore">How long the calls took together. Calls at the same time count each.</param>
/// <remarks>Reads answered from the cache are not counted: counting would cost several times what the read does.</remarks>
public sealed record SecretsStatistics(long StoreCalls, long SecretsFetched, long FailedFetches, long VersionChanges, TimeSpan TimeInStore);
