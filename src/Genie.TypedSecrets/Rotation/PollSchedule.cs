using Genie.TypedSecrets.Caching;

namespace Genie.TypedSecrets.Rotation;

/// <summary>When the store may be asked again for a version other than those that were refused.</summary>
/// <remarks>
/// One for all callers and versions, so that neither the callers' number matters nor a store that goes back and forth between versions.
/// </remarks>
/// <param name="Pause">The longest pause after the next look, in milliseconds.</param>
/// <param name="LongestPause">What the pauses grow to.</param>
/// <param name="NotBefore">When the next look may be, by the cache's clock.</param>
internal sealed record PollSchedule(long Pause, long LongestPause, long NotBefore)
{
    /// <summary>What the pauses grow to, in first pauses.</summary>
    internal const int LongestInFirstPauses = 10;

    /// <summary>The schedule in force, or a new one whose first look is due at once.</summary>
    internal static PollSchedule For(PollSchedule? current, long firstPause, long now)
    {
        var longest = firstPause * LongestInFirstPauses;

        // Long after the last look it is another rotation's turn.
        return current is not null && now < current.NotBefore + current.LongestPause
            ? current
            : new(firstPause, longest, now);
    }

    /// <summary>After a look: the pause is between half of its length and all of it, and the next one twice as long.</summary>
    internal PollSchedule Looked(long now, Jitter jitter) => this with
    {
        NotBefore = now + (Pause / 2) + jitter.UpTo(Pause - (Pause / 2)),
        Pause = Math.Min(Pause * 2, LongestPause),
    };
}

/// <summary>What a caller whose value was refused does next: use the newer version, wait for a fetch, or ask again later.</summary>
/// <param name="Newer">Another version than the refused ones.</param>
/// <param name="Flight">A fetch under way.</param>
/// <param name="NotBefore">When to ask again, where there is neither.</param>
internal sealed record PollStep<T>(Versioned<T>? Newer, Flight<T>? Flight, long NotBefore)
    where T : class;
