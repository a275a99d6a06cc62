namespace Genie.TypedSecrets.Caching;

/// <summary>Specifies why a secret is fetched.</summary>
internal enum FetchReason
{
    /// <summary>A reader found no value in the cache.</summary>
    Miss,

    /// <summary>The secret is preloaded.</summary>
    Preload,

    /// <summary>The value is near the end of its time to live.</summary>
    Refresh,

    /// <summary>The value in use was rejected where it was used.</summary>
    Rejection,

    /// <summary>The caller requested a fetch, whether or not the cached value is fresh.</summary>
    Explicit,
}
