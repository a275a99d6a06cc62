using System.Data;
using System.Data.Common;
using System.Diagnostics.CodeAnalysis;

namespace Genie.TypedSecrets.Connections.Databases;

/// <summary>
/// Represents a command of a connection that logs in when it is opened. Parameters and readers are the provider's own.
/// </summary>
/// <param name="command">The provider's command. It gets the provider's connection when it is executed.</param>
/// <param name="connection">The connection that created it.</param>
internal sealed class SecretDbCommand(DbCommand command, SecretDbConnection connection) : DbCommand
{
    private SecretDbConnection? _connection = connection;
    private DbTransaction? _transaction;

    /// <inheritdoc/>
    [AllowNull]
    public override string CommandText
    {
        get => command.CommandText;
        set => command.CommandText = value;
    }

    /// <inheritdoc/>
    public override int CommandTimeout
    {
        get => command.CommandTimeout;
        set => command.CommandTimeout = value;
    }

    /// <inheritdoc/>
    public override CommandType CommandType
    {
        get => command.CommandType;
        set => command.CommandType = value;
    }

    /// <inheritdoc/>
    public override bool DesignTimeVisible
    {
        get => command.DesignTimeVisible;
        set => command.DesignTimeVisible = value;
    }

    /// <inheritdoc/>
    public override UpdateRowSource UpdatedRowSource
    {
        get => command.UpdatedRowSource;
        set => command.UpdatedRowSource = value;
    }

    /// <inheritdoc/>
    protected override DbConnection? DbConnection
    {
        get => _connection;
        set => _connection = value is null or SecretDbConnection
            ? (SecretDbConnection?)value
            : throw new InvalidCastException("The command was created by a connection of a SecretDbDataSource. Create the command with the connection on which it runs.");
    }

    /// <inheritdoc/>
    protected override DbParameterCollection DbParameterCollection => command.Parameters;

    /// <inheritdoc/>
    protected override DbTransaction? DbTransaction
    {
        get => _transaction;
        set
        {
            // Some providers compare the transaction's connection with the command's.
            if (value is not null)
            {
                Bind();
            }

            command.Transaction = value is SecretDbTransaction own ? own.Inner : value;
            _transaction = value;
        }
    }

    /// <inheritdoc/>
    public override void Cancel() => command.Cancel();

    /// <inheritdoc/>
    public override void Prepare() => Bind().Prepare();

    /// <inheritdoc/>
    public override Task PrepareAsync(CancellationToken cancellationToken = default) => Bind().PrepareAsync(cancellationToken);

    /// <inheritdoc/>
    public override int ExecuteNonQuery() => Bind().ExecuteNonQuery();

    /// <inheritdoc/>
    public override Task<int> ExecuteNonQueryAsync(CancellationToken cancellationToken) => Bind().ExecuteNonQueryAsync(cancellationToken);

    /// <inheritdoc/>
    public override object? ExecuteScalar() => Bind().ExecuteScalar();

    /// <inheritdoc/>
    public override Task<object?> ExecuteScalarAsync(CancellationToken cancellationToken) => Bind().ExecuteScalarAsync(cancellationToken);

    /// <inheritdoc/>
    public override async ValueTask DisposeAsync()
    {
        await command.DisposeAsync().ConfigureAwait(false);
        await base.DisposeAsync().ConfigureAwait(false);
    }

    /// <inheritdoc/>
    protected override DbParameter CreateDbParameter() => command.CreateParameter();

    /// <inheritdoc/>
    protected override DbDataReader ExecuteDbDataReader(CommandBehavior behavior) => Bind().ExecuteReader(behavior);

    /// <inheritdoc/>
    protected override Task<DbDataReader> ExecuteDbDataReaderAsync(CommandBehavior behavior, CancellationToken cancellationToken) =>
        Bind().ExecuteReaderAsync(behavior, cancellationToken);

    /// <inheritdoc/>
    protected override void Dispose(bool disposing)
    {
        if (disposing)
        {
            command.Dispose();
        }

        base.Dispose(disposing);
    }

    private DbCommand Bind()
    {
        var inner = (_connection ?? throw new InvalidOperationException("The command has no connection.")).Inner;
        if (!ReferenceEquals(command.Connection, inner))
        {
            command.Connection = inner;
        }

        return command;
    }
}
