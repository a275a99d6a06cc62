using System.Diagnostics;

namespace Genie.TypedSecrets.Emulator.Tests.Clients;

/// <summary>Programs of others. <c>eng/test.sh</c> installs those that a machine has not.</summary>
internal static class ExternalTool
{
    private static readonly TimeSpan s_patience = TimeSpan.FromMinutes(5);

    /// <summary>Where the clients' scripts are, beside the tests.</summary>
    internal static string DirectoryOf(string client) => Path.Combine(AppContext.BaseDirectory, nameof(Clients), client);

    /// <summary>Runs a program that has to succeed.</summary>
    /// <returns>What it printed.</returns>
    internal static async Task<string> RunAsync(
        string directory, IReadOnlyDictionary<string, string?> environment, string program, IEnumerable<string> arguments, CancellationToken cancellationToken)
    {
        var run = await StartAsync(directory, environment, program, arguments, cancellationToken);
        run.ExitCode.ShouldBe(0, $"{program} {string.Join(' ', arguments)}\n{run.Output}\n{run.Error}");
        return run.Output;
    }

    /// <summary>The first of some programs that runs; a failure that says how to install one where none does.</summary>
    internal static async Task<string> FindAsync(IReadOnlyList<string> programs, string[] probe, string directory, CancellationToken cancellationToken)
    {
        var noEnvironment = new Dictionary<string, string?>(StringComparer.Ordinal);
        foreach (var program in programs)
        {
            try
            {
                if ((await StartAsync(directory, noEnvironment, program, probe, cancellationToken)).ExitCode == 0)
                {
                    return program;
                }
            }
            catch (System.ComponentModel.Win32Exception)
            {
                // Not there.
            }
        }

        throw new InvalidOperationException($"None of {string.Join(", ", programs)} runs with {string.Join(' ', probe)}. Pass the tests with ./eng/test.sh, which installs them.");
    }

    private static async Task<(int ExitCode, string Output, string Error)> StartAsync(
        string directory, IReadOnlyDictionary<string, string?> environment, string program, IEnumerable<string> arguments, CancellationToken cancellationToken)
    {
        var start = new ProcessStartInfo(program, arguments)
        {
            UseShellExecute = false,
            WorkingDirectory = directory,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        foreach (var (name, value) in environment)
        {
            // Null takes a variable away.
            start.Environment[name] = value;
        }

        using var process = Process.Start(start)!;
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        patience.CancelAfter(s_patience);
        process.StandardInput.Close();
        var output = process.StandardOutput.ReadToEndAsync(patience.Token);
        var error = process.StandardError.ReadToEndAsync(patience.Token);
        try
        {
            await process.WaitForExitAsync(patience.Token);
            return (process.ExitCode, await output, await error);
        }
        catch (OperationCanceledException)
        {
            process.Kill(entireProcessTree: true);
            throw;
        }
    }
}
