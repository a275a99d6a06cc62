namespace Genie.TypedSecrets.Caching;

/// <summary>Collects first reads that arrive together, so that they share a call: a job that starts reads all its secrets at once.</summary>
/// <remarks>
/// <para>The first read opens a window. A pool thread closes it and sends all flights in it; if the reader is about to block its thread, that thread
/// closes it, so that it does not depend on the pool. The window closes as soon as no more reads arrive (<see cref="BatchWindow"/>): a single
/// reader waits a fraction of a millisecond, where a call takes tens of milliseconds.</para>
/// <para>A store without a batch call is asked for each secret at once. Refreshes do not use the window, because no reader waits for them.</para>
/// </remarks>
internal sealed class MissCoalescer(SecretFetcher fetcher, CacheSettings settings) : IThreadPoolWorkItem
{
    private readonly object _gate = new();
    private readonly BatchWindow _window = new(settings.BatchWindow, TimeProvider.System);
    private readonly bool _isOff = settings.MaxBatchSize == 1 || settings.BatchWindow == TimeSpan.Zero || !fetcher.SupportsBatching;
    private List<Flight> _waiting = [];
    private ExecutionContext? _opener;

    /// <summary>Sends a flight, at once or when the window closes. A caller that then blocks must call <see cref="EnsureSent"/> first.</summary>
    /// <param name="flight">A flight that was not sent yet.</param>
    /// <param name="blocks">Whether the caller is about to block its thread.</param>
    internal void Add(Flight flight, bool blocks)
    {
        if (_isOff)
        {
            flight.IsSent = true;
            flight.Start();
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
                // The call belongs to the trace of the reader that caused it.
                _opener = ExecutionContext.Capture();
            }
        }

        if (isFull)
        {
            Send();
        }
        else if (isFirst && !blocks)
        {
            settings.Background.QueueUrgent(this);
        }
    }

    /// <summary>Sends a flight, on the caller's thread, if it was not sent yet.</summary>
    internal void EnsureSent(Flight flight)
    {
        if (!flight.IsSent)
        {
            CloseWindow();
        }
    }

    // It may run again after the window was closed: then nothing waits, or the next window is closed as soon as no more reads arrive.
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
            FlightBatch.StartAll(flights);
        }
        else
        {
            ExecutionContext.Run(opener, _ => FlightBatch.StartAll(flights), state: null);
        }
    }
}
