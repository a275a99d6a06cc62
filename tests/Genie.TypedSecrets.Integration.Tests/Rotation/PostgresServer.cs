using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using Npgsql;

namespace Genie.TypedSecrets.Integration.Tests.Rotation;

/// <summary>A PostgreSQL server of the test run's own: a new cluster on a loopback port, run without root's rights, gone at the end.</summary>
public sealed class PostgresServer : IAsyncLifetime
{
    private const string Administrator = "administrator";

    // Runs the server until it ends, or its own standard input does: at the latest with the test run, whatever becomes of that. SIGINT is the
    // server's fast shutdown: connections are cut, its own processes end with it.
    private const string Guard = "exec 3<&0; \"$@\" </dev/null & server=$!; (cat <&3 >/dev/null; kill -INT $server 2>/dev/null) & wait $server";

    private readonly string _folder = Directory.CreateTempSubdirectory("genie-postgres-").FullName;
    private readonly string _administratorPassword = Guid.NewGuid().ToString("N");
    private readonly Queue<string> _log = new();
    private Process? _server;
    private NpgsqlDataSource? _asAdministrator;

    /// <summary>The port it listens on, on 127.0.0.1.</summary>
    public int Port { get; private set; }

    // Root may not run the server: somebody with no rights at all does.
    private static bool IsRoot => OperatingSystem.IsLinux() && Environment.UserName == "root";

    public async ValueTask InitializeAsync()
    {
        var programs = (await RunAsync("bash", [Path.Combine(RepositoryRoot(), "eng/postgresql.sh")])).Trim();
        var passwordFile = Path.Combine(_folder, "password");
        await File.WriteAllTextAsync(passwordFile, _administratorPassword);
        if (IsRoot)
        {
            await RunAsync("chown", ["-R", "nobody", _folder]);
        }

        var data = Path.Combine(_folder, "data");
        await RunAsync(
            Path.Combine(programs, "initdb"),
            ["-D", data, "-U", Administrator, $"--pwfile={passwordFile}", "--auth=scram-sha-256", "--encoding=UTF8", "--locale=C", "--no-sync"],
            asNobody: true);
        Port = FreePort();
        await StartAsync(Path.Combine(programs, "postgres"), data);
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

    /// <summary>Sets a user's password; the former one is refused from then on. Makes the user where there is none.</summary>
    public async Task SetPasswordAsync(string user, string password)
    {
        // Both are the tests' own words: letters, digits and hyphens.
        await using var command = _asAdministrator!.CreateCommand($"""
            DO $$ BEGIN
              IF NOT EXISTS (SELECT FROM pg_roles WHERE rolname = '{user}') THEN CREATE ROLE "{user}" LOGIN; END IF;
            END $$;
            ALTER ROLE "{user}" PASSWORD '{password}';
            """);
        await command.ExecuteNonQueryAsync();
    }

    public async ValueTask DisposeAsync()
    {
        if (_asAdministrator is not null)
        {
            await _asAdministrator.DisposeAsync();
        }

        if (_server is { HasExited: false })
        {
            _server.StandardInput.Close();
            await _server.WaitForExitAsync();
        }

        _server?.Dispose();
        Directory.Delete(_folder, recursive: true);
    }

    private async Task StartAsync(string program, string data)
    {
        TaskCompletionSource ready = new(TaskCreationOptions.RunContinuationsAsynchronously);
        _server = new Process
        {
            StartInfo = Command(
                "bash",
                [
                    "-c", Guard, "guard", program, "-D", data, "-c", "listen_addresses=127.0.0.1", "-c", $"port={Port}", "-c", "unix_socket_directories=",
                    "-c", "fsync=off", "-c", "log_destination=stderr", "-c", "lc_messages=C", "-c", "password_encryption=scram-sha-256",
                ],
                asNobody: true),
            EnableRaisingEvents = true,
        };
        _server.Exited += (_, _) => ready.TrySetException(new InvalidOperationException($"PostgreSQL has ended: {string.Join('\n', Log())}"));
        _server.ErrorDataReceived += (_, line) =>
        {
            Note(line.Data);
            if (line.Data?.Contains("ready to accept connections", StringComparison.Ordinal) == true)
            {
                ready.TrySetResult();
            }
        };
        _server.Start();
        _server.BeginErrorReadLine();
        _server.BeginOutputReadLine();
        await ready.Task;
    }

    // The last lines only: a refused password is a line too.
    private void Note(string? line)
    {
        lock (_log)
        {
            _log.Enqueue(line ?? string.Empty);
            if (_log.Count > 20)
            {
                _log.Dequeue();
            }
        }
    }

    private string[] Log()
    {
        lock (_log)
        {
            return [.. _log];
        }
    }

    private static async Task<string> RunAsync(string program, string[] arguments, bool asNobody = false)
    {
        using var process = Process.Start(Command(program, arguments, asNobody))!;
        var output = process.StandardOutput.ReadToEndAsync();
        var error = await process.StandardError.ReadToEndAsync();
        await process.WaitForExitAsync();
        return process.ExitCode == 0
            ? await output
            : throw new InvalidOperationException($"{program} ended with {process.ExitCode}: {await output}{error}");
    }

    private static ProcessStartInfo Command(string program, string[] arguments, bool asNobody) =>
        asNobody && IsRoot
            ? Command("setpriv", ["--reuid=nobody", "--regid=nogroup", "--clear-groups", "--", program, .. arguments], asNobody: false)
            : new(program, arguments)
            {
                RedirectStandardOutput = true,
                RedirectStandardError = true,
                RedirectStandardInput = true,
                UseShellExecute = false,
                WorkingDirectory = Path.GetTempPath(),
            };

    private static int FreePort()
    {
        using TcpListener listener = new(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }

    private static string RepositoryRoot()
    {
        var folder = AppContext.BaseDirectory;
        while (!File.Exists(Path.Combine(folder, "Genie.TypedSecrets.sln")))
        {
            folder = Path.GetDirectoryName(folder) ?? throw new InvalidOperationException("The tests do not run inside the repository.");
        }

        return folder;
    }
}
