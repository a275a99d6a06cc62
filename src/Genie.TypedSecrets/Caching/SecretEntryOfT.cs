using System.Runtime.ExceptionServices;
using Genie.TypedSecrets.Stores;
using Genie.TypedSecrets.Telemetry;

namespace Genie.TypedSecrets.Caching;

/// <summary>One secret in a client's cache, read into a <typeparamref name="T"/>.</summary>
/// <remarks>
/// <para>A fresh value is a volatile read and a comparison. Everything else goes through the lock, which is held for a few
/// comparisons only, never while a store is called, a value is parsed or a waiter is woken.</para>
/// <list type="bullet">
/// <item>Younger than its time to live: handed out.</item>
/// <item>Older, and not older than <c>MaxStale</c> allows: handed out as well, while at most one refresh runs in the background.</item>
/// <item>Anything else: the reader waits for a fetch, one for all readers, and gets its value or its error.</item>
/// </list>
/// </remarks>
internal sealed class SecretEntry<T>(string name, Func<SecretPayload, T> parse, CacheSettings settings, SecretFetcher fetcher) : SecretEntry(name)
    where T : class
{
    private readonly CacheClock _clock = settings.Clock;
    private readonly object _gate = new();
    private CachedValue<T>? _current;
    private Flight<T>? _flight;
    private Missing? _missing;
    private RetryBackoff _backoff;
    private bool _isClosed;

    internal override bool IsUsable => Volatile.Read(ref _current) is { } current && _clock.Now < current.UsableUntil;

    /// <summary>The value where it is fresh, else null. No lock, no allocation.</summary>
    internal T? TryGetFresh()
    {
        var current = Volatile.Read(ref _current);
        return current is not null && _clock.Now < current.FreshUntil ? current.Value : null;
    }

    /// <summary>The value; blocks where there is none to hand out.</summary>
    internal T Get() => TryGetFresh() ?? Enter(out var flight) ?? SyncWait.For(flight!);

    /// <summary>The value. Cancelling ends this wait, not the fetch, which others may be waiting for.</summary>
    internal ValueTask<T> GetAsync(CancellationToken cancellationToken) =>
        TryGetFresh() is { } value ? new(value) : GetSlowlyAsync(cancellationToken);

    internal override Flight? Join(out bool isNew)
    {
        lock (_gate)
        {
            var now = _clock.Now;
            if (IsFresh(now))
            {
                isNew = false;
                return null;
            }

            return JoinFlight(now, out isNew);
        }
    }

    internal override async Task RunAsync(Flight flight)
    {
        var result = await fetcher.FetchAsync(Name).ConfigureAwait(false);
        Complete(flight, result);
    }

    internal override void Complete(Flight flight, SecretResult result)
    {
        var (value, versionId, error) = Read(result);
        var outcome = FetchOutcome.Of(error);
        var isNewVersion = false;
        lock (_gate)
        {
            if (_isClosed)
            {
                (value, error) = (null, Disposed());
            }
            else if (ReferenceEquals(_flight, flight))
            {
                _flight = null;
                if (!IsRetired)
                {
                    isNewVersion = value is not null && _current is { } former && former.VersionId != versionId;
                    Publish(value, versionId, error, flight.StartedAt);
                }
            }
        }

        var mine = (Flight<T>)flight;
        if (value is not null)
        {
            mine.Succeed(value);
        }
        else
        {
            mine.Fail(error!);
        }

        // After the waiters: whoever listens to telemetry holds up nobody.
        fetcher.Report(Name, outcome, isNewVersion);
    }

    internal override void Clear()
    {
        lock (_gate)
        {
            Forget();
        }
    }

    internal override void Close()
    {
        Flight<T>? flight;
        lock (_gate)
        {
            _isClosed = true;
            flight = _flight;
            Forget();
        }

        flight?.Fail(Disposed());
    }

    private async ValueTask<T> GetSlowlyAsync(CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        if (Enter(out var flight) is { } value)
        {
            return value;
        }

        var outcome = await flight!.Outcome.WaitAsync(cancellationToken).ConfigureAwait(false);
        return outcome.GetOrThrow();
    }

    // A value to hand out, or the flight to wait for.
    private T? Enter(out Flight<T>? flight)
    {
        T? value;
        bool isNew;
        lock (_gate)
        {
            var now = _clock.Now;
            value = _current is { } current && now < current.UsableUntil ? current.Value : null;
            (flight, isNew) = (null, false);
            if (value is null)
            {
                flight = JoinFlight(now, out isNew);
            }
            else if (!IsFresh(now) && _flight is null && _backoff.IsOver(now))
            {
                flight = JoinFlight(now, out isNew);
            }
        }

        if (isNew)
        {
            Start(flight!, inBackground: value is not null);
        }

        return value;
    }

    private static void Start(Flight<T> flight, bool inBackground)
    {
        if (inBackground)
        {
            DetachedStart.RunInBackground(flight);
        }
        else
        {
            DetachedStart.RunHere(flight);
        }
    }

    private Flight<T> JoinFlight(long now, out bool isNew)
    {
        ObjectDisposedException.ThrowIf(_isClosed, typeof(SecretsClient));
        if (_missing is { } missing && now < missing.Until)
        {
            missing.Error.Throw();
        }

        isNew = _flight is null;
        return _flight ??= new(this, now);
    }

    private bool IsFresh(long now) => _current is { } current && now < current.FreshUntil;

    // The payload's only reader. Whatever happens here, the payload is wiped.
    private (T? Value, string VersionId, Exception? Error) Read(SecretResult result)
    {
        if (!result.IsSuccess)
        {
            return (null, string.Empty, result.Error);
        }

        using var payload = result.Payload;
        try
        {
            // The same version is the same value: who compares references sees that nothing changed.
            var known = Volatile.Read(ref _current);
            return (known?.VersionId == payload.VersionId ? known.Value : parse(payload), payload.VersionId, null);
        }
        catch (SecretsException e)
        {
            return (null, payload.VersionId, e);
        }
        catch (Exception e)
        {
            // What a parser throws may quote what it read, so its message goes no further.
            SecretViolation violation = new(string.Empty, $"It cannot be read ({e.GetType().Name}).");
            return (null, payload.VersionId, new SecretSchemaException(Name, payload.VersionId, [violation]));
        }
    }

    private void Publish(T? value, string versionId, Exception? error, long startedAt)
    {
        if (value is not null)
        {
            var freshUntil = startedAt + settings.Jitter.Shorten(settings.TimeToLive, settings.JitterRatio);
            Volatile.Write(ref _current, new(value, versionId, freshUntil, startedAt + settings.TimeToLive + settings.MaxStale));
            (_missing, _backoff) = (null, default);
        }
        else if (error is SecretsException { IsTransient: true } or SecretSchemaException)
        {
            // The value in use, if any, stays.
            _backoff.Fail(_clock.Now, settings.Jitter);
        }
        else
        {
            Volatile.Write(ref _current, null);
            _missing = error is SecretNotFoundException ? new(ExceptionDispatchInfo.Capture(error), _clock.Now + settings.NegativeTimeToLive) : null;
        }
    }

    private void Forget()
    {
        Volatile.Write(ref _current, null);
        (_flight, _missing, _backoff) = (null, null, default);
    }

    private static ObjectDisposedException Disposed() => new(typeof(SecretsClient).FullName);

    private sealed record Missing(ExceptionDispatchInfo Error, long Until);
}
