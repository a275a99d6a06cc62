using Genie.TypedSecrets.Telemetry;

namespace Genie.TypedSecrets.Caching;

/// <summary>Tracks whether a client's store is available, so that an outage costs one call at a time and not one for each secret.</summary>
/// <remarks>
/// <para>The store counts as unavailable after two consecutive calls, not both for the same single secret, failed with a transient error. One secret
/// that cannot be read is not an outage. Access denied, not found and an invalid value are not failures of the store, because it has responded.</para>
/// <para>While it is unavailable, one fetch at a time probes it, with pauses that double up to a minute, with full jitter. Refreshes wait. A reader
/// without a value gets an error during a pause, and waits for the probe while one is in progress. The first response makes the store available for
/// all secrets. <c>RefreshAsync</c> and <c>UseAsync</c> call the store in any case: they have limits of their own.</para>
/// <para>Thread-safe. Entries call it with their lock held; it calls no entry with its own lock held.</para>
/// </remarks>
internal sealed class StoreHealth(CacheSettings settings, string storeName, ClientEvents events)
{
    /// <summary>The time over which the refreshes that came due during an outage are spread after it, in milliseconds.</summary>
    internal const long RecoverySpread = 60_000;

    // How often an entry looks whether a probe has ended, in milliseconds.
    private const long ProbeInterval = 1_000;

    private readonly object _gate = new();
    private readonly List<Flight> _waiting = [];
    private volatile Outage? _outage;
    private long _recoveredAt = long.MinValue;
    private object? _failedCall;

    /// <summary>Gets whether the store does not respond at the moment.</summary>
    internal bool IsUnavailable => _outage is not null;

    /// <summary>Gets the time at which the last outage ended, by the cache's clock; the least number if there has been none.</summary>
    internal long RecoveredAt => Volatile.Read(ref _recoveredAt);

    /// <summary>Returns when a refresh may begin as far as the store is concerned, by the cache's clock.</summary>
    internal long NotBefore(long now) => _outage switch
    {
        null => long.MinValue,
        { IsProbed: true } => now + ProbeInterval,
        var outage => outage.RetryAt,
    };

    /// <summary>Admits a refresh: the store is available, or the refresh is the probe.</summary>
    internal bool TryAdmitRefresh(Flight flight, long now)
    {
        lock (_gate)
        {
            return _outage is null || TryBecomeProbe_NeedsLock(flight, now);
        }
    }

    /// <summary>Admits a flight that a reader without a value waits for.</summary>
    /// <param name="flight">The flight.</param>
    /// <param name="now">The time, by the cache's clock.</param>
    /// <param name="waits">Whether the flight is started once the probe in progress has ended; the caller does not start it then.</param>
    /// <exception cref="SecretStoreUnavailableException">The store is not called at the moment.</exception>
    internal void Admit(Flight flight, long now, out bool waits)
    {
        Outage outage;
        lock (_gate)
        {
            waits = false;
            if (_outage is not { } current || TryBecomeProbe_NeedsLock(flight, now))
            {
                return;
            }

            if (current.IsProbed)
            {
                waits = true;
                flight.IsSent = true;
                _waiting.Add(flight);
                return;
            }

            outage = current;
        }

        throw Unavailable(outage, flight.Entry.Name, now);
    }

    /// <summary>Takes note of how a flight ended, and releases the flights that waited for it if it was the probe.</summary>
    internal void Report(Flight flight, FetchError? error)
    {
        var now = settings.Clock.Now;
        Flight[] released;
        var outage = _outage;
        lock (_gate)
        {
            if (error is not { IsOutage: true })
            {
                Recover_NeedsLock(now);
                if (_waiting.Count == 0 && outage is null)
                {
                    return;
                }
            }
            else if (_outage is { } current)
            {
                if (!flight.IsProbe)
                {
                    return;
                }

                _outage = current.After(error, now, settings);
            }
            else if (_failedCall is { } former && !former.Equals(flight.Call))
            {
                _outage = Outage.Begin(error, now, settings);
            }
            else
            {
                _failedCall = flight.Call;
                return;
            }

            released = [.. _waiting];
            _waiting.Clear();
        }

        Notify(outage, _outage);
        Release(released, now);
    }

    /// <summary>Ends the flights that wait for a probe, because the client was disposed.</summary>
    internal void Close()
    {
        Flight[] released;
        lock (_gate)
        {
            released = [.. _waiting];
            _waiting.Clear();
        }

        foreach (var flight in released)
        {
            flight.Fail(new SecretStoreUnavailableException(storeName, "The client was disposed.", flight.Entry.Name));
        }
    }

    private bool TryBecomeProbe_NeedsLock(Flight flight, long now)
    {
        if (_outage is not { IsProbed: false } outage || now < outage.RetryAt)
        {
            return false;
        }

        _outage = outage with { IsProbed = true };
        flight.IsProbe = true;
        return true;
    }

    private void Recover_NeedsLock(long now)
    {
        _failedCall = null;
        if (_outage is not null)
        {
            _outage = null;
            Volatile.Write(ref _recoveredAt, now);
        }
    }

    private void Release(Flight[] flights, long now)
    {
        if (_outage is not { } outage)
        {
            FlightBatch.StartAll(flights);
            return;
        }

        foreach (var flight in flights)
        {
            flight.Fail(Unavailable(outage, flight.Entry.Name, now));
        }
    }

    private void Notify(Outage? former, Outage? current)
    {
        if (former is null && current is not null)
        {
            events.StoreUnavailable(storeName);
        }
        else if (former is not null && current is null)
        {
            events.StoreAvailable(storeName);
        }
    }

    private SecretStoreUnavailableException Unavailable(Outage outage, string secretName, long now)
    {
        var seconds = Math.Max(1, (outage.RetryAt - now + 999) / 1_000);
        return new(
            storeName,
            FormattableString.Invariant($"The store's last calls failed, so it is not called again before {seconds} s have passed. The last failure: {outage.Error.Exception.Message}"),
            secretName,
            innerException: outage.Error.Exception);
    }

    /// <summary>Represents an outage in progress.</summary>
    /// <param name="Error">The last failure.</param>
    /// <param name="RetryAt">The time at which the next probe may begin, by the cache's clock.</param>
    /// <param name="Failures">The number of failed calls in the outage.</param>
    /// <param name="IsProbed">Whether a probe is in progress.</param>
    private sealed record Outage(FetchError Error, long RetryAt, int Failures, bool IsProbed)
    {
        internal static Outage Begin(FetchError error, long now, CacheSettings settings) =>
            new(error, now + RetryBackoff.Draw(0, settings.Jitter), Failures: 1, IsProbed: false);

        internal Outage After(FetchError error, long now, CacheSettings settings) =>
            new(error, now + RetryBackoff.Draw(Failures, settings.Jitter), Failures + 1, IsProbed: false);
    }
}
