namespace Genie.TypedSecrets.Caching;

// Subscribers to new versions.
internal sealed partial class SecretEntry<T>
{
    internal override bool HasSubscribers
    {
        get
        {
            lock (_gate)
            {
                return _occasional is { Subscriptions.Length: > 0 } && !_isClosed && !IsRetired;
            }
        }
    }

    internal override long? NextRefresh
    {
        get
        {
            lock (_gate)
            {
                if (_flight is not null || _isClosed || IsRetired)
                {
                    return null;
                }

                // A secret that is denied or missing is asked for as often as one that is there.
                var now = _clock.Now;
                var retryAt = CurrentRetry_NeedsLock is not { } retry ? long.MinValue
                    : retry.Error.KeepsLastKnownGoodValue ? retry.RetryAt
                    : Math.Max(retry.RetryAt, retry.At + Settings.TimeToLive);
                var dueAt = _current is { } current ? RefreshNotBefore_NeedsLock(current, now) : Math.Max(now, Services.Health.NotBefore(now));
                return Math.Max(retryAt, dueAt);
            }
        }
    }

    /// <summary>Adds a subscriber, and keeps the secret fresh for it from now on.</summary>
    /// <returns>Whether it was added; false if the client was replaced.</returns>
    /// <exception cref="ObjectDisposedException">The client was disposed.</exception>
    internal bool Add(ChangeSubscription<T> subscription)
    {
        lock (_gate)
        {
            ObjectDisposedException.ThrowIf(_isClosed, typeof(SecretsClient));
            if (IsRetired)
            {
                return false;
            }

            Occasional_NeedsLock.Subscriptions = [.. Occasional_NeedsLock.Subscriptions, subscription];
            if (_current is { } current)
            {
                subscription.Offer(current);
            }
        }

        KeepFresh();
        Services.Watch.Update(this);
        NoteRead();
        return true;
    }

    internal void Remove(ChangeSubscription<T> subscription)
    {
        lock (_gate)
        {
            Occasional_NeedsLock.Subscriptions = [.. Occasional_NeedsLock.Subscriptions.Where(s => !ReferenceEquals(s, subscription))];
        }

        Services.Watch.Update(this);
    }

    internal override void KeepFresh()
    {
        Flight<T>? flight = null;
        lock (_gate)
        {
            var now = _clock.Now;
            var isDue = _current is not { } current || now >= RefreshNotBefore_NeedsLock(current, now);
            if (isDue && !_isClosed && !IsRetired && _flight is null && BackingOff_NeedsLock(now) is null)
            {
                flight = BeginRefresh_NeedsLock(now);
            }
        }

        if (flight is not null)
        {
            flight.IsSent = true;
            Settings.Background.Queue(flight);
        }
    }

    private protected override void ReleaseSubscribers()
    {
        foreach (var subscription in TakeSubscribers())
        {
            subscription.Move();
        }
    }

    private void EndSubscribers()
    {
        foreach (var subscription in TakeSubscribers())
        {
            subscription.End(new ObjectDisposedException(typeof(SecretsClient).FullName));
        }
    }

    private ChangeSubscription<T>[] TakeSubscribers()
    {
        ChangeSubscription<T>[] subscriptions;
        lock (_gate)
        {
            subscriptions = _occasional?.TakeSubscriptions() ?? [];
        }

        Services.Watch.Update(this);
        return subscriptions;
    }

    // Under the lock, so that subscribers get versions in the order in which they were published. It only queues work.
    private void NotifySubscribers_NeedsLock(Versioned<T> value)
    {
        foreach (var subscription in _occasional?.Subscriptions ?? [])
        {
            subscription.Offer(value);
        }
    }
}
