namespace Genie.TypedSecrets;

/// <summary>How <c>UseAsync</c> goes on where the value it used is refused: by a database, an HTTP API, a broker.</summary>
/// <remarks>Immutable and thread-safe as far as <see cref="IsAuthenticationFailure"/> is.</remarks>
public sealed class SecretUseOptions
{
    private static readonly TimeSpan s_shortestPoll = TimeSpan.FromMilliseconds(10);
    private static readonly TimeSpan s_longest = TimeSpan.FromHours(1);

    private readonly TimeSpan _deadline = TimeSpan.FromMinutes(1);
    private readonly TimeSpan _pollInterval = TimeSpan.FromMilliseconds(500);

    /// <summary>Tells an exception that means "these credentials are refused" from all others, which end the use at once.</summary>
    /// <remarks>
    /// Examples: <c>e =&gt; e is HttpRequestException { StatusCode: HttpStatusCode.Unauthorized }</c>,
    /// <c>e =&gt; e is NpgsqlException { SqlState: "28P01" }</c>. What it throws itself counts as false.
    /// </remarks>
    public required Func<Exception, bool> IsAuthenticationFailure { get; init; }

    /// <summary>
    /// For how long after the first refusal another version is looked for. 1 minute by default, which covers a rotation function that has
    /// set the new password and has still to test and promote it. From 0 (one look) to 1 hour. A call to the store that has begun is waited for.
    /// </summary>
    /// <exception cref="ArgumentOutOfRangeException">It is out of its range.</exception>
    public TimeSpan Deadline
    {
        get => _deadline;
        init => _deadline = Check(value, TimeSpan.Zero);
    }

    /// <summary>
    /// The first pause between two looks: 500 ms by default; from 10 ms to 1 hour. Pauses double up to ten times that, and each is
    /// shortened by a random part of up to half. All who were refused share the looks, so within the default
    /// deadline a process makes 27 of them at most, however many callers it has.
    /// </summary>
    /// <exception cref="ArgumentOutOfRangeException">It is out of its range.</exception>
    public TimeSpan PollInterval
    {
        get => _pollInterval;
        init => _pollInterval = Check(value, s_shortestPoll);
    }

    /// <summary>
    /// Whether the use is tried once with the version before (<c>AWSPREVIOUS</c>) where the current one is refused and there is no newer one: for
    /// alternating users, whose new one may not have reached every replica yet. False by default.
    /// </summary>
    public bool FallBackToPrevious { get; init; }

    private static TimeSpan Check(TimeSpan value, TimeSpan least)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(value, least);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(value, s_longest);
        return value;
    }
}
