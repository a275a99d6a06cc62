using Genie.TypedSecrets.Integration.Tests.Support;
using Npgsql;

namespace Genie.TypedSecrets.Integration.Tests.Rotation;

/// <summary>A job whose workers query the database all the time, each query on a connection of its own, within <c>UseAsync</c>.</summary>
internal sealed class QueryingJob : IAsyncDisposable
{
    private readonly DatabaseAccessor _database;
    private readonly SecretUseOptions _use;
    private readonly Workers _workers;
    private int _rejections;

    public QueryingJob(DatabaseAccessor database, int workers)
    {
        _database = database;
        _use = new() { IsAuthenticationFailure = IsRejection, PollInterval = TimeSpan.FromMilliseconds(20) };
        _workers = new(workers, _ => _database.UseAsync(QueryAsync, _use, CancellationToken.None));
    }

    /// <summary>What the job saw fail.</summary>
    public IReadOnlyCollection<Exception> Failures => _workers.Failures;

    /// <summary>How many connections the server rejected, which the job did not see.</summary>
    public int Rejections => Volatile.Read(ref _rejections);

    public Task EveryWorkerGoesOnAsync() => _workers.EveryWorkerGoesOnAsync();

    public Task StopAsync() => _workers.StopAsync();

    public ValueTask DisposeAsync() => _workers.DisposeAsync();

    private static async Task QueryAsync(DatabaseSecret database, CancellationToken cancellationToken)
    {
        await using NpgsqlConnection connection = new(PostgresServer.ConnectionString(database.Port, database.Username, database.Password.Reveal()));
        await connection.OpenAsync(cancellationToken);
        await using NpgsqlCommand command = new("SELECT 1", connection);
        await command.ExecuteScalarAsync(cancellationToken);
    }

    private bool IsRejection(Exception exception)
    {
        if (!DatabaseAuthentication.IsFailure(exception))
        {
            return false;
        }

        Interlocked.Increment(ref _rejections);
        return true;
    }
}
