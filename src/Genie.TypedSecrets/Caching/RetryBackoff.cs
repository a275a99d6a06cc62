namespace Genie.TypedSecrets.Caching;

/// <summary>Computes the pauses before a store that failed is called again: exponential back-off with full jitter.</summary>
internal static class RetryBackoff
{
    /// <summary>The longest first pause.</summary>
    internal const long FirstPause = 1_000;

    /// <summary>The longest pause, within which the end of an outage is noticed.</summary>
    internal const long LongestPause = 60_000;

    /// <summary>Draws the pause after a failure, in milliseconds.</summary>
    /// <param name="failures">The number of consecutive failures before.</param>
    /// <param name="jitter">The source of randomness.</param>
    internal static long Draw(int failures, Jitter jitter) => jitter.UpTo(Math.Min(LongestPause, FirstPause << Math.Min(failures, 10)));
}
