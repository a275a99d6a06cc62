using System.Runtime.ExceptionServices;

namespace Genie.TypedSecrets.Caching;

/// <summary>Loads many entries with few calls to the store.</summary>
internal static class Preload
{
    /// <summary>Loads what is not fresh, and waits for all of it.</summary>
    /// <param name="entries">The entries, all of the fetcher's client.</param>
    /// <param name="fetcher">Calls the store.</param>
    /// <param name="maxBatchSize">How many of them share a call.</param>
    /// <param name="cancellationToken">Ends the wait; the call goes on for others.</param>
    /// <exception cref="SecretsPreloadException">Several could not be loaded. Where it is one, its own exception.</exception>
    internal static async Task RunAsync(IReadOnlyList<SecretEntry> entries, SecretFetcher fetcher, int maxBatchSize, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        var errors = new SecretsException?[entries.Count];
        var flights = new Flight?[entries.Count];
        List<Flight> mine = new(entries.Count);
        for (var i = 0; i < entries.Count; i++)
        {
            try
            {
                flights[i] = entries[i].Join(out var isNew);
                if (isNew)
                {
                    mine.Add(flights[i]!);
                }
            }
            catch (SecretsException e)
            {
                errors[i] = e;
            }
        }

        FlightBatch.Start(mine, fetcher, maxBatchSize);
        for (var i = 0; i < entries.Count; i++)
        {
            errors[i] ??= flights[i] is { } flight ? await WaitAsync(flight, cancellationToken).ConfigureAwait(false) : null;
        }

        Throw(entries.Count, [.. errors.OfType<SecretsException>()]);
    }

    private static async Task<SecretsException?> WaitAsync(Flight flight, CancellationToken cancellationToken)
    {
        await flight.Ended.WaitAsync(cancellationToken).ConfigureAwait(false);
        switch (flight.Error)
        {
            // A refresh that failed for now, with a good value still in use, keeps nobody from starting.
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
        if (errors.Count == 1)
        {
            ExceptionDispatchInfo.Throw(errors[0]);
        }

        if (errors.Count > 1)
        {
            throw new SecretsPreloadException(requested, errors);
        }
    }
}
