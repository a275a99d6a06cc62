using Genie.TypedSecrets.Stores;

namespace Genie.TypedSecrets.Caching;

// What becomes of fetches.
internal sealed partial class SecretEntry<T>
{
    internal override async Task RunAsync(Flight flight)
    {
        var result = await services.Fetcher.FetchAsync(flight.Request).ConfigureAwait(false);
        Complete(flight, result);
    }

    internal override void Complete(Flight flight, SecretResult result)
    {
        var mine = (Flight<T>)flight;
        var (value, error) = Read(result);
        var reported = error;
        var isNewVersion = false;
        long? staleAge = null;
        try
        {
            lock (_gate)
            {
                if (_isClosed)
                {
                    (value, error) = (null, Disposed());
                    mine.Next?.Fail(error);
                    mine.Next = null;
                }
                else if (ReferenceEquals(_flight, flight))
                {
                    _flight = mine.Next;
                    if (!IsRetired)
                    {
                        isNewVersion = value is not null && _current is { } former && former.VersionId != value.VersionId;
                        staleAge = Publish(value, error, flight.StartedAt);
                    }
                }
            }
        }
        catch (Exception e)
        {
            // The clock and the randomness may be the user's own, and whoever waits gets an answer all the same.
            value = null;
            reported = error = services.Fetcher.Unexpected(e, Name);
        }

        if (value is not null)
        {
            mine.Succeed(value);
        }
        else
        {
            mine.Fail(error!);
        }

        if (mine.Next is { } next)
        {
            // Not on this thread, which may have others to wake.
            next.IsSent = true;
            _settings.Background.Queue(next);
        }

        // After the waiters: whoever listens to telemetry holds up nobody.
        services.Fetcher.Report(Name, flight.Reason, reported, isNewVersion, staleAge);
        services.Watch.Reschedule(this);
    }

    // The payload's only reader. Whatever happens here, the payload is wiped.
    private (Versioned<T>? Value, Exception? Error) Read(SecretResult result)
    {
        if (!result.IsSuccess)
        {
            return (null, result.Error);
        }

        using var payload = result.Payload;
        try
        {
            // The same version is the same value: who compares references sees that nothing changed.
            var known = Volatile.Read(ref _current)?.Versioned;
            return (known?.VersionId == payload.VersionId ? known : new(parse(payload), payload.VersionId), null);
        }
        catch (SecretsException e)
        {
            return (null, e);
        }
        catch (Exception e)
        {
            // What a parser throws may quote what it read, so its message goes no further.
            SecretViolation violation = new(string.Empty, $"It cannot be read ({e.GetType().Name}).");
            return (null, new SecretSchemaException(Name, payload.VersionId, [violation]));
        }
    }

    // Returns how long the value in use has been stale, where it stays in use because the refresh failed.
    private long? Publish(Versioned<T>? value, Exception? error, long startedAt)
    {
        if (value is not null)
        {
            PublishValue(value, startedAt);
            return null;
        }

        var now = _clock.Now;
        _failure = FetchFailure.After(_failure, error!, now, _settings);
        if (!FetchFailure.KeepsLastKnownGoodValue(error!))
        {
            Volatile.Write(ref _current, null);
            _previous = null;
            return null;
        }

        if (UsableAt(now) is not { } usable)
        {
            return null;
        }

        ScheduleRevalidation(usable, now);
        return Math.Max(0, now - usable.ExpiresAt);
    }

    private void PublishValue(Versioned<T> value, long startedAt)
    {
        var expiresAt = startedAt + _settings.TimeToLive;
        var refreshAt = startedAt + _settings.DrawRefreshAge();

        // The first read of what was loaded ahead of the work takes the long path, where it is noted.
        var revalidateAt = _isRead ? refreshAt : long.MinValue;
        if (_current is { } former && former.VersionId != value.VersionId)
        {
            _previous = null;
        }

        Volatile.Write(ref _current, new(value, revalidateAt, refreshAt, expiresAt, expiresAt + _settings.MaxStale));
        _failure = null;
        NotifySubscribers(value);
    }
}
