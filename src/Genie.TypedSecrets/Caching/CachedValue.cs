namespace Genie.TypedSecrets.Caching;

/// <summary>A value and the version it was read from: what belongs together, and is handed out together.</summary>
internal sealed record Versioned<T>(T Value, string VersionId)
    where T : class;

/// <summary>A value that was loaded, and until when it may be handed out. Immutable: readers take it without a lock.</summary>
/// <param name="versioned">The value and its version.</param>
/// <param name="revalidateAt">Until when a reader takes it without a second look.</param>
/// <param name="refreshAt">When it is to be refreshed.</param>
/// <param name="expiresAt">When its time to live ends; from then on it is stale.</param>
/// <param name="usableUntil">Until when a reader may be given it, stale or not.</param>
internal sealed class CachedValue<T>(Versioned<T> versioned, long revalidateAt, long refreshAt, long expiresAt, long usableUntil)
    where T : class
{
    // Fields: this is the warm path.
    internal readonly T Value = versioned.Value;
    internal readonly long RevalidateAt = revalidateAt;

    internal Versioned<T> Versioned => versioned;

    internal string VersionId => versioned.VersionId;

    internal long RefreshAt => refreshAt;

    internal long ExpiresAt => expiresAt;

    internal long UsableUntil => usableUntil;

    /// <summary>The same value, to be looked at again at another time; never later than it may be used.</summary>
    internal CachedValue<T> WithRevalidateAt(long time) => new(versioned, Math.Min(time, usableUntil), refreshAt, expiresAt, usableUntil);
}
