using System.Diagnostics;
using System.Net;
using System.Net.Sockets;

namespace Genie.TypedSecrets.Aws.Tests.Support;

/// <summary>Runs moto_server, an independent implementation of the service, where it is installed.</summary>
internal sealed class MotoServer : IAsyncDisposable
{
    private const string Command = "moto_server";

    private Process? _process;

    internal static bool IsInstalled => (Environment.GetEnvironmentVariable("PATH") ?? string.Empty)
        .Split(Path.PathSeparator)
        .Any(static folder => File.Exists(Path.Combine(folder, Command)));

    /// <summary>Gets the address after the start.</summary>
    internal Uri Endpoint { get; private set; } = null!;

    internal async Task StartAsync()
    {
        var port = FreePort();
        _process = Process.Start(new ProcessStartInfo(Command, ["-H", "127.0.0.1", "-p", $"{port}"])
        {
            UseShellExecute = false,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        })!;

        // The output is read, because a full pipe would block the process.
        _process.OutputDataReceived += static (_, _) => { };
        _process.ErrorDataReceived += static (_, _) => { };
        _process.BeginOutputReadLine();
        _process.BeginErrorReadLine();
        Endpoint = new($"http://127.0.0.1:{port}/");
        await WaitUntilListeningAsync(_process);
    }

    public async ValueTask DisposeAsync()
    {
        if (_process is { HasExited: false } process)
        {
            process.Kill(entireProcessTree: true);
            await process.WaitForExitAsync();
        }

        _process?.Dispose();
    }

    private async Task WaitUntilListeningAsync(Process process)
    {
        using var http = new HttpClient();
        using var timeout = new CancellationTokenSource(TimeSpan.FromMinutes(2));
        while (true)
        {
            process.HasExited.ShouldBeFalse($"{Command} is installed but does not start.");
            try
            {
                await http.GetAsync(new Uri(Endpoint, "moto-api/"), timeout.Token);
                return;
            }
            catch (HttpRequestException)
            {
                // The start of another program cannot be awaited, only polled.
                await Task.Delay(100, timeout.Token);
            }
        }
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
