namespace Genie.TypedSecrets.Caching;

/// <summary>How long to leave a store alone that failed: exponential, with full jitter.</summary>
internal static class RetryBackoff
{
    /// <summary>The longest first pause.</summary>
    internal const long FirstPause = 1_000;

    /// <summary>The longest pause of all: an outage's end is noticed within it.</summary>
    internal const long LongestPause = 60_000;

    /// <summary>The pause after the so many-eth failure in a row, counted from 0.</summary>
    internal static long Draw(int failures, Jitter jitter) => jitter.UpTo(Math.Min(LongestPause, FirstPause << Math.Min(failures, 10)));
}
