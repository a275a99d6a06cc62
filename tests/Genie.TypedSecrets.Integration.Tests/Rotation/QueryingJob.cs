using System.Collections.Concurrent;
using Npgsql;

namespace Genie.TypedSecrets.Integration.Tests.Rotation;

/// <summary>A job whose workers query the database all the time, each query on a connection of its own, within <c>UseAsync</c>.</summary>
internal sealed class QueryingJob : IAsyncDisposable
{
    private readonly DatabaseAccessor _database;
    private readonly SecretUseOptions _use;
    private readonly CancellationTokenSource _stop = new();
    private readonly ConcurrentQueue<Exception> _failures = new();
    private readonly long[] _queries;
    private readonly Task[] _workers;
    private TaskCompletionSource _progress = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private int _refusals;

    public QueryingJob(DatabaseAccessor database, int workers)
    {
        _database = database;
        _use = new() { IsAuthenticationFailure = IsRefusal, PollInterval = TimeSpan.FromMilliseconds(20) };
        _queries = new long[workers];
        _workers = [.. Enumerable.Range(0, workers).Select(worker => Task.Run(() => WorkAsync(worker)))];
    }

    /// <summary>What the job saw fail.</summary>
    public IReadOnlyCollection<Exception> Failures => _failures;

    /// <summary>How many connections the server refused, which the job did not see.</summary>
    public int Refusals => Volatile.Read(ref _refusals);

    /// <summary>Queries that were answered.</summary>
    public long Queries => _queries.Sum();

    /// <summary>Done when every worker has had two more queries answered, the second of which began after the call; or when one has failed.</summary>
    public async Task EveryWorkerGoesOnAsync()
    {
        var begun = Snapshot();
        while (true)
        {
            // Taken first: what happens after the look below is not missed.
            var progress = Volatile.Read(ref _progress).Task;
            if (!_failures.IsEmpty || Snapshot().Zip(begun, (now, then) => now - then).All(more => more >= 2))
            {
                return;
            }

            await progress.WaitAsync(TestContext.Current.CancellationToken);
        }
    }

    public async Task StopAsync()
    {
        await _stop.CancelAsync();
        await Task.WhenAll(_workers);
    }

    public async ValueTask DisposeAsync()
    {
        await StopAsync();
        _stop.Dispose();
    }

    private long[] Snapshot() => [.. _queries.Select((_, worker) => Interlocked.Read(ref _queries[worker]))];

    private async Task WorkAsync(int worker)
    {
        while (!_stop.IsCancellationRequested)
        {
            try
            {
                await _database.UseAsync(QueryAsync, _use, CancellationToken.None);
                Interlocked.Increment(ref _queries[worker]);
            }
            catch (Exception e)
            {
                _failures.Enqueue(e);
            }

            Interlocked.Exchange(ref _progress, new(TaskCreationOptions.RunContinuationsAsynchronously)).TrySetResult();
        }
    }

    private async Task QueryAsync(DatabaseSecret database, CancellationToken cancellationToken)
    {
        await using NpgsqlConnection connection = new(PostgresServer.ConnectionString(database.Port, database.Username, database.Password.Reveal()));
        await connection.OpenAsync(cancellationToken);
        await using NpgsqlCommand command = new("SELECT 1", connection);
        await command.ExecuteScalarAsync(cancellationToken);
    }

    private bool IsRefusal(Exception exception)
    {
        if (exception is not NpgsqlException { SqlState: PostgresErrorCodes.InvalidPassword })
        {
            return false;
        }

        Interlocked.Increment(ref _refusals);
        return true;
    }
}
