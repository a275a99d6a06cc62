
namespace Genie.TypedSecrets.Caching;

/// <summary>Refreshes what somebody has subscribed to when its refresh is due, though nobody reads it. One timer for a client; none without subscribers.</summary>
/// <remarks>Thread-safe. It takes entries' locks under its own, so an entry calls it without holding its lock.</remarks>
internal sealed class RefreshWatch(TimeProvider timeProvider, CacheClock clock) : IDisposable
{
    private readonly object _gate = new();
    private readonly HashSet<SecretEntry> _entries = [];
    private ITimer? _timer;
    private bool _isDisposed;

    /// <summary>Watches an entry from now on, or no more: by whether it has subscribers now, since others may have come or gone since the caller looked.</summary>
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

    /// <summary>Looks anew at when to act, after something about an entry has changed.</summary>
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

        // Never at once: a clock may call back from within.
        var due = next is { } time ? TimeSpan.FromMilliseconds(Math.Max(1, time - clock.Now)) : Timeout.InfiniteTimeSpan;
        if (_timer is null)
        {
            using (ExecutionContext.SuppressFlow())
            {
                // Whoever happens to subscribe first has nothing to do with refreshes.
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
