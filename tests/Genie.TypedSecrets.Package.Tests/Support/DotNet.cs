using System.Diagnostics;
using System.Text;

namespace Genie.TypedSecrets.Package.Tests.Support;

/// <summary>Runs the <c>dotnet</c> command as a shell does.</summary>
internal static class DotNet
{
    internal sealed record Outcome(int ExitCode, string Output)
    {
        internal Outcome ShouldSucceed()
        {
            ExitCode.ShouldBe(0, Output);
            return this;
        }

        internal Outcome ShouldFail()
        {
            ExitCode.ShouldNotBe(0, Output);
            return this;
        }
    }

    internal static async Task<Outcome> RunAsync(string directory, string arguments, params (string Name, string Value)[] environment)
    {
        var start = new ProcessStartInfo("dotnet", arguments)
        {
            WorkingDirectory = directory,
            UseShellExecute = false,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };

        // The variables of the build that runs the tests must not reach this one.
        foreach (var name in start.Environment.Keys.Where(n => n.StartsWith("MSBUILD", StringComparison.OrdinalIgnoreCase)).ToList())
        {
            start.Environment.Remove(name);
        }

        start.Environment["DOTNET_CLI_UI_LANGUAGE"] = "en";
        start.Environment["MSBUILDDISABLENODEREUSE"] = "1";
        foreach (var (name, value) in environment)
        {
            // An empty value removes the variable; the product rejects an empty one.
            start.Environment[name] = value.Length == 0 ? null : value;
        }

        using var process = Process.Start(start)!;
        var output = new StringBuilder();
        await Task.WhenAll(Collect(process.StandardOutput), Collect(process.StandardError));
        await process.WaitForExitAsync(TestContext.Current.CancellationToken);
        return new Outcome(process.ExitCode, output.ToString());

        async Task Collect(StreamReader reader)
        {
            while (await reader.ReadLineAsync(TestContext.Current.CancellationToken) is { } line)
            {
                lock (output)
                {
                    output.AppendLine(line);
                }
            }
        }
    }
}
