using System.Diagnostics;
using System.Net;
using System.Net.Sockets;

namespace Genie.TypedSecrets.Aws.Tests.Support;

/// <summary>An independent implementation of the service, where its command is on the machine.</summary>
public sealed class MotoServer : IAsyncLifetime
{
    private Process? _process;

    /// <summary>Its address; null where there is no such command here.</summary>
    internal Uri? Endpoint { get; private set; }

    public async ValueTask InitializeAsync()
    {
        var port = FreePort();
        try
        {
            _process = Process.Start(new ProcessStartInfo("moto_server", ["-H", "127.0.0.1", "-p", $"{port}"])
            {
                UseShellExecute = false,
                RedirectStandardOutput = true,
                RedirectStandardError = true,
            });
        }
        catch (System.ComponentModel.Win32Exception)
        {
            return;
        }

        // Read, so that a full pipe does not stop it.
        _process!.OutputDataReceived += static (_, _) => { };
        _process.ErrorDataReceived += static (_, _) => { };
        _process.BeginOutputReadLine();
        _process.BeginErrorReadLine();
        Endpoint = await ListensAsync(port) ? new($"http://127.0.0.1:{port}/") : null;
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

    private async Task<bool> ListensAsync(int port)
    {
        using var http = new HttpClient();
        using var giveUp = new CancellationTokenSource(TimeSpan.FromSeconds(60));
        while (!_process!.HasExited)
        {
            try
            {
                await http.GetAsync(new Uri($"http://127.0.0.1:{port}/moto-api/"), giveUp.Token);
                return true;
            }
            catch (HttpRequestException)
            {
                await Task.Delay(100, giveUp.Token);
            }
        }

        // A command by that name that does not run is no endpoint to test against.
        return false;
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
