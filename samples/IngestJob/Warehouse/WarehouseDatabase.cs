using System.Globalization;
using IngestJob.Api;
using Microsoft.Data.Sqlite;

namespace IngestJob.Warehouse;

/// <summary>
/// The table the job fills. A file stands in for the warehouse's server: it is named by the secret's <c>dbname</c>, and each row says which
/// <c>username</c> wrote it. Host, port and password are what a job with a server connects with; a file asks for none.
/// </summary>
internal sealed class WarehouseDatabase : IDisposable
{
    private readonly SqliteConnection _connection;
    private readonly string _username;

    private WarehouseDatabase(string path, string username)
    {
        Path = path;
        _username = username;
        _connection = new SqliteConnection(new SqliteConnectionStringBuilder { DataSource = path, Pooling = false }.ToString());
    }

    /// <summary>The file.</summary>
    internal string Path { get; }

    /// <summary>How many repositories are in it.</summary>
    internal long Count => (long)Command("SELECT COUNT(*) FROM repositories").ExecuteScalar()!;

    /// <exception cref="JobException">The database's name cannot be that of a file, or there can be no file.</exception>
    internal static WarehouseDatabase Open(string directory, DatabaseSecret login)
    {
        // With a server: $"Host={login.Host};Port={login.Port};Database={login.Dbname};Username={login.Username};Password={login.Password.Reveal()}"
        var name = login.Dbname ?? login.Username;
        if (name.Any(c => !char.IsAsciiLetterOrDigit(c) && c is not ('-' or '_')))
        {
            throw new JobException($"The dbname of {Secrets.Current.Database} names a file here: letters, digits, - and _ only.");
        }

        try
        {
            Directory.CreateDirectory(directory);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new JobException($"The directory {directory} for the warehouse's file cannot be made. Choose another with --data. The system says: {e.Message}", e);
        }

        var database = new WarehouseDatabase(System.IO.Path.Combine(directory, name + ".db"), login.Username);
        database._connection.Open();
        database.Command("""
            CREATE TABLE IF NOT EXISTS repositories (id INTEGER PRIMARY KEY, name TEXT NOT NULL, stars INTEGER NOT NULL, pushed_at TEXT NOT NULL, written_by TEXT NOT NULL)
            """).ExecuteNonQuery();
        return database;
    }

    /// <summary>Writes repositories, all or none; those that are there already are brought up to date.</summary>
    internal void Save(IReadOnlyList<Repository> repositories)
    {
        using var transaction = _connection.BeginTransaction();
        foreach (var repository in repositories)
        {
            using var command = Command("INSERT OR REPLACE INTO repositories VALUES ($id, $name, $stars, $pushed_at, $written_by)");
            command.Transaction = transaction;
            command.Parameters.AddWithValue("$id", repository.Id);
            command.Parameters.AddWithValue("$name", repository.Name);
            command.Parameters.AddWithValue("$stars", repository.Stars);
            command.Parameters.AddWithValue("$pushed_at", repository.PushedAt.ToString("O", CultureInfo.InvariantCulture));
            command.Parameters.AddWithValue("$written_by", _username);
            command.ExecuteNonQuery();
        }

        transaction.Commit();
    }

    public void Dispose() => _connection.Dispose();

    private SqliteCommand Command(string text)
    {
        var command = _connection.CreateCommand();
#pragma warning disable CA2100 // All texts are constants of this file.
        command.CommandText = text;
#pragma warning restore CA2100
        return command;
    }
}
