using System.Diagnostics;
using System.Net;
using System.Net.Sockets;

namespace Genie.TypedSecrets.Integration.Tests.Support;

/// <summary>A database server of the test run's own, in a new folder, run without root's rights, gone at the end.</summary>
internal sealed class ServerProcess(string name) : IAsyncDisposable
{
    // Runs the server until it ends, or its own standard input does: at the latest with the test run, whatever becomes of that. The first argument
    // is the signal on which the server shuts down at once.
    private const string Guard = "signal=$1; shift; exec 3<&0; \"$@\" </dev/null & server=$!; (cat <&3 >/dev/null; kill -$signal $server 2>/dev/null) & wait $server";

    private readonly Queue<string> _log = new();
    private Process? _server;

    /// <summary>Gets the server's folder.</summary>
    public string Folder { get; } = Directory.CreateTempSubdirectory($"genie-{name}-").FullName;

    /// <summary>Gets the port that the server is to listen on, on 127.0.0.1.</summary>
    public int Port { get; } = FreePort();

    // Root may not run a server: a user without any rights does.
    private static bool IsRoot => OperatingSystem.IsLinux() && Environment.UserName == "root";

    /// <summary>Gives the folder to the user who runs the server.</summary>
    public async Task HandOverFolderAsync()
    {
        if (IsRoot)
        {
            await RunAsync("chown", ["-R", "nobody", Folder]);
        }
    }

    /// <summary>Runs the program that prints where the server's programs are, and installs them where they are missing.</summary>
    public static async Task<string> FindProgramsAsync(string script) => (await RunAsync("bash", [Path.Combine(RepositoryRoot(), "eng", script)])).Trim();

    /// <summary>Runs a program to its end as the user who runs the server.</summary>
    public static Task RunAsServerAsync(string program, params string[] arguments) => RunAsync(program, arguments, asNobody: true);

    /// <summary>Starts the server, and returns when it has written that it is ready.</summary>
    public async Task StartAsync(string signal, string ready, string program, params string[] arguments)
    {
        TaskCompletionSource isReady = new(TaskCreationOptions.RunContinuationsAsynchronously);
        _server = new Process
        {
            StartInfo = Command("bash", ["-c", Guard, "guard", signal, program, .. arguments], asNobody: true),
            EnableRaisingEvents = true,
        };
        _server.Exited += (_, _) => isReady.TrySetException(new InvalidOperationException($"{name} has ended: {string.Join('\n', Log())}"));
        _server.ErrorDataReceived += (_, line) =>
        {
            Note(line.Data);
            if (line.Data?.Contains(ready, StringComparison.Ordinal) == true)
            {
                isReady.TrySetResult();
            }
        };
        _server.Start();
        _server.BeginErrorReadLine();
        _server.BeginOutputReadLine();
        await isReady.Task;
    }

    public async ValueTask DisposeAsync()
    {
        if (_server is { HasExited: false })
        {
            _server.StandardInput.Close();
            await _server.WaitForExitAsync();
        }

        _server?.Dispose();
        Directory.Delete(Folder, recursive: true);
    }

    // The last lines only: a rejected password is a line too.
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
