using System.Globalization;
using Genie.TypedSecrets.Integration.Tests.Support;
using Npgsql;

namespace Genie.TypedSecrets.Integration.Tests.Rotation;

/// <summary>A PostgreSQL server of the test run's own: a new cluster on a loopback port.</summary>
public sealed class PostgresServer : IDatabaseServer, IAsyncLifetime
{
    private const string Administrator = "administrator";

    private readonly ServerProcess _server = new("postgres");
    private readonly string _administratorPassword = Guid.NewGuid().ToString("N");
    private NpgsqlDataSource? _asAdministrator;

    public int Port => _server.Port;

    public (string Engine, string Database) Kind => ("postgres", "postgres");

    public async ValueTask InitializeAsync()
    {
        var programs = await ServerProcess.FindProgramsAsync("postgresql.sh");
        var passwordFile = Path.Combine(_server.Folder, "password");
        await File.WriteAllTextAsync(passwordFile, _administratorPassword);
        await _server.HandOverFolderAsync();
        var data = Path.Combine(_server.Folder, "data");
        await ServerProcess.RunAsServerAsync(
            Path.Combine(programs, "initdb"),
            "-D", data, "-U", Administrator, $"--pwfile={passwordFile}", "--auth=scram-sha-256", "--encoding=UTF8", "--locale=C", "--no-sync");

        // SIGINT is the fast shutdown: connections are cut, the server's own processes end with it.
        await _server.StartAsync(
            "INT",
            "ready to accept connections",
            Path.Combine(programs, "postgres"),
            "-D", data, "-c", "listen_addresses=127.0.0.1", "-c", $"port={Port}", "-c", "unix_socket_directories=", "-c", "fsync=off",
            "-c", "log_destination=stderr", "-c", "lc_messages=C", "-c", "password_encryption=scram-sha-256");
        _asAdministrator = NpgsqlDataSource.Create(ConnectionString(Port, Administrator, _administratorPassword));
    }

    /// <summary>How a user connects: a new connection each time, so that each query shows its password.</summary>
    public static string ConnectionString(int port, string user, string password) => new NpgsqlConnectionStringBuilder
    {
        Host = "127.0.0.1",
        Port = port,
        Database = "postgres",
        Username = user,
        Password = password,
        Pooling = false,
    }.ConnectionString;

    /// <summary>Runs a statement as the administrator.</summary>
    public async Task<object?> ExecuteAsync(string statement)
    {
        await using var command = _asAdministrator!.CreateCommand(statement);
        return await command.ExecuteScalarAsync();
    }

    // User and password are the tests' own words: letters, digits and hyphens.
    public Task SetPasswordAsync(string user, string password) => ExecuteAsync($"""
        DO $$ BEGIN
          IF NOT EXISTS (SELECT FROM pg_roles WHERE rolname = '{user}') THEN CREATE ROLE "{user}" LOGIN; END IF;
        END $$;
        ALTER ROLE "{user}" PASSWORD '{password}';
        """);

    public async Task<string> MarkAsync() => (string)(await ExecuteAsync("SELECT clock_timestamp()::text"))!;

    public async Task<long> CountConnectionsBeforeAsync(string user, string mark) => Convert.ToInt64(
        await ExecuteAsync($"SELECT count(*) FROM pg_stat_activity WHERE usename = '{user}' AND backend_start < '{mark}'"),
        CultureInfo.InvariantCulture);

    public async ValueTask DisposeAsync()
    {
        if (_asAdministrator is not null)
        {
            await _asAdministrator.DisposeAsync();
        }

        await _server.DisposeAsync();
    }
}
