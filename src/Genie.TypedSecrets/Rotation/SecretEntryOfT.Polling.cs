using Genie.TypedSecrets.Rotation;
using Genie.TypedSecrets.Stores;

namespace Genie.TypedSecrets.Caching;

// For callers whose value was refused where they used it.
internal sealed partial class SecretEntry<T>
{
    private PollSchedule? _renewal;
    private (string Rejected, Flight<T> Flight)? _previous;

    /// <summary>Looks for a version other than those that were refused. All who were refused share the looks.</summary>
    /// <param name="refused">The versions that were refused.</param>
    /// <param name="firstPause">The first pause between looks, in milliseconds, where this caller is the first.</param>
    /// <exception cref="SecretsException">The secret cannot be had, and that will not pass by itself.</exception>
    internal PollStep<T> RequestNewer(IReadOnlySet<string> refused, long firstPause)
    {
        Flight<T> flight;
        bool isNew;
        lock (_gate)
        {
            var now = _clock.Now;
            ObjectDisposedException.ThrowIf(_isClosed, typeof(SecretsClient));
            var usable = UsableAt(now);
            if (usable is not null && !refused.Contains(usable.VersionId))
            {
                return new(usable.Versioned, Flight: null, NotBefore: now);
            }

            isNew = _flight is null;
            if (isNew && IsBackingOff(now))
            {
                if (!FetchFailure.KeepsLastKnownGoodValue(_failure!.Error.SourceException))
                {
                    _failure.Error.Throw();
                }

                return new(Newer: null, Flight: null, _failure.RetryAt);
            }

            _renewal = PollSchedule.For(_renewal, firstPause, now);
            if (isNew && now < _renewal.NotBefore)
            {
                return new(Newer: null, Flight: null, _renewal.NotBefore);
            }

            flight = _flight ?? Begin(now, FetchReason.Rejection);
            if (isNew)
            {
                _renewal = _renewal.Looked(now, _settings.Jitter);
            }
        }

        if (isNew)
        {
            DetachedStart.RunHere(flight);
        }

        return new(Newer: null, flight, NotBefore: 0);
    }

    /// <summary>The version that was in use before the one that was refused: one fetch for all who were refused with it.</summary>
    internal Flight<T> GetPrevious(string rejected)
    {
        Flight<T> flight;
        lock (_gate)
        {
            ObjectDisposedException.ThrowIf(_isClosed, typeof(SecretsClient));
            if (_previous is { } known && known.Rejected == rejected && known.Flight.Error is null)
            {
                return known.Flight;
            }

            flight = new(this, _clock.Now, FetchReason.Rejection, SecretRequest.PreviousStage);
            _previous = (rejected, flight);
        }

        DetachedStart.RunHere(flight);
        return flight;
    }

    /// <summary>What the store says now, of the version in use; one fetch for all who ask at the same time. The cache learns of it.</summary>
    /// <remarks>A fetch that was under way already may not know yet what the caller knows: then it is the one after it.</remarks>
    internal Flight<T> Refetch()
    {
        Flight<T> flight;
        var isNew = false;
        lock (_gate)
        {
            var now = _clock.Now;
            ObjectDisposedException.ThrowIf(_isClosed, typeof(SecretsClient));
            if (_flight is null)
            {
                flight = Begin(now, FetchReason.Explicit);
                isNew = true;
            }
            else
            {
                flight = _flight.IsFromStoreSince(now) ? _flight : _flight.Next ??= new(this, now, FetchReason.Explicit);
            }
        }

        if (isNew)
        {
            DetachedStart.RunHere(flight);
        }

        NoteRead();
        return flight;
    }

    /// <summary>What the store says now, of a version by its stage. Nothing is cached.</summary>
    internal Flight<T> FetchStage(string stage)
    {
        ObjectDisposedException.ThrowIf(_isClosed, typeof(SecretsClient));
        Flight<T> flight = new(this, _clock.Now, FetchReason.Explicit, stage);
        DetachedStart.RunHere(flight);
        NoteRead();
        return flight;
    }
}
