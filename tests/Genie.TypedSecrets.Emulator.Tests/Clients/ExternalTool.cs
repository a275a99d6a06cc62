using System.Diagnostics;

namespace Genie.TypedSecrets.Emulator.Tests.Clients;

/// <summary>Runs programs that <c>eng/test.sh</c> installs.</summary>
internal static class ExternalTool
{
    private static readonly TimeSpan s_patience = TimeSpan.FromMinutes(5);

    /// <summary>Gets the directory of a client's script.</summary>
    internal static string DirectoryOf(string client) => Path.Combine(AppContext.BaseDirectory, nameof(Clients), client);

    /// <summary>Runs a program, which must succeed.</summary>
    /// <returns>The output.</returns>
    internal static async Task<string> RunAsync(
        string directory, IReadOnlyDictionary<string, string?> environment, string program, IEnumerable<string> arguments, CancellationToken cancellationToken)
    {
        var run = await StartAsync(directory, environment, program, arguments, cancellationToken);
        run.ExitCode.ShouldBe(0, $"{program} {string.Join(' ', arguments)}\n{run.Output}\n{run.Error}");
        return run.Output;
    }

    /// <summary>Finds the first program that runs.</summary>
    /// <exception cref="InvalidOperationException">None runs.</exception>
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
                // Not installed.
            }
        }

        throw new InvalidOperationException($"None of {string.Join(", ", programs)} runs with {string.Join(' ', probe)}. Run the tests with ./eng/test.sh, which installs them.");
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
            // Null removes a variable.
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
