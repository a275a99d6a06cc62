using System.Diagnostics;
using System.Net;
using System.Net.Sockets;

namespace Genie.TypedSecrets.Aws.Tests.Support;

/// <summary>An independent implementation of the service, where its command is on the machine.</summary>
internal sealed class MotoServer : IAsyncDisposable
{
    private const string Command = "moto_server";

    private Process? _process;

    internal static bool IsInstalled => (Environment.GetEnvironmentVariable("PATH") ?? string.Empty)
        .Split(Path.PathSeparator)
        .Any(static folder => File.Exists(Path.Combine(folder, Command)));

    /// <summary>Its address, once it was started.</summary>
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

        // Read, so that a full pipe does not stop it.
        _process.OutputDataReceived += static (_, _) => { };
        _process.ErrorDataReceived += static (_, _) => { };
        _process.BeginOutputReadLine();
        _process.BeginErrorReadLine();
        Endpoint = new($"http://127.0.0.1:{port}/");
        await ListensAsync(_process);
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

    private async Task ListensAsync(Process process)
    {
        using var http = new HttpClient();
        using var giveUp = new CancellationTokenSource(TimeSpan.FromMinutes(2));
        while (true)
        {
            process.HasExited.ShouldBeFalse($"{Command} is on this machine, and does not start.");
            try
            {
                await http.GetAsync(new Uri(Endpoint, "moto-api/"), giveUp.Token);
                return;
            }
            catch (HttpRequestException)
            {
                // Another program's start cannot be awaited, only asked for.
                await Task.Delay(100, giveUp.Token);
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
