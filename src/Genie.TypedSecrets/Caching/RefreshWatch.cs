
namespace Genie.TypedSecrets.Caching;

/// <summary>Refreshes secrets with subscribers when their refresh is due, even without readers. A client has one timer, and none without subscribers.</summary>
/// <remarks>Thread-safe. It takes the locks of entries while it holds its own, so an entry must not hold its lock when it calls this class.</remarks>
internal sealed class RefreshWatch(TimeProvider timeProvider, CacheClock clock) : IDisposable
{
    private readonly object _gate = new();
    private readonly HashSet<SecretEntry> _entries = [];
    private ITimer? _timer;
    private bool _isDisposed;

    /// <summary>Starts or stops watching an entry. Whether it has subscribers is checked here, because that may have changed since the caller looked.</summary>
    internal void Update(SecretEntry entry)
    {
        lock (_gate)
        {
            if (!entry.HasSubscribers)
            {
                _entries.Remove(entry);
            }
            else if (!_isDisposed)
            {
                _entries.Add(entry);
                SetTimer();
            }
        }
    }

    /// <summary>Sets the timer again after an entry has changed.</summary>
    internal void Reschedule(SecretEntry entry)
    {
        lock (_gate)
        {
            if (_entries.Contains(entry))
            {
                SetTimer();
            }
        }
    }

    public void Dispose()
    {
        lock (_gate)
        {
            _isDisposed = true;
            _entries.Clear();
            _timer?.Dispose();
        }
    }

    private void SetTimer()
    {
        var next = _entries.Min(static entry => entry.NextRefresh);

        // At least 1 ms, because a test clock may call back from within CreateTimer.
        var due = next is { } time ? TimeSpan.FromMilliseconds(Math.Max(1, time - clock.Now)) : Timeout.InfiniteTimeSpan;
        if (_timer is null)
        {
            using (ExecutionContext.SuppressFlow())
            {
                // Refreshes do not belong to the execution context of the first subscriber.
                _timer = timeProvider.CreateTimer(static state => ((RefreshWatch)state!).Act(), this, due, Timeout.InfiniteTimeSpan);
            }
        }
        else
        {
            _timer.Change(due, Timeout.InfiniteTimeSpan);
        }
    }

    private void Act()
    {
        lock (_gate)
        {
            foreach (var entry in _entries)
            {
                entry.KeepFresh();
            }

            if (!_isDisposed)
            {
                SetTimer();
            }
        }
    }
}
