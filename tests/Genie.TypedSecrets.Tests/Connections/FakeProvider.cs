using System.Collections.Concurrent;
using System.Data;
using System.Data.Common;
using System.Diagnostics.CodeAnalysis;

namespace Genie.TypedSecrets.Tests.Connections;

/// <summary>A database that accepts one password, and a provider for it.</summary>
/// <param name="hasOwnPool">Whether the provider's data sources have pools of their own, as those of Npgsql, or connections share pools, as those of SqlClient.</param>
internal sealed class FakeProvider(bool hasOwnPool = true) : DbProviderFactory
{
    /// <summary>Gets or sets the password that the database accepts.</summary>
    public string Accepted { get; set; } = "fake-token";

    /// <summary>Gets or sets what opening a connection waits for.</summary>
    public Task Gate { get; set; } = Task.CompletedTask;

    /// <summary>Gets or sets the SQLSTATE of a rejection.</summary>
    public string RejectionState { get; set; } = "28P01";

    public ConcurrentQueue<string> Logins { get; } = new();

    public ConcurrentQueue<FakeDataSource> Sources { get; } = new();

    public override bool CanCreateBatch => false;

    public override DbConnectionStringBuilder CreateConnectionStringBuilder() => [];

    public override DbConnection CreateConnection() => new FakeConnection(this);

    public override DbCommand CreateCommand() => new FakeCommand();

    public override DbDataSource CreateDataSource(string connectionString)
    {
        if (!hasOwnPool)
        {
            return base.CreateDataSource(connectionString);
        }

        FakeDataSource source = new(this, connectionString);
        Sources.Enqueue(source);
        return source;
    }

    internal static string PasswordOf(string connectionString) =>
        (string)new DbConnectionStringBuilder { ConnectionString = connectionString }["Password"];
}

internal sealed class FakeDataSource(FakeProvider provider, string connectionString) : DbDataSource
{
    private readonly TaskCompletionSource _closed = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public override string ConnectionString => connectionString;

    public string Password => FakeProvider.PasswordOf(connectionString);

    public bool IsClosed => _closed.Task.IsCompleted;

    public Task Closed => _closed.Task;

    protected override DbConnection CreateDbConnection() => new FakeConnection(provider) { ConnectionString = connectionString };

    protected override void Dispose(bool disposing)
    {
        _closed.TrySetResult();
        base.Dispose(disposing);
    }

    protected override ValueTask DisposeAsyncCore()
    {
        _closed.TrySetResult();
        return base.DisposeAsyncCore();
    }
}

internal sealed class FakeConnection(FakeProvider provider) : DbConnection
{
    private ConnectionState _state;

    /// <summary>Gets the connection strings of the pools that were cleared.</summary>
    public static ConcurrentQueue<string> Cleared { get; } = new();

    [AllowNull]
    public override string ConnectionString { get; set; } = string.Empty;

    public override string Database => "warehouse";

    public override string DataSource => "server.example.com";

    public override string ServerVersion => "1.0";

    public override ConnectionState State => _state;

    public static void ClearPool(FakeConnection connection) => Cleared.Enqueue(connection.ConnectionString);

    public override void Open() => OpenAsync(CancellationToken.None).GetAwaiter().GetResult();

    public override async Task OpenAsync(CancellationToken cancellationToken)
    {
        await provider.Gate.WaitAsync(cancellationToken).ConfigureAwait(false);
        var password = FakeProvider.PasswordOf(ConnectionString);
        provider.Logins.Enqueue(password);
        _state = password == provider.Accepted ? ConnectionState.Open : throw new FakeDbException(provider.RejectionState);
    }

    public override void Close() => _state = ConnectionState.Closed;

    public override void ChangeDatabase(string databaseName)
    {
    }

    protected override DbTransaction BeginDbTransaction(IsolationLevel isolationLevel) => throw new NotSupportedException();

    protected override DbCommand CreateDbCommand() => new FakeCommand { Connection = this };
}

internal sealed class FakeCommand : DbCommand
{
    [AllowNull]
    public override string CommandText { get; set; } = string.Empty;

    public override int CommandTimeout { get; set; }

    public override CommandType CommandType { get; set; }

    public override bool DesignTimeVisible { get; set; }

    public override UpdateRowSource UpdatedRowSource { get; set; }

    protected override DbConnection? DbConnection { get; set; }

    protected override DbParameterCollection DbParameterCollection => throw new NotSupportedException();

    protected override DbTransaction? DbTransaction { get; set; }

    public override void Cancel()
    {
    }

    public override int ExecuteNonQuery() => throw new NotSupportedException();

    // Says with which password its connection logged in.
    public override object? ExecuteScalar() => DbConnection is FakeConnection { State: ConnectionState.Open } open
        ? FakeProvider.PasswordOf(open.ConnectionString)
        : throw new InvalidOperationException("The command has no open connection.");

    public override void Prepare()
    {
    }

    protected override DbParameter CreateDbParameter() => throw new NotSupportedException();

    protected override DbDataReader ExecuteDbDataReader(CommandBehavior behavior) => throw new NotSupportedException();
}

internal sealed class FakeDbException(string? state, string message = "A message of the database.") : DbException(message)
{
    public override string? SqlState => state;
}
