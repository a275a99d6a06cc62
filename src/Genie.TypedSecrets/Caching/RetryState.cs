namespace Genie.TypedSecrets.Caching;

/// <summary>Represents the last failure of a secret's fetches: what readers without a value get, and when the secret may be fetched again.</summary>
/// <param name="Error">The failure.</param>
/// <param name="At">The time of the failure, by the cache's clock.</param>
/// <param name="RetryAt">The time at which the next fetch may begin, by the cache's clock.</param>
/// <param name="Failures">The number of fetches in a row that failed with a transient error.</param>
internal sealed record RetryState(FetchError Error, long At, long RetryAt, int Failures)
{
    /// <summary>Returns the state after another failure.</summary>
    /// <param name="former">The state before; null if the last fetch succeeded.</param>
    /// <param name="error">The failure.</param>
    /// <param name="hasValue">Whether readers have the last known good value. If not, the first retry is immediate, and back-off begins with the second.</param>
    /// <param name="now">The time, by the cache's clock.</param>
    /// <param name="settings">The client's settings.</param>
    internal static RetryState After(RetryState? former, FetchError error, bool hasValue, long now, CacheSettings settings)
    {
        if (!error.KeepsLastKnownGoodValue)
        {
            return new(error, now, now + settings.NegativeCacheDuration, Failures: 0);
        }

        var failures = former?.Failures ?? 0;
        var pauses = hasValue ? failures : failures - 1;
        return new(error, now, pauses < 0 ? now : now + RetryBackoff.Draw(pauses, settings.Jitter), failures + 1);
    }
}
