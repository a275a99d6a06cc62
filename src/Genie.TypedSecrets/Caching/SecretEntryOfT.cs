using Genie.TypedSecrets.Stores;
using Genie.TypedSecrets.Telemetry;

namespace Genie.TypedSecrets.Caching;

/// <summary>One secret in a client's cache, read into a <typeparamref name="T"/>.</summary>
/// <remarks>
/// <para>A value that needs no second look is a volatile read and a comparison. Everything else goes through the lock, which is held for a
/// few comparisons only, never while a store is called, a value is parsed or a waiter is woken.</para>
/// <list type="bullet">
/// <item>Before its refresh is due: handed out.</item>
/// <item>After, and not older than <c>MaxStale</c> allows: handed out as well, while at most one refresh runs in the background.</item>
/// <item>Anything else: the reader waits for a fetch, one for all readers, and gets its value or its error.</item>
/// </list>
/// <para>The second look sets when the next one is needed, so that readers are on the short path again while a refresh runs and while a
/// store that fails is left alone.</para>
/// </remarks>
internal sealed partial class SecretEntry<T>(string name, Func<SecretPayload, T> parse, CacheServices services) : SecretEntry(name)
    where T : class
{
    private readonly CacheClock _clock = services.Settings.Clock;
    private readonly CacheSettings _settings = services.Settings;
    private readonly object _gate = new();
    private CachedValue<T>? _current;
    private Flight<T>? _flight;
    private FetchFailure? _failure;
    private bool _isRead;
    private bool _isClosed;

    internal CacheSettings Settings => _settings;

    internal override bool IsUsable => UsableAt(_clock.Now) is not null;

    internal override bool IsIdle
    {
        get
        {
            lock (_gate)
            {
                var now = _clock.Now;
                return UsableAt(now) is null && _flight is null && !IsBackingOff(now) && _subscriptions.Length == 0;
            }
        }
    }

    /// <summary>The value where it needs no second look, else null. No lock, no allocation.</summary>
    internal T? TryGetFresh()
    {
        var current = Volatile.Read(ref _current);
        if (current is null)
        {
            return null;
        }

        var now = _clock.Now;
        if (now >= current.RevalidateAt)
        {
            return null;
        }

        if (HitSampling.IsSampled(now))
        {
            CountHits();
        }

        return current.Value;
    }

    /// <summary>The value; blocks where there is none to hand out.</summary>
    internal T Get()
    {
        if (TryGetFresh() is { } fresh)
        {
            return fresh;
        }

        if (Enter(blocks: true, out var flight) is { } entered)
        {
            return entered.Value;
        }

        services.Misses.EnsureSent(flight!);
        return SyncWait.For(flight!).Value;
    }

    /// <summary>The value. Cancelling ends this wait, not the fetch, which others may be waiting for.</summary>
    internal ValueTask<T> GetAsync(CancellationToken cancellationToken) =>
        TryGetFresh() is { } value ? new(value) : GetSlowlyAsync(cancellationToken);

    /// <summary>The value and its version.</summary>
    internal async ValueTask<Versioned<T>> GetVersionedAsync(CancellationToken cancellationToken)
    {
        var current = Volatile.Read(ref _current);
        if (current is not null && _clock.Now < current.RevalidateAt)
        {
            return current.Versioned;
        }

        cancellationToken.ThrowIfCancellationRequested();
        if (Enter(blocks: false, out var flight) is { } value)
        {
            return value;
        }

        var outcome = await flight!.Outcome.WaitAsync(cancellationToken).ConfigureAwait(false);
        return outcome.GetOrThrow();
    }

    internal override Flight? Join(out bool isNew)
    {
        lock (_gate)
        {
            var now = _clock.Now;
            if (UsableAt(now) is { } current && (now < current.RefreshAt || IsBackingOff(now)))
            {
                isNew = false;
                return null;
            }

            return JoinFlight(now, FetchReason.Preload, out isNew);
        }
    }

    internal override void Clear()
    {
        lock (_gate)
        {
            Forget();
        }

        services.Watch.Reschedule(this);
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
        flight?.Next?.Fail(Disposed());
        EndSubscribers();
    }

    private async ValueTask<T> GetSlowlyAsync(CancellationToken cancellationToken) =>
        (await GetVersionedAsync(cancellationToken).ConfigureAwait(false)).Value;

    // A value to hand out, or the flight to wait for.
    private Versioned<T>? Enter(bool blocks, out Flight<T>? flight)
    {
        CachedValue<T>? usable;
        bool isNew;
        bool isFirstRead;
        lock (_gate)
        {
            var now = _clock.Now;
            (isFirstRead, _isRead) = (!_isRead, true);
            usable = UsableAt(now);
            if (usable is null)
            {
                flight = JoinFlight(now, FetchReason.Miss, out isNew);
            }
            else
            {
                flight = BeginRefreshIfDue(usable, now);
                isNew = flight is not null;
                ScheduleRevalidation(usable, now);
            }
        }

        if (isNew && usable is not null)
        {
            _settings.Background.Queue(flight!);
        }
        else if (isNew)
        {
            services.Misses.Add(flight!, blocks);
        }

        // After the flight was handed on: a listener may read this very secret, and would wait for it.
        if (isFirstRead)
        {
            NoteRead();
        }

        return usable?.Versioned;
    }

    private Flight<T>? BeginRefreshIfDue(CachedValue<T> usable, long now) =>
        now >= usable.RefreshAt && _flight is null && !IsBackingOff(now) ? Begin(now, FetchReason.Refresh) : null;

    // Until the refresh is due; until it has ended; until it may be tried again.
    private void ScheduleRevalidation(CachedValue<T> current, long now)
    {
        var time = _flight is not null ? current.UsableUntil
            : now < current.RefreshAt ? current.RefreshAt
            : _failure?.RetryAt ?? now;
        Volatile.Write(ref _current, current.WithRevalidateAt(time));
    }

    private Flight<T> JoinFlight(long now, FetchReason reason, out bool isNew)
    {
        ObjectDisposedException.ThrowIf(_isClosed, typeof(SecretsClient));
        isNew = _flight is null;
        if (isNew && IsBackingOff(now))
        {
            _failure!.Error.Throw();
        }

        return _flight ?? Begin(now, reason);
    }

    private Flight<T> Begin(long now, FetchReason reason) => _flight = new(this, now, reason);

    private CachedValue<T>? UsableAt(long now) => Volatile.Read(ref _current) is { } current && now < current.UsableUntil ? current : null;

    private bool IsBackingOff(long now) => _failure is { } failure && now < failure.RetryAt;

    private void Forget()
    {
        Volatile.Write(ref _current, null);
        (_flight, _failure, _renewal, _previous) = (null, null, null, null);
    }

    private void NoteRead() => services.Audit.Read(Name, services.Fetcher.StoreName);

    private static ObjectDisposedException Disposed() => new(typeof(SecretsClient).FullName);

    private void CountHits() => SecretsTelemetry.Hits(Name, services.Fetcher.StoreName, HitSampling.Weight);
}
