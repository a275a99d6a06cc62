using System.Data.Common;
using System.Diagnostics.CodeAnalysis;

namespace Genie.TypedSecrets.Connections.Databases;

/// <summary>
/// Holds a pool for each connection string in use: the one of the current version, and those of former versions until their time is over.
/// </summary>
/// <remarks>
/// Thread-safe. The pool that was rented last is the current one; the timers of all others run. So a pool that is used in turn with another one, because
/// the replicas of a store disagree or callers fall back to the previous version, stays. A pool is not closed while a connection of it is being
/// opened. The lock of the pools is not held while one is created or closed, because that calls the provider.
/// </remarks>
internal sealed class ConnectionPools(DbProviderFactory factory, SecretDbDataSourceOptions options) : IDisposable, IAsyncDisposable
{
    private readonly object _gate = new();
    private readonly object _creating = new();
    private readonly Dictionary<string, ConnectionPool> _pools = new(StringComparer.Ordinal);
    private volatile ConnectionPool? _current;
    private bool _isDisposed;

    /// <summary>Gets the pool that was rented last; null if none was.</summary>
    internal ConnectionPool? Current => _current;

    /// <summary>Gets the pool of a connection string, for the time in which a connection is opened.</summary>
    /// <exception cref="ObjectDisposedException">The data source was disposed.</exception>
    internal Lease Rent(string connectionString, TimeProvider timeProvider)
    {
        if (TryRent(connectionString, null, timeProvider) is { } existing)
        {
            return new(this, existing);
        }

        // One at a time: callers that open a new version's first connection together, and its notification, share one pool.
        lock (_creating)
        {
            return new(this, TryRent(connectionString, null, timeProvider) ?? Create(connectionString, timeProvider));
        }
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        foreach (var pool in TakeAll())
        {
            pool.Close();
        }
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        foreach (var pool in TakeAll())
        {
            await pool.CloseAsync().ConfigureAwait(false);
        }
    }

    private ConnectionPool Create(string connectionString, TimeProvider timeProvider)
    {
        ConnectionPool created = new(connectionString, factory, options);
        try
        {
            return TryRent(connectionString, created, timeProvider)!;
        }
        catch (ObjectDisposedException)
        {
            Close(created);
            throw;
        }
    }

    private ConnectionPool? TryRent(string connectionString, ConnectionPool? created, TimeProvider timeProvider)
    {
        ConnectionPool? former = null;
        ConnectionPool? pool;
        lock (_gate)
        {
            ObjectDisposedException.ThrowIf(_isDisposed, typeof(DbDataSource));
            if (!_pools.TryGetValue(connectionString, out pool))
            {
                if (created is null)
                {
                    return null;
                }

                pool = created;
                _pools.Add(connectionString, pool);
            }

            pool.Opening++;
            if (!ReferenceEquals(pool, _current))
            {
                former = Replace_NeedsLock(pool, timeProvider);
            }
        }

        Close(former);
        return pool;
    }

    // Makes a pool the current one. Returns the former one if it is to be closed now.
    private ConnectionPool? Replace_NeedsLock(ConnectionPool pool, TimeProvider timeProvider)
    {
        pool.Timer?.Dispose();
        (pool.Timer, pool.IsOver) = (null, false);
        var former = _current;
        _current = pool;
        if (former is null)
        {
            return null;
        }

        if (options.FormerConnectionLifetime == TimeSpan.Zero)
        {
            return End_NeedsLock(former);
        }

        using (ExecutionContext.SuppressFlow())
        {
            former.Timer = timeProvider.CreateTimer(_ => OnTimer(former), null, options.FormerConnectionLifetime, Timeout.InfiniteTimeSpan);
        }

        return null;
    }

    // Takes a pool out. Returns it if it is to be closed now, and not after a connection was opened.
    private ConnectionPool? End_NeedsLock(ConnectionPool pool)
    {
        pool.IsOver = true;
        if (pool.Opening > 0)
        {
            return null;
        }

        _pools.Remove(_pools.First(pair => ReferenceEquals(pair.Value, pool)).Key);
        return pool;
    }

    private void OnTimer(ConnectionPool pool)
    {
        ConnectionPool? over = null;
        lock (_gate)
        {
            // It may have become the current one meanwhile.
            if (pool.Timer is { } timer && !_isDisposed)
            {
                timer.Dispose();
                pool.Timer = null;
                over = End_NeedsLock(pool);
            }
        }

        Close(over);
    }

    private void Return(ConnectionPool pool)
    {
        ConnectionPool? over = null;
        lock (_gate)
        {
            pool.Opening--;
            if (pool.IsOver && !_isDisposed)
            {
                over = End_NeedsLock(pool);
            }
        }

        Close(over);
    }

    private ConnectionPool[] TakeAll()
    {
        lock (_gate)
        {
            _isDisposed = true;
            ConnectionPool[] all = [.. _pools.Values];
            Array.ForEach(all, static pool => pool.Timer?.Dispose());
            _pools.Clear();
            return all;
        }
    }

    // A provider that cannot close idle connections properly must not fail a caller that opens another one, or the timer.
    [SuppressMessage("Design", "CA1031", Justification = "The connections are of a former version, and no caller waits for them.")]
    private static void Close(ConnectionPool? pool)
    {
        try
        {
            pool?.Close();
        }
        catch (Exception)
        {
            // The provider logs it.
        }
    }

    /// <summary>Keeps a pool from being closed while a connection of it is being opened.</summary>
    internal readonly struct Lease(ConnectionPools pools, ConnectionPool pool) : IDisposable
    {
        internal ConnectionPool Pool => pool;

        public void Dispose() => pools.Return(pool);
    }
}
