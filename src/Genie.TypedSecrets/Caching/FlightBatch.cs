namespace Genie.TypedSecrets.Caching;

/// <summary>Several flights that share one call to the store.</summary>
internal sealed class FlightBatch : IThreadPoolWorkItem
{
    private readonly Flight[] _flights;
    private readonly SecretFetcher _fetcher;

    private FlightBatch(Flight[] flights, SecretFetcher fetcher) => (_flights, _fetcher) = (flights, fetcher);

    /// <summary>Starts all flights, in as few calls as their size allows, all at the same time. One alone is a call for one secret.</summary>
    internal static void Start(IReadOnlyList<Flight> flights, SecretFetcher fetcher, int maxSize)
    {
        foreach (var part in flights.Chunk(maxSize))
        {
            foreach (var flight in part)
            {
                flight.IsSent = true;
            }

            DetachedStart.RunHere(part.Length == 1 ? part[0] : new FlightBatch(part, fetcher));
        }
    }

    void IThreadPoolWorkItem.Execute() => _ = RunAsync();

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
                // Its own waiters have their answer by then, and the others' are still to get theirs.
            }
        }
    }
}
