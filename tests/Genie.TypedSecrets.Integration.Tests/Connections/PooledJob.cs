using System.Data.Common;
using Genie.TypedSecrets.Integration.Tests.Support;

namespace Genie.TypedSecrets.Integration.Tests.Connections;

/// <summary>A job whose workers query the database all the time, on connections of a pool.</summary>
/// <param name="source">The data source.</param>
/// <param name="queryAsync">One query, as the job writes it.</param>
internal sealed class PooledJob(DbDataSource source, Func<Task> queryAsync) : IAsyncDisposable
{
    private const int Count = 4;

    private readonly Workers _workers = new(Count, _ => queryAsync());

    public IReadOnlyCollection<Exception> Failures => _workers.Failures;

    public long Queries => _workers.Completed;

    public Task EveryWorkerGoesOnAsync() => _workers.EveryWorkerGoesOnAsync();

    /// <summary>Opens connections and keeps them, until the pool has to log in again and is rejected. Then it uses them.</summary>
    /// <param name="wasRejected">Whether a login was rejected.</param>
    public async Task BurstAsync(Func<bool> wasRejected)
    {
        List<DbConnection> connections = [];
        while (!wasRejected())
        {
            connections.Add(await source.OpenConnectionAsync(TestContext.Current.CancellationToken));
        }

        foreach (var connection in connections)
        {
            await using (connection)
            {
                await using var command = connection.CreateCommand();
                command.CommandText = "SELECT 1";
                await command.ExecuteScalarAsync(TestContext.Current.CancellationToken);
            }
        }
    }

    public Task StopAsync() => _workers.StopAsync();

    public ValueTask DisposeAsync() => _workers.DisposeAsync();
}
