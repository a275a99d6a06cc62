using System.Data.Common;
using IngestService.Repositories;

namespace IngestService.Warehouse;

/// <summary>Stores repositories in the warehouse. The data source opens connections with the password in use.</summary>
internal sealed class RepositoryTable(DbDataSource warehouse)
{
    internal async Task SaveAsync(IReadOnlyList<Repository> repositories, CancellationToken cancellationToken)
    {
        await using var connection = await warehouse.OpenConnectionAsync(cancellationToken);
        await using (var create = connection.CreateCommand())
        {
            create.CommandText = "CREATE TABLE IF NOT EXISTS repository (name text PRIMARY KEY, stars integer NOT NULL)";
            await create.ExecuteNonQueryAsync(cancellationToken);
        }

        foreach (var repository in repositories)
        {
            await using var command = connection.CreateCommand();
            command.CommandText = "INSERT INTO repository (name, stars) VALUES (@name, @stars) ON CONFLICT (name) DO UPDATE SET stars = excluded.stars";
            Add(command, "name", repository.Name);
            Add(command, "stars", repository.Stars);
            await command.ExecuteNonQueryAsync(cancellationToken);
        }
    }

    internal async Task<List<Repository>> GetAsync(CancellationToken cancellationToken)
    {
        List<Repository> found = [];
        await using var command = warehouse.CreateCommand("SELECT name, stars FROM repository ORDER BY name");
        await using var reader = await command.ExecuteReaderAsync(cancellationToken);
        while (await reader.ReadAsync(cancellationToken))
        {
            found.Add(new(reader.GetString(0), reader.GetInt32(1)));
        }

        return found;
    }

    private static void Add(DbCommand command, string name, object value)
    {
        var parameter = command.CreateParameter();
        (parameter.ParameterName, parameter.Value) = (name, value);
        command.Parameters.Add(parameter);
    }
}
