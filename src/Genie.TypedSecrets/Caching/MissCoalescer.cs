namespace Genie.TypedSecrets.Caching;

/// <summary>Collects first reads that arrive together, so that they share a call: a job's start asks for all its secrets at once.</summary>
/// <remarks>
/// <para>The first one opens a window, and whoever closes it sends all that have come: a pool thread for asynchronous readers; for a reader
/// that blocks its own thread, so that it depends on no pool. The window closes as soon as no more come (<see cref="BatchWindow"/>), so a
/// lone reader waits a fraction of a millisecond, where a call takes tens of them.</para>
/// <para>Stores that have no call for several secrets see each read at once. Refreshes do not come here: nobody waits for them.</para>
/// </remarks>
internal sealed class MissCoalescer(SecretFetcher fetcher, CacheSettings settings) : IThreadPoolWorkItem
{
    private readonly object _gate = new();
    private readonly BatchWindow _window = new(settings.BatchWindow);
    private readonly bool _isOff = settings.MaxBatchSize == 1 || settings.BatchWindow == TimeSpan.Zero || !fetcher.SupportsBatching;
    private List<Flight> _waiting = [];
    private ExecutionContext? _opener;

    /// <summary>Has a flight sent. A caller that goes on to block must call <see cref="EnsureSent"/> before.</summary>
    /// <param name="flight">A flight that was not sent yet.</param>
    /// <param name="blocks">Whether the caller is about to block its thread.</param>
    internal void Add(Flight flight, bool blocks)
    {
        if (_isOff)
        {
            flight.IsSent = true;
            DetachedStart.RunHere(flight);
            return;
        }

        bool isFirst;
        bool isFull;
        lock (_gate)
        {
            _waiting.Add(flight);
            isFirst = _waiting.Count == 1;
            isFull = _waiting.Count >= settings.MaxBatchSize;
            if (isFirst)
            {
                // The call belongs to the trace of whoever caused it.
                _opener = ExecutionContext.Capture();
            }
        }

        if (isFull)
        {
            Send();
        }
        else if (isFirst && !blocks)
        {
            settings.Background.Queue(this);
        }
    }

    /// <summary>Makes sure, on the caller's own thread, that a flight is under way before the caller blocks on it.</summary>
    internal void EnsureSent(Flight flight)
    {
        if (!flight.IsSent)
        {
            CloseWindow();
        }
    }

    void IThreadPoolWorkItem.Execute() => CloseWindow();

    private void CloseWindow()
    {
        _window.WaitUntilQuiet(() => Volatile.Read(ref _waiting).Count);
        Send();
    }

    private void Send()
    {
        List<Flight> flights;
        ExecutionContext? opener;
        lock (_gate)
        {
            (flights, _waiting) = (_waiting, []);
            (opener, _opener) = (_opener, null);
        }

        if (flights.Count == 0)
        {
            return;
        }

        if (opener is null)
        {
            Start(flights);
        }
        else
        {
            ExecutionContext.Run(opener, state => Start((List<Flight>)state!), flights);
        }
    }

    private void Start(List<Flight> flights) => FlightBatch.Start(flights, fetcher, settings.MaxBatchSize);
}
