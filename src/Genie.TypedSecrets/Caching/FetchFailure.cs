using System.Runtime.ExceptionServices;

namespace Genie.TypedSecrets.Caching;

/// <summary>That the last fetch failed, while that counts: what readers without a value are told, and until when nobody asks again.</summary>
/// <param name="Error">Why. Thrown anew for each reader, so that no stack trace grows.</param>
/// <param name="At">When it was learnt.</param>
/// <param name="RetryAt">When one fetch may try again.</param>
/// <param name="Times">How many fetches failed for now, one after the other.</param>
internal sealed record FetchFailure(ExceptionDispatchInfo Error, long At, long RetryAt, int Times)
{
    /// <summary>Whether it may pass without anybody changing anything about this identity or this secret's being there: the last good value stays in use.</summary>
    internal static bool KeepsLastKnownGoodValue(Exception error) => error is SecretsException { IsTransient: true } or SecretSchemaException;

    /// <summary>The next failure after <paramref name="former"/>.</summary>
    internal static FetchFailure After(FetchFailure? former, Exception error, long now, CacheSettings settings)
    {
        if (!KeepsLastKnownGoodValue(error))
        {
            return new(ExceptionDispatchInfo.Capture(error), now, now + settings.NegativeCacheDuration, Times: 0);
        }

        var times = former?.Times ?? 0;
        return new(ExceptionDispatchInfo.Capture(error), now, now + RetryBackoff.Draw(times, settings.Jitter), times + 1);
    }
}
