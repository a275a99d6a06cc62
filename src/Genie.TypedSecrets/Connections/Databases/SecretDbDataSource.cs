using System.Data.Common;
using System.Diagnostics.CodeAnalysis;
using Genie.TypedSecrets.Connections.Databases;

namespace Genie.TypedSecrets;

/// <summary>
/// Opens connections to a database with the current version of a secret, also while the secret is rotated. <c>CreateDataSource</c> of an accessor
/// creates one.
/// </summary>
/// <typeparam name="T">The record of the secret.</typeparam>
/// <remarks>
/// <para>
/// If the database rejects the credentials, the connection is opened again as soon as there is a newer version, as with <c>UseAsync</c>. All callers that
/// are rejected at the same time share the calls to the store. If no newer version comes, the provider's exception is thrown.
/// </para>
/// <para>
/// Each version has a data source of the provider, with a pool of its own. When a newer version is in use, the pool of the former one is closed after
/// <see cref="SecretDbDataSourceOptions.FormerConnectionLifetime"/>; connections that are in use then are closed when they are returned.
/// </para>
/// <para>
/// The values become a connection string through the provider's <see cref="DbConnectionStringBuilder"/>, which quotes them: a password can contain any
/// character and cannot change other settings.
/// </para>
/// <para>
/// <see cref="DbDataSource.OpenConnection"/> and <see cref="DbDataSource.OpenConnectionAsync"/> return the provider's connection.
/// <see cref="DbDataSource.CreateConnection"/> returns a connection that logs in with the version that is current when it is opened; connection,
/// commands and transactions are not of the provider's types, but parameters and readers are.
/// </para>
/// <para>Thread-safe.</para>
/// </remarks>
public sealed class SecretDbDataSource<T> : DbDataSource, IConnectionOpener
    where T : class
{
    private readonly SecretAccessor<T> _secret;
    private readonly DbProviderFactory _factory;
    private readonly Action<T, DbConnectionStringBuilder> _configure;
    private readonly SecretUseOptions _use;
    private readonly ConnectionPools _pools;
    private readonly object _gate = new();
    private IDisposable? _subscription;
    private Configured? _latest;
    private bool _isDisposed;

    internal SecretDbDataSource(SecretAccessor<T> secret, DbProviderFactory factory, Action<T, DbConnectionStringBuilder> configure, SecretDbDataSourceOptions options)
    {
        (_secret, _factory, _configure, _use) = (secret, factory, configure, new(options, options.IsAuthenticationFailure));
        _pools = new(factory, options);
    }

    /// <summary>Gets the connection string of the version in use without user and password. Empty until the first connection is opened.</summary>
    public override string ConnectionString => _pools.Current?.Description ?? string.Empty;

    DbProviderFactory IConnectionOpener.Factory => _factory;

    ConnectionPool? IConnectionOpener.Current => _pools.Current;

    DbConnection IConnectionOpener.Open() => OpenDbConnection();

    ValueTask<DbConnection> IConnectionOpener.OpenAsync(CancellationToken cancellationToken) => OpenDbConnectionAsync(cancellationToken);

    /// <inheritdoc/>
    protected override DbConnection CreateDbConnection()
    {
        ThrowIfDisposed();
        return new SecretDbConnection(this);
    }

    /// <inheritdoc/>
    protected override DbConnection OpenDbConnection()
    {
        ThrowIfDisposed();
        return _secret.Use(
            (value, _) =>
            {
                using var lease = _pools.Rent(ConnectionStringOf(value), TimeProvider);
                Subscribe();
                return lease.Pool.Source.OpenConnection();
            },
            _use,
            CancellationToken.None);
    }

    /// <inheritdoc/>
    protected override async ValueTask<DbConnection> OpenDbConnectionAsync(CancellationToken cancellationToken = default)
    {
        ThrowIfDisposed();
        return await _secret.UseAsync(
            async (value, token) =>
            {
                using var lease = _pools.Rent(ConnectionStringOf(value), TimeProvider);
                Subscribe();
                return await lease.Pool.Source.OpenConnectionAsync(token).ConfigureAwait(false);
            },
            _use,
            cancellationToken).ConfigureAwait(false);
    }

    /// <inheritdoc/>
    protected override void Dispose(bool disposing)
    {
        if (disposing)
        {
            Close();
            _pools.Dispose();
        }

        base.Dispose(disposing);
    }

    /// <inheritdoc/>
    protected override async ValueTask DisposeAsyncCore()
    {
        Close();
        await _pools.DisposeAsync().ConfigureAwait(false);
        await base.DisposeAsyncCore().ConfigureAwait(false);
    }

    // Pools are closed by the clock that the secret is cached by.
    private TimeProvider TimeProvider => _secret.Context.Client.TimeProvider;

    // Most connections are opened with the version that the last one was opened with.
    private string ConnectionStringOf(T value)
    {
        var latest = Volatile.Read(ref _latest);
        if (latest is null || !ReferenceEquals(latest.Value, value))
        {
            var builder = _factory.CreateConnectionStringBuilder() ?? new DbConnectionStringBuilder();
            _configure(value, builder);
            latest = new(value, builder.ConnectionString);
            Volatile.Write(ref _latest, latest);
        }

        return latest.ConnectionString;
    }

    // From the first connection on, so that former passwords go although no other connection is opened.
    [SuppressMessage("Reliability", "CA2000", Justification = "The data source disposes its subscription.")]
    private void Subscribe()
    {
        if (Volatile.Read(ref _subscription) is not null)
        {
            return;
        }

        lock (_gate)
        {
            if (_subscription is null && !_isDisposed)
            {
                _subscription = _secret.Subscribe(Use);
            }
        }
    }

    // A notification that comes late must not make a former version the current one again.
    private void Use(T value)
    {
        if (_secret.IsInUse(value))
        {
            _pools.Rent(ConnectionStringOf(value), TimeProvider).Dispose();
        }
    }

    private void Close()
    {
        lock (_gate)
        {
            _isDisposed = true;
            _subscription?.Dispose();
        }
    }

    private void ThrowIfDisposed()
    {
        lock (_gate)
        {
            ObjectDisposedException.ThrowIf(_isDisposed, this);
        }
    }

    private sealed class Configured(T value, string connectionString)
    {
        internal T Value => value;

        internal string ConnectionString => connectionString;
    }
}
