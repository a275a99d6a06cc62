using System.Runtime.ExceptionServices;

namespace Genie.TypedSecrets.Caching;

/// <summary>Loads many entries with one call to the store.</summary>
internal static class Preload
{
    /// <summary>Loads what is not fresh, and waits for all of it.</summary>
    /// <param name="entries">The entries, all of the fetcher's client.</param>
    /// <param name="fetcher">Calls the store.</param>
    /// <param name="cancellationToken">Ends the wait; the call goes on for others.</param>
    /// <exception cref="SecretsPreloadException">Several could not be loaded. Where it is one, its own exception.</exception>
    internal static async Task RunAsync(IReadOnlyList<SecretEntry> entries, SecretFetcher fetcher, CancellationToken cancellationToken)
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

        Start(mine, fetcher);
        for (var i = 0; i < entries.Count; i++)
        {
            errors[i] ??= flights[i] is { } flight ? await WaitAsync(flight, cancellationToken).ConfigureAwait(false) : null;
        }

        Throw(entries.Count, [.. errors.OfType<SecretsException>()]);
    }

    private static void Start(List<Flight> flights, SecretFetcher fetcher)
    {
        if (flights.Count > 0)
        {
            DetachedStart.RunHere(flights.Count == 1 ? flights[0] : new Batch(flights, fetcher));
        }
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

    private sealed class Batch(List<Flight> flights, SecretFetcher fetcher) : IThreadPoolWorkItem
    {
        public void Execute() => _ = RunAsync();

        private async Task RunAsync()
        {
            var results = await fetcher.FetchManyAsync([.. flights.Select(static flight => flight.Entry.Name)]).ConfigureAwait(false);
            for (var i = 0; i < flights.Count; i++)
            {
                flights[i].Entry.Complete(flights[i], results[i]);
            }
        }
    }
}
