namespace Genie.TypedSecrets;

/// <summary>Configures what <c>UseAsync</c> does if the value it used is rejected: by a database, an HTTP API, a broker.</summary>
/// <remarks>Immutable. Thread-safe if <see cref="IsAuthenticationFailure"/> is.</remarks>
public sealed class SecretUseOptions
{
    private static readonly TimeSpan s_shortestPoll = TimeSpan.FromMilliseconds(10);
    private static readonly TimeSpan s_longest = TimeSpan.FromHours(1);
    private static readonly TimeSpan s_defaultDeadline = TimeSpan.FromMinutes(1);
    private static readonly TimeSpan s_deadlineIfUnknown = TimeSpan.FromSeconds(10);

    private TimeSpan? _deadline;
    private readonly TimeSpan _pollInterval = TimeSpan.FromMilliseconds(500);

    /// <summary>Gets the function that returns whether an exception means that the credentials were rejected. All other exceptions end the use at once.</summary>
    /// <remarks>
    /// Examples: <c>e =&gt; e is HttpRequestException { StatusCode: HttpStatusCode.Unauthorized }</c>,
    /// <c>e =&gt; e is NpgsqlException { SqlState: "28P01" }</c>. An exception that it throws itself counts as false.
    /// </remarks>
    public required Func<Exception, bool> IsAuthenticationFailure { get; init; }

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
    /// Gets whether the use runs once with the previous version (<c>AWSPREVIOUS</c>) if the current one is rejected and there is no newer one: for rotations
    /// that alternate between two users, whose new one may not have reached every replica yet. False by default.
    /// </summary>
    public bool FallBackToPrevious { get; init; }

    /// <summary>Gets the function that returns whether a use that was rejected can run again. If not, its exception is thrown without a wait.</summary>
    internal Func<Exception, bool> CanRepeat { get; init; } = static _ => true;

    /// <summary>Gets the deadline if it is not known whether a rotation is under way.</summary>
    internal TimeSpan DeadlineIfUnknown => _deadline ?? s_deadlineIfUnknown;

    /// <summary>Returns the same options except for the ones given.</summary>
    internal SecretUseOptions With(
        TimeSpan? deadline = null,
        TimeSpan? pollInterval = null,
        bool? fallBackToPrevious = null,
        Func<Exception, bool>? isAuthenticationFailure = null) => new()
    {
        IsAuthenticationFailure = isAuthenticationFailure ?? IsAuthenticationFailure,
        CanRepeat = CanRepeat,
        _deadline = deadline is { } time ? Check(time, TimeSpan.Zero) : _deadline,
        PollInterval = pollInterval ?? PollInterval,
        FallBackToPrevious = fallBackToPrevious ?? FallBackToPrevious,
    };

    private static TimeSpan Check(TimeSpan value, TimeSpan least)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(value, least);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(value, s_longest);
        return value;
    }
}
