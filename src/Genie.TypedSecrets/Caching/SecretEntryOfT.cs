using System.Diagnostics.CodeAnalysis;
using Genie.TypedSecrets.Stores;
using Genie.TypedSecrets.Telemetry;

namespace Genie.TypedSecrets.Caching;

/// <summary>Represents one secret in a client's cache, read into a <typeparamref name="T"/>. The folder's README.md describes its states and locks.</summary>
/// <remarks>
/// Reading a fresh value is a volatile read and a comparison. Everything else takes the lock, which is held for a few comparisons only, never
/// while a store is called, a value is parsed or a waiter is woken.
/// </remarks>
internal sealed partial class SecretEntry<T>(
    string name,
    SecretDescriptor<T> descriptor,
    CacheServices services,
    SecretEntry<T>.VersionOf? versionOf = null) : SecretEntry(name, services)
    where T : class
{
    private readonly CacheClock _clock = services.Settings.Clock;
    private readonly object _gate = new();
    private CachedValue<T>? _current;
    private Flight<T>? _flight;
    private RetryState? _retry;
    private OccasionalState? _occasional;
    private bool _isRead;
    private volatile bool _isClosed;

    internal override SecretDescriptor<T> Descriptor => descriptor;

    internal override bool IsUsable => UsableAt(_clock.Now) is not null;

    internal override bool IsIdle
    {
        get
        {
            lock (_gate)
            {
                var now = _clock.Now;
                return UsableAt(now) is null
                    && _flight is null
                    && BackingOff_NeedsLock(now) is null
                    && _occasional is null or { Subscriptions.Length: 0, HasIdleVersionsOnly: true };
            }
        }
    }

    /// <summary>Gets whether the entry belongs to no cache, and always returns the same value.</summary>
    internal bool IsFixed { get; private init; }

    private CacheSettings Settings => Services.Settings;

    private bool IsClosed => _isClosed || versionOf is { Owner._isClosed: true };

    /// <summary>Creates an entry outside of the cache that always returns the same value. To everything but reads it is retired.</summary>
    internal SecretEntry<T> WithValue(T value)
    {
        SecretEntry<T> entry = new(Name, descriptor, Services) { IsFixed = true };
        entry.Retire();
        entry._current = new(new(value, string.Empty), long.MaxValue, long.MaxValue, long.MaxValue, long.MaxValue);
        return entry;
    }

    /// <summary>Gets the value if it is fresh, else null. It takes no lock and allocates nothing.</summary>
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

    /// <summary>Gets the value. Blocks the thread if there is none that may be returned.</summary>
    internal T Get() => TryGetFresh() ?? GetSlowly().Value;

    /// <summary>Gets the value. Canceling ends this wait, not the fetch, which others may be waiting for.</summary>
    internal ValueTask<T> GetAsync(CancellationToken cancellationToken) =>
        TryGetFresh() is { } value ? new(value) : GetSlowlyAsync(cancellationToken);

    /// <summary>Returns whether the entry holds a value, and it may be returned.</summary>
    internal bool IsInUse(T value) => ReferenceEquals(UsableAt(_clock.Now)?.Value, value);

    /// <summary>Gets the value and its version. Blocks the thread if there is none that may be returned.</summary>
    internal Versioned<T> GetVersioned()
    {
        var current = Volatile.Read(ref _current);
        return current is not null && _clock.Now < current.RevalidateAt ? current : GetSlowly();
    }

    /// <summary>Gets the value and its version.</summary>
    internal async ValueTask<Versioned<T>> GetVersionedAsync(CancellationToken cancellationToken)
    {
        var current = Volatile.Read(ref _current);
        if (current is not null && _clock.Now < current.RevalidateAt)
        {
            return current;
        }

        cancellationToken.ThrowIfCancellationRequested();
        if (TryEnter(blocks: false, out var value, out var flight))
        {
            return value;
        }

        return (await flight.Outcome.WaitAsync(cancellationToken).ConfigureAwait(false)).GetOrThrow();
    }

    internal override SecretRequest CreateRequest(bool bypassCache)
    {
        SecretRequest current = new(Name) { BypassCache = bypassCache };
        return versionOf is null ? current : versionOf.Version.ApplyTo(current);
    }

    internal override Flight? Join(out bool isNew)
    {
        lock (_gate)
        {
            var now = _clock.Now;
            if (UsableAt(now) is { } current && now < RefreshNotBefore_NeedsLock(current, now))
            {
                isNew = false;
                return null;
            }

            return JoinFlight_NeedsLock(now, FetchReason.Preload, out isNew);
        }
    }

    internal override void Clear()
    {
        lock (_gate)
        {
            Forget_NeedsLock();
        }

        Services.Watch.Reschedule(this);
    }

    internal override void Close()
    {
        Flight<T>? flight;
        SecretEntry<T>[] versions;
        lock (_gate)
        {
            _isClosed = true;
            flight = _flight;
            versions = [.. _occasional?.Versions ?? []];
            Forget_NeedsLock();
        }

        flight?.End(Disposed());
        flight?.Next?.End(Disposed());
        Array.ForEach(versions, static entry => entry.Close());
        EndSubscribers();
    }

    private Versioned<T> GetSlowly() => TryEnter(blocks: true, out var value, out var flight) ? value : SyncWait.For(flight);

    // Does not await GetVersionedAsync: each asynchronous method on the way is one more object and one more step for every waiter.
    private async ValueTask<T> GetSlowlyAsync(CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        return TryEnter(blocks: false, out var value, out var flight)
            ? value.Value
            : (await flight.Outcome.WaitAsync(cancellationToken).ConfigureAwait(false)).GetOrThrow().Value;
    }

    // Finds the value to return, or the flight to wait for.
    private bool TryEnter(bool blocks, [NotNullWhen(true)] out Versioned<T>? value, [NotNullWhen(false)] out Flight<T>? flight)
    {
        Flight<T>? refresh = null;
        bool isNew = false;
        bool isFirstRead;
        lock (_gate)
        {
            var now = _clock.Now;
            (isFirstRead, _isRead) = (!_isRead, true);
            if (UsableAt(now) is { } usable)
            {
                (value, flight) = (usable, null);
                refresh = BeginRefreshIfDue_NeedsLock(usable, now);
                ScheduleRevalidation_NeedsLock(usable, now);
            }
            else
            {
                (value, flight) = (null, JoinFlight_NeedsLock(now, FetchReason.Miss, out isNew));
            }
        }

        if (refresh is not null)
        {
            Settings.Background.Queue(refresh);
        }

        if (isNew && flight is not null)
        {
            Services.Misses.Add(flight, blocks);
        }

        if (blocks && flight is not null)
        {
            Services.Misses.EnsureSent(flight);
        }

        // After the flight was sent: a listener may read the same secret on this thread, and wait for the flight.
        if (isFirstRead)
        {
            NoteRead();
        }

        return flight is null;
    }

    private Flight<T>? BeginRefreshIfDue_NeedsLock(CachedValue<T> usable, long now) =>
        _flight is null && now >= RefreshNotBefore_NeedsLock(usable, now) ? BeginRefresh_NeedsLock(now) : null;

    // When a refresh may begin: when it is due, the pauses after failures have passed, and those after an outage are spread.
    private long RefreshNotBefore_NeedsLock(CachedValue<T> usable, long now)
    {
        var time = Math.Max(usable.RefreshAt, Services.Health.NotBefore(now));
        time = BackingOff_NeedsLock(now) is { } retry ? Math.Max(time, retry.RetryAt) : time;
        var recoveredAt = Services.Health.RecoveredAt;
        if (recoveredAt < usable.RefreshAt)
        {
            return time;
        }

        // It came due while the store was unavailable, as did those of the other secrets and processes.
        var occasional = Occasional_NeedsLock;
        if (occasional.Spread.RecoveredAt != recoveredAt)
        {
            occasional.Spread = (recoveredAt, recoveredAt + Settings.Jitter.UpTo(StoreHealth.RecoverySpread));
        }

        return Math.Max(time, occasional.Spread.Until);
    }

    // Readers are on the path without a lock again until the refresh is due, until it has ended, or until it may be retried.
    private void ScheduleRevalidation_NeedsLock(CachedValue<T> current, long now)
    {
        var time = _flight is not null ? current.UsableUntil
            : RefreshNotBefore_NeedsLock(current, now);
        Volatile.Write(ref _current, current.WithRevalidateAt(time));
    }

    private Flight<T> JoinFlight_NeedsLock(long now, FetchReason reason, out bool isNew)
    {
        ObjectDisposedException.ThrowIf(IsClosed, typeof(SecretsClient));
        isNew = false;
        if (_flight is { } underWay)
        {
            return underWay;
        }

        if (BackingOff_NeedsLock(now) is { } retry)
        {
            retry.Error.Throw();
        }

        Flight<T> flight = new(this, now, reason);
        Services.Health.Admit(flight, now, out var waits);
        isNew = !waits;
        return _flight = flight;
    }

    private Flight<T>? BeginRefresh_NeedsLock(long now)
    {
        Flight<T> flight = new(this, now, FetchReason.Refresh);
        return Services.Health.TryAdmitRefresh(flight, now) ? _flight = flight : null;
    }

    private Flight<T> Begin_NeedsLock(long now, FetchReason reason) => _flight = new(this, now, reason);

    private CachedValue<T>? UsableAt(long now) => Volatile.Read(ref _current) is { } current && now < current.UsableUntil ? current : null;

    // The failure because of which the secret is not fetched at a moment; null if it may be.
    private RetryState? BackingOff_NeedsLock(long now) => CurrentRetry_NeedsLock is { } retry && now < retry.RetryAt ? retry : null;

    // The last failure; null if the store was unavailable and has recovered since.
    private RetryState? CurrentRetry_NeedsLock =>
        _retry is { } retry && !(retry.Error.IsOutage && Services.Health.RecoveredAt >= retry.At) ? retry : null;

    private void Forget_NeedsLock()
    {
        Volatile.Write(ref _current, null);
        (_flight, _retry) = (null, null);
        _occasional?.Forget();
    }

    private void NoteRead() => Services.Audit.Read(Name, Services.Fetcher.StoreName);

    private static FetchResult<T> Disposed() => FetchResult<T>.Failure(new ObjectDisposedException(typeof(SecretsClient).FullName));

    private void CountHits() => SecretsTelemetry.Hits(Name, Services.Fetcher.StoreName, HitSampling.Weight);
}
