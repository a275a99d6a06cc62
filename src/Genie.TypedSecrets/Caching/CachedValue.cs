namespace Genie.TypedSecrets.Caching;

/// <summary>Represents a value together with the version that it was read from. Immutable.</summary>
internal class Versioned<T>(T value, string versionId)
    where T : class
{
    // A field: this is the warm path.
    internal readonly T Value = value;

    internal string VersionId => versionId;
}

/// <summary>Represents a value in the cache, and the time until which it may be returned. Immutable: readers need no lock.</summary>
/// <param name="versioned">The value and its version.</param>
/// <param name="revalidateAt">The time until which a read returns it without any other check.</param>
/// <param name="refreshAt">The time at which its refresh is due.</param>
/// <param name="expiresAt">The time at which its time to live ends. It is stale from then on.</param>
/// <param name="usableUntil">The time until which it may be returned, stale or not.</param>
internal sealed class CachedValue<T>(Versioned<T> versioned, long revalidateAt, long refreshAt, long expiresAt, long usableUntil)
    : Versioned<T>(versioned.Value, versioned.VersionId)
    where T : class
{
    internal readonly long RevalidateAt = revalidateAt;

    internal long RefreshAt => refreshAt;

    internal long ExpiresAt => expiresAt;

    internal long UsableUntil => usableUntil;

    /// <summary>Returns the same value with another time at which it is checked again, which is never later than <see cref="UsableUntil"/>.</summary>
    internal CachedValue<T> WithRevalidateAt(long time) => new(this, Math.Min(time, usableUntil), refreshAt, expiresAt, usableUntil);
}
