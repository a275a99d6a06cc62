using Genie.TypedSecrets.Telemetry;

namespace Genie.TypedSecrets.Caching;

// What the cache holds, for health checks.
internal sealed partial class SecretEntry<T>
{
    internal override SecretStatus GetStatus(string? category)
    {
        lock (_gate)
        {
            // The last failure counts until there is a value, also after the time for which it is cached.
            var now = _clock.Now;
            var usable = UsableAt(now);
            var failure = _retry is { } retry ? FetchOutcome.KindOf(retry.Error.Exception)
                : Services.Health.IsUnavailable && !(now < usable?.ExpiresAt) ? SecretFailureKind.Unavailable
                : SecretFailureKind.None;
            return new(Name, category)
            {
                Age = usable is null ? null : TimeSpan.FromMilliseconds(Math.Max(0, now - (usable.ExpiresAt - Settings.TimeToLive))),
                Failure = failure,
                State = (usable, failure) switch
                {
                    (null, SecretFailureKind.None) => SecretState.NotLoaded,
                    (null, _) => SecretState.Unavailable,
                    (_, SecretFailureKind.None) => SecretState.Available,
                    var (value, _) => now < value.ExpiresAt ? SecretState.Available : SecretState.Stale,
                },
            };
        }
    }
}
