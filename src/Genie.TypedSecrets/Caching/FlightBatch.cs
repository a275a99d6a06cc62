namespace Genie.TypedSecrets.Caching;

/// <summary>Represents several flights that share one call to the store.</summary>
internal sealed class FlightBatch
{
    private readonly Flight[] _flights;
    private readonly SecretFetcher _fetcher;

    private FlightBatch(Flight[] flights, SecretFetcher fetcher) => (_flights, _fetcher) = (flights, fetcher);

    /// <summary>Starts flights, in as few calls as their maximum size allows, all at the same time. A single flight is a call for one secret.</summary>
    internal static void Start(IReadOnlyList<Flight> flights, SecretFetcher fetcher, int maxSize)
    {
        foreach (var part in flights.Chunk(maxSize))
        {
            foreach (var flight in part)
            {
                flight.IsSent = true;
            }

            if (part.Length == 1)
            {
                part[0].Start();
            }
            else
            {
                _ = new FlightBatch(part, fetcher).RunAsync();
            }
        }
    }

    private async Task RunAsync()
    {
        var results = await _fetcher.FetchManyAsync([.. _flights.Select(static flight => flight.Request)]).ConfigureAwait(false);
        for (var i = 0; i < _flights.Length; i++)
        {
            try
            {
                _flights[i].Entry.Complete(_flights[i], results[i]);
            }
            catch (Exception)
            {
                // Its own waiters have been woken by then, and those of the other flights have not.
            }
        }
    }
}
