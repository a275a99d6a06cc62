using System.Data;
using System.Data.Common;

namespace Genie.TypedSecrets.Connections.Databases;

/// <summary>Represents a batch of a connection that logs in when it is opened. Its commands and readers are the provider's own.</summary>
/// <param name="batch">The provider's batch. It gets the provider's connection when it is executed.</param>
/// <param name="connection">The connection that created it.</param>
internal sealed class SecretDbBatch(DbBatch batch, SecretDbConnection connection) : DbBatch
{
    private SecretDbConnection? _connection = connection;
    private DbTransaction? _transaction;

    /// <inheritdoc/>
    public override int Timeout
    {
        get => batch.Timeout;
        set => batch.Timeout = value;
    }

    /// <inheritdoc/>
    protected override DbBatchCommandCollection DbBatchCommands => batch.BatchCommands;

    /// <inheritdoc/>
    protected override DbConnection? DbConnection
    {
        get => _connection;
        set => _connection = value is null or SecretDbConnection
            ? (SecretDbConnection?)value
            : throw new InvalidCastException("The batch was created by a connection of a SecretDbDataSource. Create the batch with the connection on which it runs.");
    }

    /// <inheritdoc/>
    protected override DbTransaction? DbTransaction
    {
        get => _transaction;
        set
        {
            // Some providers compare the transaction's connection with the batch's.
            if (value is not null)
            {
                Bind();
            }

            batch.Transaction = value is SecretDbTransaction own ? own.Inner : value;
            _transaction = value;
        }
    }

    /// <inheritdoc/>
    public override void Cancel() => batch.Cancel();

    /// <inheritdoc/>
    public override void Prepare() => Bind().Prepare();

    /// <inheritdoc/>
    public override Task PrepareAsync(CancellationToken cancellationToken = default) => Bind().PrepareAsync(cancellationToken);

    /// <inheritdoc/>
    public override int ExecuteNonQuery() => Bind().ExecuteNonQuery();

    /// <inheritdoc/>
    public override Task<int> ExecuteNonQueryAsync(CancellationToken cancellationToken = default) => Bind().ExecuteNonQueryAsync(cancellationToken);

    /// <inheritdoc/>
    public override object? ExecuteScalar() => Bind().ExecuteScalar();

    /// <inheritdoc/>
    public override Task<object?> ExecuteScalarAsync(CancellationToken cancellationToken = default) => Bind().ExecuteScalarAsync(cancellationToken);

    /// <inheritdoc/>
    public override void Dispose()
    {
        batch.Dispose();
        base.Dispose();
    }

    /// <inheritdoc/>
    protected override DbBatchCommand CreateDbBatchCommand() => batch.CreateBatchCommand();

    /// <inheritdoc/>
    protected override DbDataReader ExecuteDbDataReader(CommandBehavior behavior) => Bind().ExecuteReader(behavior);

    /// <inheritdoc/>
    protected override Task<DbDataReader> ExecuteDbDataReaderAsync(CommandBehavior behavior, CancellationToken cancellationToken) =>
        Bind().ExecuteReaderAsync(behavior, cancellationToken);

    private DbBatch Bind()
    {
        var inner = (_connection ?? throw new InvalidOperationException("The batch has no connection.")).Inner;
        if (!ReferenceEquals(batch.Connection, inner))
        {
            batch.Connection = inner;
        }

        return batch;
    }
}
