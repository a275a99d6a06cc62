using System.Diagnostics;

namespace Genie.TypedSecrets.Schema.Tests.Support;

/// <summary>Runs programs to their end. A test fails if one does.</summary>
internal static class ProgramOutput
{
    /// <summary>Runs a program.</summary>
    /// <returns>What it printed.</returns>
    internal static async Task<string> GetAsync(string command, IEnumerable<string> arguments, string input = "", string? directory = null)
    {
        using var process = Process.Start(new ProcessStartInfo(command, arguments)
        {
            UseShellExecute = false,
            WorkingDirectory = directory ?? AppContext.BaseDirectory,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        })!;
        var output = process.StandardOutput.ReadToEndAsync();
        var error = process.StandardError.ReadToEndAsync();
        await process.StandardInput.WriteAsync(input);
        process.StandardInput.Close();
        await process.WaitForExitAsync();
        process.ExitCode.ShouldBe(0, $"{command} {string.Join(' ', arguments)}\n{await error}");
        return await output;
    }

    /// <summary>Installs the npm packages that the lock file of a directory names.</summary>
    internal static Task InstallPackagesAsync(string directory)
    {
        var (command, arguments) = OperatingSystem.IsWindows() ? ("cmd", (string[])["/c", "npm"]) : ("npm", []);
        return GetAsync(command, [.. arguments, "ci", "--no-audit", "--no-fund", "--ignore-scripts"], directory: directory);
    }
}
