namespace Genie.TypedSecrets.Caching;

/// <summary>Represents a subscription to a secret. It passes each new version to a handler once, in order, one at a time, in the background.</summary>
/// <remarks>Thread-safe. If the client is replaced, the subscription moves to the new client.</remarks>
/// <param name="bind">Finds the entry in the current client.</param>
/// <param name="handle">Handles a new version.</param>
/// <param name="end">Called when the client was disposed, with the reason.</param>
internal sealed class ChangeSubscription<T>(Func<SecretEntry<T>> bind, Action<T> handle, Action<Exception> end) : IThreadPoolWorkItem, IDisposable
    where T : class
{
    private readonly object _gate = new();
    private readonly Queue<T> _waiting = new();
    private SecretEntry<T>? _entry;
    private string? _known;
    private bool _isRunning;
    private bool _isOver;

    /// <summary>Subscribes to the entry in the current client.</summary>
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

        // If it was disposed meanwhile, it may have been removed before it was added.
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

    /// <summary>Takes the version in use. The first one is only remembered; each other one is passed to the handler.</summary>
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

    /// <summary>Moves the subscription to the client that replaced the entry's.</summary>
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

    /// <summary>Ends the subscription because no more versions will come.</summary>
    internal void End(Exception reason)
    {
        if (Stop())
        {
            end(reason);
        }
    }

    /// <summary>Ends the subscription. A call of the handler that is running completes; no other call begins.</summary>
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
                // An exception of one subscriber must not affect the others or the cache. Its message could contain a value.
                _entry?.Services.Events.SubscriberFailed(_entry.Name, e.GetType().ToString());
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
