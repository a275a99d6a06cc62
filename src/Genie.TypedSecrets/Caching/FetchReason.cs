namespace Genie.TypedSecrets.Caching;

/// <summary>Why a secret is fetched.</summary>
internal enum FetchReason
{
    /// <summary>A reader found nothing to hand out.</summary>
    Miss,

    /// <summary>It was loaded ahead of the work.</summary>
    Preload,

    /// <summary>Its value is near the end of its time to live.</summary>
    Refresh,

    /// <summary>The value in use was refused where it was used.</summary>
    Rejection,

    /// <summary>Somebody asked for the store's answer, whatever is in the cache.</summary>
    Explicit,
}
