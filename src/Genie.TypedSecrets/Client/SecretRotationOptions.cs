namespace Genie.TypedSecrets;

/// <summary>Configures how long callers wait for a new version of a secret after its credentials were rejected. The base class of the options of each use.</summary>
/// <remarks>Immutable.</remarks>
public abstract class SecretRotationOptions
{
    private static readonly TimeSpan s_shortestPoll = TimeSpan.FromMilliseconds(10);
    private static readonly TimeSpan s_longest = TimeSpan.FromHours(1);
    private static readonly TimeSpan s_defaultDeadline = TimeSpan.FromMinutes(1);
    private static readonly TimeSpan s_deadlineIfUnknown = TimeSpan.FromSeconds(10);

    private readonly TimeSpan? _deadline;
    private readonly TimeSpan _pollInterval = TimeSpan.FromMilliseconds(500);

    private protected SecretRotationOptions()
    {
    }

    private protected SecretRotationOptions(SecretRotationOptions options) =>
        (_deadline, _pollInterval, FallBackToPrevious) = (options._deadline, options._pollInterval, options.FallBackToPrevious);

    /// <summary>
    /// Gets the time after the first rejection for which callers wait for another version while a rotation is in progress. The default is 1 minute, which
    /// is enough for a rotation function that has set the new password and still has to test and promote it. The range is 0 (the store is called once) to
    /// 1 hour. A call to the store that has begun is not canceled.
    /// </summary>
    /// <remarks>
    /// If the store reports the status of rotations (<see cref="Stores.IRotationStatusStore"/>) and no rotation is in progress, the store is called once
    /// after the rejection, and callers do not wait. With other stores, the default is 10 seconds, because the credentials may simply be wrong. If no new
    /// version was found, that is remembered for <see cref="SecretsOptions.TimeToLive"/>, or for 5 seconds if no rotation is in progress. During this time,
    /// callers that are rejected with the same version do not wait again.
    /// </remarks>
    /// <exception cref="ArgumentOutOfRangeException">The value is out of its range.</exception>
    public TimeSpan Deadline
    {
        get => _deadline ?? s_defaultDeadline;
        init => _deadline = Check(value, TimeSpan.Zero);
    }

    /// <summary>
    /// Gets the first pause between two calls for another version. The default is 500 ms; the range is 10 ms to 1 hour. The pauses double, up to ten times
    /// this value, and each is shortened by a random part of up to half. All rejected callers share the calls: at most 27 per minute for each process.
    /// </summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is out of its range.</exception>
    public TimeSpan PollInterval
    {
        get => _pollInterval;
        init => _pollInterval = Check(value, s_shortestPoll);
    }

    /// <summary>
    /// Gets whether the previous version (<c>AWSPREVIOUS</c>) is used once if the current one is rejected and the store has no newer one. Set it for
    /// rotations that alternate between two users, because the new user may not have reached every replica yet. The default is false.
    /// </summary>
    public bool FallBackToPrevious { get; init; }

    /// <summary>Gets the deadline if it is not known whether a rotation is in progress.</summary>
    internal TimeSpan DeadlineIfUnknown => _deadline ?? s_deadlineIfUnknown;

    private static TimeSpan Check(TimeSpan value, TimeSpan least)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(value, least);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(value, s_longest);
        return value;
    }
}
