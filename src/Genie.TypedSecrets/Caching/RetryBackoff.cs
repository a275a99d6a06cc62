namespace Genie.TypedSecrets.Caching;

/// <summary>When a refresh that failed may be tried again: exponential, with full jitter, and without a timer.</summary>
/// <remarks>Not thread-safe; the entry's lock guards it.</remarks>
internal struct RetryBackoff
{
    /// <summary>The longest first pause.</summary>
    internal const long FirstPause = 1_000;

    /// <summary>The longest pause of all: an outage's end is noticed within it.</summary>
    internal const long LongestPause = 60_000;

    private int _failures;

    // 0 is long ago on every clock of ours.
    private long _notBefore;

    internal readonly bool IsOver(long now) => now >= _notBefore;

    internal void Fail(long now, Jitter jitter)
    {
        _notBefore = now + jitter.UpTo(Math.Min(LongestPause, FirstPause << Math.Min(_failures, 10)));
        _failures++;
    }
}
