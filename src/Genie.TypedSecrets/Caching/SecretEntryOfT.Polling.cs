namespace Genie.TypedSecrets.Caching;

// Fetches that callers request explicitly, whether or not the cached value is fresh.
internal sealed partial class SecretEntry<T>
{
    /// <summary>Finds a version other than those that were rejected. All callers whose value was rejected share the fetches.</summary>
    /// <param name="rejected">The versions that were rejected.</param>
    /// <param name="firstPause">The first pause between fetches, in milliseconds, if this caller is the first.</param>
    /// <exception cref="SecretsException">The secret cannot be read, and the error is not transient.</exception>
    internal PollStep<T> RequestNewer(IReadOnlySet<string> rejected, long firstPause)
    {
        Flight<T> flight;
        bool isNew;
        lock (_gate)
        {
            var now = _clock.Now;
            ObjectDisposedException.ThrowIf(IsClosed, typeof(SecretsClient));
            if (UsableAt(now) is { } usable && !rejected.Contains(usable.VersionId))
            {
                return new(usable, Flight: null, NotBefore: now);
            }

            isNew = _flight is null;
            if (isNew && BackingOff_NeedsLock(now) is { } retry)
            {
                if (!retry.Error.KeepsLastKnownGoodValue)
                {
                    retry.Error.Throw();
                }

                return new(Newer: null, Flight: null, retry.RetryAt);
            }

            var occasional = Occasional_NeedsLock;
            var polling = occasional.Polling = PollSchedule.For(occasional.Polling, firstPause, now);
            if (isNew && now < polling.NotBefore)
            {
                return new(Newer: null, Flight: null, polling.NotBefore);
            }

            flight = _flight ?? Begin_NeedsLock(now, FetchReason.Rejection);
            if (isNew)
            {
                occasional.Polling = polling.Polled(now, Settings.Jitter);
            }
        }

        if (isNew)
        {
            flight.Start();
        }

        return new(Newer: null, flight, NotBefore: 0);
    }

    /// <summary>Fetches the current version now, with one fetch for all callers at the same time. The result is cached.</summary>
    /// <remarks>A fetch that is already in progress may miss a change that the caller knows of, so the caller gets the result of the fetch after it.</remarks>
    internal Flight<T> Refetch()
    {
        Flight<T> flight;
        var isNew = false;
        lock (_gate)
        {
            var now = _clock.Now;
            ObjectDisposedException.ThrowIf(IsClosed, typeof(SecretsClient));
            _occasional?.Versions.Clear();
            if (_flight is null)
            {
                flight = Begin_NeedsLock(now, FetchReason.Explicit);
                isNew = true;
            }
            else
            {
                flight = _flight.IsFromStoreSince(now) ? _flight : _flight.Next ??= new(this, now, FetchReason.Explicit);
            }
        }

        if (isNew)
        {
            flight.Start();
        }

        NoteRead();
        return flight;
    }
}
