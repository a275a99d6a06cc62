namespace Genie.TypedSecrets.Caching;

/// <summary>Represents the schedule of fetches that look for a version other than those that were rejected.</summary>
/// <remarks>
/// All callers and all rejected versions share one schedule, so that the number of calls depends neither on the number of callers nor on a store
/// that goes back and forth between versions.
/// </remarks>
/// <param name="Pause">The longest pause after the next fetch, in milliseconds.</param>
/// <param name="LongestPause">The pause that pauses grow to, in milliseconds.</param>
/// <param name="NotBefore">The time at which the next fetch may begin, by the cache's clock.</param>
internal sealed record PollSchedule(long Pause, long LongestPause, long NotBefore)
{
    /// <summary>The ratio of the longest pause to the first one.</summary>
    internal const int LongestInFirstPauses = 10;

    /// <summary>Returns the current schedule, or a new one whose first fetch is due immediately.</summary>
    internal static PollSchedule For(PollSchedule? current, long firstPause, long now)
    {
        var longest = firstPause * LongestInFirstPauses;

        // A rejection long after the last fetch belongs to another rotation.
        return current is not null && now < current.NotBefore + current.LongestPause
            ? current
            : new(firstPause, longest, now);
    }

    /// <summary>Returns the schedule after a fetch: the pause is between half of its length and all of it, and the next one is twice as long.</summary>
    internal PollSchedule Polled(long now, Jitter jitter) => this with
    {
        NotBefore = now + (Pause / 2) + jitter.UpTo(Pause - (Pause / 2)),
        Pause = Math.Min(Pause * 2, LongestPause),
    };
}

/// <summary>Represents the next step of a caller whose value was rejected: use the newer version, wait for a fetch, or try again later.</summary>
/// <param name="Newer">A version other than the rejected ones.</param>
/// <param name="Flight">A fetch in progress.</param>
/// <param name="NotBefore">The time at which to try again, if there is neither.</param>
internal sealed record PollStep<T>(Versioned<T>? Newer, Flight<T>? Flight, long NotBefore)
    where T : class;
