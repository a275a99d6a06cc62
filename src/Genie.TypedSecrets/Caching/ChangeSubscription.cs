using Genie.TypedSecrets.Telemetry;

namespace Genie.TypedSecrets.Caching;

/// <summary>Somebody who wants to hear of new versions of a secret: of each once, in order, one at a time, in the background.</summary>
/// <remarks>Thread-safe. It outlives the client it began with: when that is replaced it moves on to the next.</remarks>
/// <param name="bind">Finds the entry in the client of the moment.</param>
/// <param name="handle">Hears of a new version.</param>
/// <param name="end">Hears that no more will come, and why.</param>
internal sealed class ChangeSubscription<T>(Func<SecretEntry<T>> bind, Action<T> handle, Action<Exception> end) : IThreadPoolWorkItem, IDisposable
    where T : class
{
    private readonly object _gate = new();
    private readonly Queue<T> _waiting = new();
    private SecretEntry<T>? _entry;
    private string? _known;
    private bool _isRunning;
    private bool _isOver;

    /// <summary>Begins to listen at the client of the moment.</summary>
    /// <exception cref="SecretsException">The secret cannot be read here.</exception>
    /// <exception cref="ObjectDisposedException">The client was disposed.</exception>
    internal void Attach()
    {
        SecretEntry<T> entry;
        do
        {
            entry = bind();
            lock (_gate)
            {
                if (_isOver)
                {
                    return;
                }

                _entry = entry;
            }
        }
        while (!entry.Add(this));

        // Disposed since, it may have been removed before it was added.
        bool isOver;
        lock (_gate)
        {
            isOver = _isOver;
        }

        if (isOver)
        {
            entry.Remove(this);
        }
    }

    /// <summary>Tells of the version in use. The first one is what the subscriber begins with; each other one is a change.</summary>
    internal void Offer(Versioned<T> value)
    {
        lock (_gate)
        {
            if (_isOver || _known == value.VersionId)
            {
                return;
            }

            var isFirst = _known is null;
            _known = value.VersionId;
            if (isFirst)
            {
                return;
            }

            _waiting.Enqueue(value.Value);
            if (!_isRunning && _entry is { } entry)
            {
                _isRunning = true;
                entry.Services.Settings.Background.Queue(this);
            }
        }
    }

    /// <summary>The entry's client was replaced.</summary>
    internal void Move()
    {
        try
        {
            Attach();
        }
        catch (Exception e) when (e is SecretsException or ObjectDisposedException)
        {
            End(e);
        }
    }

    /// <summary>No more will come.</summary>
    internal void End(Exception reason)
    {
        if (Stop())
        {
            end(reason);
        }
    }

    /// <summary>Ends the subscription. What runs at the moment runs to its end; nothing begins after it.</summary>
    public void Dispose()
    {
        Stop();
        _entry?.Remove(this);
    }

    void IThreadPoolWorkItem.Execute()
    {
        while (TryTake(out var value))
        {
            try
            {
                handle(value);
            }
            catch (Exception e)
            {
                // One subscriber's bug is neither the others' nor the cache's. Its message could hold a value.
                var type = e.GetType().FullName ?? "Exception";
                SecretsEventSource.Log.Guard(log => log.SubscriberFailed(_entry!.Name, type));
            }
        }
    }

    private bool TryTake(out T value)
    {
        lock (_gate)
        {
            _isRunning = _waiting.TryDequeue(out value!);
            return _isRunning;
        }
    }

    private bool Stop()
    {
        lock (_gate)
        {
            var wasOver = _isOver;
            _isOver = true;
            _waiting.Clear();
            return !wasOver;
        }
    }
}
