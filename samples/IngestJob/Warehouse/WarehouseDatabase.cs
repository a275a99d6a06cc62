using System.Globalization;
using IngestJob.Api;
using Microsoft.Data.Sqlite;

namespace IngestJob.Warehouse;

/// <summary>
/// Represents the table that the job fills. A file replaces the warehouse's server: the secret's <c>dbname</c> is its name, and each row
/// contains the <c>username</c> that wrote it. Only a server needs host, port and password.
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

    /// <summary>Gets the path of the file.</summary>
    internal string Path { get; }

    /// <summary>Gets the number of repositories in the table.</summary>
    internal long Count => (long)Command("SELECT COUNT(*) FROM repositories").ExecuteScalar()!;

    /// <summary>Opens the file, and creates it if it does not exist.</summary>
    /// <exception cref="JobException">The database's name is not valid for a file, or the directory cannot be created.</exception>
    internal static WarehouseDatabase Open(string directory, DatabaseSecret login)
    {
        // With a server: new DbConnectionStringBuilder { ["Host"] = login.Host, …, ["Password"] = login.Password.Reveal() }.ConnectionString. The builder
        // quotes a password that contains ';', which interpolation would not.
        var name = login.Dbname ?? login.Username;
        if (name.Any(c => !char.IsAsciiLetterOrDigit(c) && c is not ('-' or '_')))
        {
            throw new JobException($"The dbname of {Secrets.Current.Database} is the name of a file here, and may contain only letters, digits, - and _. Put a corrected value into the store.");
        }

        try
        {
            Directory.CreateDirectory(directory);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new JobException($"The directory {directory} for the warehouse's file cannot be created: {e.Message} Choose another with --data.", e);
        }

        var database = new WarehouseDatabase(System.IO.Path.Combine(directory, name + ".db"), login.Username);
        database._connection.Open();
        database.Command("""
            CREATE TABLE IF NOT EXISTS repositories (id INTEGER PRIMARY KEY, name TEXT NOT NULL, stars INTEGER NOT NULL, pushed_at TEXT NOT NULL, written_by TEXT NOT NULL)
            """).ExecuteNonQuery();
        return database;
    }

    /// <summary>Writes repositories in one transaction, and updates those that exist.</summary>
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
#pragma warning disable CA2100 // All command texts are constants of this file.
        command.CommandText = text;
#pragma warning restore CA2100
        return command;
    }
}
