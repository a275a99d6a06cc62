namespace Genie.TypedSecrets.Caching;

/// <summary>A value that was loaded, and until when it may be handed out. Immutable: readers take it without a lock.</summary>
/// <param name="value">The value.</param>
/// <param name="versionId">The version it was read from.</param>
/// <param name="freshUntil">Until when a reader takes it without a second look.</param>
/// <param name="usableUntil">Until when a reader may be given it while it is being refreshed.</param>
internal sealed class CachedValue<T>(T value, string versionId, long freshUntil, long usableUntil)
    where T : class
{
    // Fields: this is the warm path.
    internal readonly T Value = value;
    internal readonly string VersionId = versionId;
    internal readonly long FreshUntil = freshUntil;
    internal readonly long UsableUntil = usableUntil;
}
