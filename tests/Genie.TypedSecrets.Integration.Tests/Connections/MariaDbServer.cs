using System.Globalization;
using Genie.TypedSecrets.Integration.Tests.Support;
using MySqlConnector;

namespace Genie.TypedSecrets.Integration.Tests.Connections;

/// <summary>A MariaDB server of the test run's own: a new data folder on a loopback port.</summary>
public sealed class MariaDbServer : IDatabaseServer, IAsyncLifetime
{
    private readonly ServerProcess _server = new("mariadb");

    public int Port => _server.Port;

    public (string Engine, string Database) Kind => ("mariadb", "test");

    public async ValueTask InitializeAsync()
    {
        var program = await ServerProcess.FindProgramsAsync("mariadb.sh");
        await _server.HandOverFolderAsync();
        var data = Path.Combine(_server.Folder, "data");
        await ServerProcess.RunAsServerAsync(
            "mariadb-install-db", "--no-defaults", $"--datadir={data}", "--auth-root-authentication-method=normal", "--skip-name-resolve", "--innodb-log-file-size=4M");
        await _server.StartAsync(
            "TERM",
            "ready for connections",
            program,
            "--no-defaults", $"--datadir={data}", "--bind-address=127.0.0.1", $"--port={Port}", $"--socket={Path.Combine(_server.Folder, "socket")}",
            $"--pid-file={Path.Combine(_server.Folder, "pid")}", "--skip-name-resolve", "--skip-log-bin", "--innodb-flush-log-at-trx-commit=0", "--innodb-log-file-size=4M");
    }

    // User and password are the tests' own words: letters, digits and hyphens.
    public Task SetPasswordAsync(string user, string password) => ExecuteAsync(
        $"CREATE USER IF NOT EXISTS '{user}'@'%'; ALTER USER '{user}'@'%' IDENTIFIED BY '{password}'; GRANT ALL ON test.* TO '{user}'@'%';");

    // The server numbers connections as they arrive.
    public async Task<string> MarkAsync() => Convert.ToString(await ExecuteAsync("SELECT CONNECTION_ID()"), CultureInfo.InvariantCulture)!;

    public async Task<long> CountConnectionsBeforeAsync(string user, string mark) => Convert.ToInt64(
        await ExecuteAsync($"SELECT count(*) FROM information_schema.processlist WHERE user = '{user}' AND id < {mark}"),
        CultureInfo.InvariantCulture);

    public ValueTask DisposeAsync() => _server.DisposeAsync();

    // As the administrator, on a connection of its own.
    private async Task<object?> ExecuteAsync(string statement)
    {
        MySqlConnectionStringBuilder builder = new() { Server = "127.0.0.1", Port = (uint)Port, UserID = "root", Pooling = false };
        await using MySqlConnection connection = new(builder.ConnectionString);
        await connection.OpenAsync();
        await using MySqlCommand command = new(statement, connection);
        return await command.ExecuteScalarAsync();
    }
}
