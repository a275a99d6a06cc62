using Genie.TypedSecrets.Changes;
using Genie.TypedSecrets.Telemetry;

namespace Genie.TypedSecrets.Caching;

/// <summary>What the entries of one client share.</summary>
/// <param name="Settings">What they go by.</param>
/// <param name="Fetcher">Calls the store.</param>
/// <param name="Misses">Collects first reads that arrive together.</param>
/// <param name="Watch">Refreshes what somebody has subscribed to, without a reader.</param>
/// <param name="Audit">Notes first reads.</param>
internal sealed record CacheServices(
    CacheSettings Settings,
    SecretFetcher Fetcher,
    MissCoalescer Misses,
    RefreshWatch Watch,
    ReadAudit Audit);
