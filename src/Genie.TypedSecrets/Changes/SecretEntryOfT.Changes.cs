using Genie.TypedSecrets.Changes;

namespace Genie.TypedSecrets.Caching;

// For those who want to hear of new versions.
internal sealed partial class SecretEntry<T>
{
    private ChangeSubscription<T>[] _subscriptions = [];

    internal override bool HasSubscribers
    {
        get
        {
            lock (_gate)
            {
                return _subscriptions.Length > 0 && !_isClosed && !IsRetired;
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

                // Whoever was refused the secret for good asks for it at the pace of those who have it.
                var retryAt = _failure is null ? 0
                    : FetchFailure.KeepsLastKnownGoodValue(_failure.Error.SourceException) ? _failure.RetryAt
                    : Math.Max(_failure.RetryAt, _failure.At + _settings.TimeToLive);
                return Math.Max(retryAt, _current?.RefreshAt ?? _clock.Now);
            }
        }
    }

    /// <summary>Takes a subscriber on, and keeps the secret fresh for it from now on.</summary>
    /// <returns>Whether it did; not where the client was replaced.</returns>
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

            _subscriptions = [.. _subscriptions, subscription];
            if (_current is { } current)
            {
                subscription.Offer(current.Versioned);
            }
        }

        KeepFresh();
        services.Watch.Update(this);
        NoteRead();
        return true;
    }

    internal void Remove(ChangeSubscription<T> subscription)
    {
        lock (_gate)
        {
            _subscriptions = [.. _subscriptions.Where(s => !ReferenceEquals(s, subscription))];
        }

        services.Watch.Update(this);
    }

    internal override void KeepFresh()
    {
        Flight<T>? flight = null;
        lock (_gate)
        {
            var now = _clock.Now;
            if (!_isClosed && !IsRetired && _flight is null && !IsBackingOff(now) && (_current is not { } current || now >= current.RefreshAt))
            {
                flight = Begin(now, FetchReason.Refresh);
            }
        }

        if (flight is not null)
        {
            flight.IsSent = true;
            _settings.Background.Queue(flight);
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
            subscription.End(Disposed());
        }
    }

    private ChangeSubscription<T>[] TakeSubscribers()
    {
        ChangeSubscription<T>[] subscriptions;
        lock (_gate)
        {
            (subscriptions, _subscriptions) = (_subscriptions, []);
        }

        services.Watch.Update(this);
        return subscriptions;
    }

    // Under the lock, so that versions come in the order in which they were put in use. It only queues.
    private void NotifySubscribers(Versioned<T> value)
    {
        foreach (var subscription in _subscriptions)
        {
            subscription.Offer(value);
        }
    }
}
