using Genie.TypedSecrets.Telemetry;

namespace Genie.TypedSecrets.Caching;

/// <summary>Holds what the entries of one client share.</summary>
/// <param name="Settings">The client's validated options.</param>
/// <param name="Fetcher">Calls the store.</param>
/// <param name="Health">Knows whether the store is available.</param>
/// <param name="Misses">Collects first reads that arrive together.</param>
/// <param name="Watch">Refreshes secrets with subscribers, without readers.</param>
/// <param name="Audit">Notes first reads.</param>
/// <param name="Events">Reports what happens.</param>
internal sealed record CacheServices(
    CacheSettings Settings,
    SecretFetcher Fetcher,
    StoreHealth Health,
    MissCoalescer Misses,
    RefreshWatch Watch,
    ReadAudit Audit,
    ClientEvents Events);
