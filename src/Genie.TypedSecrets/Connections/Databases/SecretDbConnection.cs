using System.Data;
using System.Data.Common;
using System.Diagnostics.CodeAnalysis;
using System.Transactions;
using IsolationLevel = System.Data.IsolationLevel;

namespace Genie.TypedSecrets.Connections.Databases;

/// <summary>
/// Represents a connection that logs in, each time it is opened, with the version of a secret that is current then. Each opening rents a connection of
/// the provider; closing returns it to the provider's pool.
/// </summary>
internal sealed class SecretDbConnection(IConnectionOpener opener) : DbConnection
{
    private DbConnection? _inner;

    /// <inheritdoc/>
    [AllowNull]
    public override string ConnectionString
    {
        get => opener.Current?.Description ?? string.Empty;
        set => throw new NotSupportedException("The connection string is built from the secret when the connection is opened. Set its other keywords where the data source is created.");
    }

    /// <inheritdoc/>
    public override string Database => _inner?.Database ?? opener.Current?.Database ?? string.Empty;

    /// <inheritdoc/>
    public override string DataSource => _inner?.DataSource ?? opener.Current?.Server ?? string.Empty;

    /// <inheritdoc/>
    public override string ServerVersion => Inner.ServerVersion;

    /// <inheritdoc/>
    public override ConnectionState State => _inner?.State ?? ConnectionState.Closed;

    /// <inheritdoc/>
    public override int ConnectionTimeout => _inner?.ConnectionTimeout ?? base.ConnectionTimeout;

    /// <inheritdoc/>
    public override bool CanCreateBatch => opener.Factory.CanCreateBatch;

    /// <inheritdoc/>
    protected override DbProviderFactory DbProviderFactory => opener.Factory;

    /// <summary>Gets the provider's connection.</summary>
    /// <exception cref="InvalidOperationException">The connection is closed.</exception>
    internal DbConnection Inner => _inner ?? throw new InvalidOperationException("The connection is closed. Open it first.");

    /// <inheritdoc/>
    public override void Open()
    {
        ThrowIfOpen();
        Attach(opener.Open());
    }

    /// <inheritdoc/>
    public override async Task OpenAsync(CancellationToken cancellationToken)
    {
        ThrowIfOpen();
        Attach(await opener.OpenAsync(cancellationToken).ConfigureAwait(false));
    }

    /// <inheritdoc/>
    public override void Close()
    {
        if (Detach() is { } inner)
        {
            inner.Dispose();
            OnStateChange(new(ConnectionState.Open, ConnectionState.Closed));
        }
    }

    /// <inheritdoc/>
    public override async Task CloseAsync()
    {
        if (Detach() is { } inner)
        {
            await inner.DisposeAsync().ConfigureAwait(false);
            OnStateChange(new(ConnectionState.Open, ConnectionState.Closed));
        }
    }

    /// <inheritdoc/>
    public override void ChangeDatabase(string databaseName) => Inner.ChangeDatabase(databaseName);

    /// <inheritdoc/>
    public override Task ChangeDatabaseAsync(string databaseName, CancellationToken cancellationToken = default) => Inner.ChangeDatabaseAsync(databaseName, cancellationToken);

    /// <inheritdoc/>
    public override void EnlistTransaction(Transaction? transaction) => Inner.EnlistTransaction(transaction);

    /// <inheritdoc/>
    public override DataTable GetSchema() => Inner.GetSchema();

    /// <inheritdoc/>
    public override DataTable GetSchema(string collectionName) => Inner.GetSchema(collectionName);

    /// <inheritdoc/>
    public override DataTable GetSchema(string collectionName, string?[] restrictionValues) => Inner.GetSchema(collectionName, restrictionValues);

    /// <inheritdoc/>
    public override async ValueTask DisposeAsync()
    {
        await CloseAsync().ConfigureAwait(false);
        await base.DisposeAsync().ConfigureAwait(false);
    }

    /// <inheritdoc/>
    protected override DbTransaction BeginDbTransaction(IsolationLevel isolationLevel) => new SecretDbTransaction(Inner.BeginTransaction(isolationLevel), this);

    /// <inheritdoc/>
    protected override async ValueTask<DbTransaction> BeginDbTransactionAsync(IsolationLevel isolationLevel, CancellationToken cancellationToken) =>
        new SecretDbTransaction(await Inner.BeginTransactionAsync(isolationLevel, cancellationToken).ConfigureAwait(false), this);

    /// <inheritdoc/>
    protected override DbCommand CreateDbCommand() =>
        new SecretDbCommand(opener.Factory.CreateCommand() ?? throw new NotSupportedException("The provider does not create commands."), this);

    /// <inheritdoc/>
    protected override DbBatch CreateDbBatch() => new SecretDbBatch(opener.Factory.CreateBatch(), this);

    /// <inheritdoc/>
    protected override void Dispose(bool disposing)
    {
        if (disposing)
        {
            Close();
        }

        base.Dispose(disposing);
    }

    private void ThrowIfOpen()
    {
        if (State != ConnectionState.Closed)
        {
            throw new InvalidOperationException("The connection is open already.");
        }
    }

    // A reader with CommandBehavior.CloseConnection closes the provider's connection, and this one is opened again later.
    private void Attach(DbConnection inner)
    {
        _inner?.Dispose();
        _inner = inner;
        OnStateChange(new(ConnectionState.Closed, ConnectionState.Open));
    }

    private DbConnection? Detach()
    {
        var inner = _inner;
        _inner = null;
        return inner;
    }
}
