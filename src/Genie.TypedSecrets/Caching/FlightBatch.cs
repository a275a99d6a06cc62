namespace Genie.TypedSecrets.Caching;

/// <summary>Represents several flights that share one call to the store.</summary>
internal sealed class FlightBatch
{
    private readonly Flight[] _flights;
    private readonly SecretFetcher _fetcher;

    private FlightBatch(Flight[] flights, SecretFetcher fetcher) => (_flights, _fetcher) = (flights, fetcher);

    /// <summary>Starts flights, in as few calls as their client allows, all at the same time. A single flight is a call for one secret.</summary>
    /// <param name="flights">The flights, of one client or of several.</param>
    internal static void StartAll(IReadOnlyList<Flight> flights)
    {
        if (flights.Count == 1)
        {
            Start([flights[0]], flights[0].Entry.Services.Fetcher);
            return;
        }

        foreach (var ofClient in flights.GroupBy(static flight => flight.Entry.Services))
        {
            foreach (var part in ofClient.Chunk(ofClient.Key.Settings.MaxBatchSize))
            {
                Start(part, ofClient.Key.Fetcher);
            }
        }
    }

    private static void Start(Flight[] flights, SecretFetcher fetcher)
    {
        Array.ForEach(flights, static flight => flight.IsSent = true);
        if (flights.Length == 1)
        {
            flights[0].Start();
            return;
        }

        FlightBatch batch = new(flights, fetcher);
        Array.ForEach(flights, flight => flight.Call = batch);
        _ = batch.RunAsync();
    }

    private async Task RunAsync()
    {
        var results = await _fetcher.FetchManyAsync([.. _flights.Select(static flight => flight.Request)]).ConfigureAwait(false);
        var next = 0;
        foreach (var flight in _flights)
        {
            try
            {
                flight.Entry.Complete(flight, results[next++]);
            }
            catch (Exception)
            {
                // Its own waiters have been woken by then, and those of the other flights have not.
            }
        }
    }
}
