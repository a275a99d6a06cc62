namespace Genie.TypedSecrets.Caching;

/// <summary>Represents the last failure of a secret's fetches: what readers without a value get, and when the secret may be fetched again.</summary>
/// <param name="Error">The failure.</param>
/// <param name="At">When it happened, by the cache's clock.</param>
/// <param name="RetryAt">When one fetch may try again, by the cache's clock.</param>
/// <param name="Failures">How many fetches in a row failed in a way that may pass by itself.</param>
internal sealed record RetryState(FetchError Error, long At, long RetryAt, int Failures)
{
    /// <summary>Returns the state after another failure.</summary>
    internal static RetryState After(RetryState? former, FetchError error, long now, CacheSettings settings)
    {
        if (!error.KeepsLastKnownGoodValue)
        {
            return new(error, now, now + settings.NegativeCacheDuration, Failures: 0);
        }

        var failures = former?.Failures ?? 0;
        return new(error, now, now + RetryBackoff.Draw(failures, settings.Jitter), failures + 1);
    }
}
