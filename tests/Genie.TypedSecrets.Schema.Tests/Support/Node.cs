using System.Diagnostics;

[assembly: AssemblyFixture(typeof(Genie.TypedSecrets.Schema.Tests.Support.Node))]

namespace Genie.TypedSecrets.Schema.Tests.Support;

/// <summary>The independent validator: ajv, on Node.js. It is installed once, beside the tests' binaries.</summary>
public sealed class Node : IAsyncLifetime
{
    private static readonly string s_directory = Path.Combine(AppContext.BaseDirectory, "ajv");

    /// <summary>Installs what the lock file says.</summary>
    public async ValueTask InitializeAsync()
    {
        var (command, arguments) = OperatingSystem.IsWindows() ? ("cmd", (string[])["/c", "npm"]) : ("npm", []);
        await StartAsync(command, [.. arguments, "ci", "--no-audit", "--no-fund", "--ignore-scripts"], string.Empty);
    }

    /// <summary>Nothing runs any more.</summary>
    public ValueTask DisposeAsync() => default;

    /// <summary>Runs a script of the judge's directory.</summary>
    /// <returns>What it printed.</returns>
    internal Task<string> RunAsync(string script, IEnumerable<string> arguments, string input) => StartAsync("node", [script, .. arguments], input);

    private static async Task<string> StartAsync(string command, string[] arguments, string input)
    {
        using var process = Process.Start(new ProcessStartInfo(command, arguments)
        {
            UseShellExecute = false,
            WorkingDirectory = s_directory,
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
}
