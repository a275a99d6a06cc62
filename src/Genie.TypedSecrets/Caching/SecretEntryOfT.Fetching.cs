using Genie.TypedSecrets.Stores;

namespace Genie.TypedSecrets.Caching;

// How flights end.
internal sealed partial class SecretEntry<T>
{
    internal override async Task RunAsync(Flight flight)
    {
        var result = await Services.Fetcher.FetchAsync(flight.Request).ConfigureAwait(false);
        Complete(flight, result);
    }

    internal override void Complete(Flight flight, SecretResult result)
    {
        var mine = (Flight<T>)flight;
        var fetched = Read(result);
        var outcome = fetched;
        Flight<T>? next = null;
        var isNewVersion = false;
        long? staleAge = null;
        try
        {
            lock (_gate)
            {
                if (IsClosed)
                {
                    outcome = Disposed();
                    mine.Next?.End(outcome);
                }
                else
                {
                    next = mine.Next;
                    if (ReferenceEquals(_flight, flight))
                    {
                        _flight = next;
                        if (!IsRetired)
                        {
                            isNewVersion = versionOf is null && fetched.IsSuccess && _current is { } former && former.VersionId != fetched.Value.VersionId;
                            staleAge = Publish_NeedsLock(fetched, flight.StartedAt);
                        }
                    }
                }
            }
        }
        catch (Exception e)
        {
            // The clock and the random numbers may be the user's own. Waiters get a result all the same.
            fetched = outcome = FetchResult<T>.Failure(Services.Fetcher.Unexpected(e, Name));
        }

        mine.End(outcome);
        if (next is not null)
        {
            // Not on this thread, which may have other flights to complete.
            next.IsSent = true;
            Settings.Background.Queue(next);
        }

        ReportHealth(flight, fetched.Error);

        Services.Watch.Reschedule(this);

        // At last: a telemetry listener delays nothing but telemetry.
        Services.Fetcher.Report(Name, flight.Reason, fetched.Error, isNewVersion, staleAge);
    }

    private void ReportHealth(Flight flight, FetchError? error)
    {
        try
        {
            Services.Health.Report(flight, error);
        }
        catch (Exception)
        {
            // The clock and the random numbers may be the user's own.
        }
    }

    // The only reader of the payload. The payload is overwritten in any case.
    private FetchResult<T> Read(SecretResult result)
    {
        if (!result.IsSuccess)
        {
            return FetchResult<T>.Failure(result.Error);
        }

        using var payload = result.Payload;
        try
        {
            // The same version is the same instance, so that a caller that compares references sees no change.
            Versioned<T>? known = Volatile.Read(ref _current);
            return FetchResult<T>.Success(known?.VersionId == payload.VersionId ? known : new(descriptor.Parse(payload), payload.VersionId));
        }
        catch (SecretsException e)
        {
            return FetchResult<T>.Failure(e);
        }
        catch (Exception e)
        {
            // The message of a parser's exception may quote the value, so it is left out.
            SecretViolation violation = new(string.Empty, $"It cannot be read ({e.GetType().Name}).");
            return FetchResult<T>.Failure(new SecretSchemaException(Name, payload.VersionId, [violation]));
        }
    }

    // Returns how long the value in use has been stale, if it stays in use because the refresh failed.
    private long? Publish_NeedsLock(FetchResult<T> result, long startedAt)
    {
        if (result.IsSuccess)
        {
            PublishValue_NeedsLock(result.Value, startedAt);
            return null;
        }

        var now = _clock.Now;
        _retry = RetryState.After(CurrentRetry_NeedsLock, result.Error, UsableAt(now) is not null, now, Settings);
        if (!result.Error.KeepsLastKnownGoodValue)
        {
            Volatile.Write(ref _current, null);
            _occasional?.Versions.Clear();
            return null;
        }

        if (UsableAt(now) is not { } usable)
        {
            return null;
        }

        ScheduleRevalidation_NeedsLock(usable, now);
        return Math.Max(0, now - usable.ExpiresAt);
    }

    private void PublishValue_NeedsLock(Versioned<T> value, long startedAt)
    {
        var expiresAt = startedAt + Settings.TimeToLive;
        var refreshAt = startedAt + Settings.DrawRefreshAge();

        // The first read of a preloaded value takes the lock, where it is noted for the audit.
        var revalidateAt = _isRead ? refreshAt : long.MinValue;
        if (_current?.VersionId != value.VersionId)
        {
            _occasional?.ForgetVersion();
        }

        Volatile.Write(ref _current, new(value, revalidateAt, refreshAt, expiresAt, expiresAt + Settings.MaxStale));
        _retry = null;
        NotifySubscribers_NeedsLock(value);
    }
}
