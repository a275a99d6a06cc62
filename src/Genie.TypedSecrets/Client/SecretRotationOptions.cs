namespace Genie.TypedSecrets;

/// <summary>Configures for how long a new version of a secret is waited for after its credentials were rejected. The base of the options of each use.</summary>
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
    /// Gets the time after the first rejection for which another version is waited for, while a rotation is under way. 1 minute by default, which covers
    /// a rotation function that has set the new password and has still to test and promote it. From 0 (the store is asked once) to 1 hour. A call to
    /// the store that has begun is waited for.
    /// </summary>
    /// <remarks>
    /// A store that knows whether a rotation is under way (<see cref="Stores.IRotationStatusStore"/>) decides: if none is, it is asked for another
    /// version once after the rejection, and the rejection is thrown. With other stores the default is 10 seconds, because the credentials may simply be
    /// wrong. A wait without a new version is remembered for <see cref="SecretsOptions.TimeToLive"/>, and for 5 seconds if the store said that none is
    /// coming: callers that are rejected with the same version do not wait again.
    /// </remarks>
    /// <exception cref="ArgumentOutOfRangeException">The value is out of its range.</exception>
    public TimeSpan Deadline
    {
        get => _deadline ?? s_defaultDeadline;
        init => _deadline = Check(value, TimeSpan.Zero);
    }

    /// <summary>
    /// Gets the first pause between two calls for another version: 500 ms by default; from 10 ms to 1 hour. Pauses double up to ten times that, and each
    /// is shortened by a random part of up to half. All callers that were rejected share the calls: at most 27 in a minute for each process.
    /// </summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is out of its range.</exception>
    public TimeSpan PollInterval
    {
        get => _pollInterval;
        init => _pollInterval = Check(value, s_shortestPoll);
    }

    /// <summary>
    /// Gets whether the previous version (<c>AWSPREVIOUS</c>) is used once if the current one is rejected and the store has no newer one: for rotations that
    /// alternate between two users, whose new one may not have reached every replica yet. False by default.
    /// </summary>
    public bool FallBackToPrevious { get; init; }

    /// <summary>Gets the deadline if it is not known whether a rotation is under way.</summary>
    internal TimeSpan DeadlineIfUnknown => _deadline ?? s_deadlineIfUnknown;

    private static TimeSpan Check(TimeSpan value, TimeSpan least)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(value, least);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(value, s_longest);
        return value;
    }
}
