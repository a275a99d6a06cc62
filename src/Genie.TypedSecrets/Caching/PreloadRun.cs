using System.Runtime.ExceptionServices;

namespace Genie.TypedSecrets.Caching;

/// <summary>Loads many secrets with few calls to their stores, and reports all failures together.</summary>
/// <remarks>Not thread-safe; used once.</remarks>
internal sealed class PreloadRun
{
    private readonly List<Target> _targets = [];

    /// <summary>Adds a secret. A secret that was added before is loaded once, and a secret that may not be read is one of the failures.</summary>
    /// <param name="find">Finds the secret in its client's cache.</param>
    internal void Add(Func<SecretEntry> find)
    {
        try
        {
            var entry = find();
            if (!_targets.Exists(target => ReferenceEquals(target.Entry, entry)))
            {
                _targets.Add(new(entry, Error: null));
            }
        }
        catch (SecretsException e)
        {
            _targets.Add(new(Entry: null, e));
        }
    }

    /// <summary>Loads what is not fresh, and waits for all of it.</summary>
    /// <param name="cancellationToken">Cancels the wait; the calls continue for others.</param>
    /// <exception cref="SecretsPreloadException">Several could not be loaded. If only one could not, its own exception is thrown.</exception>
    internal async Task LoadAsync(CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        var errors = _targets.Select(static target => target.Error).ToArray();
        var flights = new Flight?[_targets.Count];
        List<Flight> begun = [];
        for (var i = 0; i < _targets.Count; i++)
        {
            if (_targets[i].Entry is not { } entry)
            {
                continue;
            }

            try
            {
                flights[i] = entry.Join(out var isNew);
                if (isNew && flights[i] is { } flight)
                {
                    begun.Add(flight);
                }
            }
            catch (SecretsException e)
            {
                errors[i] = entry.IsUsable ? null : e;
            }
        }

        FlightBatch.StartAll(begun);
        for (var i = 0; i < flights.Length; i++)
        {
            errors[i] ??= flights[i] is { } flight ? await WaitAsync(flight, cancellationToken).ConfigureAwait(false) : null;
        }

        Throw(flights.Length, [.. errors.OfType<SecretsException>()]);
    }

    private static async Task<SecretsException?> WaitAsync(Flight flight, CancellationToken cancellationToken)
    {
        await flight.Ended.WaitAsync(cancellationToken).ConfigureAwait(false);
        switch (flight.Error?.Exception)
        {
            // A failed refresh does not stop a job from starting while the last known good value may be used.
            case null:
            case SecretsException when flight.Entry.IsUsable:
                return null;
            case SecretsException e:
                return e;
            case var e:
                ExceptionDispatchInfo.Throw(e);
                return null;
        }
    }

    private static void Throw(int requested, IReadOnlyList<SecretsException> errors)
    {
        // A wrong setting fails every secret. It is one mistake, and reported as one.
        List<SecretsException> distinct = [.. errors.DistinctBy(static error => error is SecretsConfigurationException ? error.Message : new object())];
        switch (distinct.Count)
        {
            case 0:
                return;
            case 1:
                ExceptionDispatchInfo.Throw(distinct[0]);
                return;
            default:
                throw new SecretsPreloadException(requested, errors.Count, distinct);
        }
    }

    private sealed record Target(SecretEntry? Entry, SecretsException? Error);
}
