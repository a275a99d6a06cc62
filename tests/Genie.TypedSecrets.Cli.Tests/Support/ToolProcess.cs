using System.Diagnostics;

namespace Genie.TypedSecrets.Cli.Tests.Support;

/// <summary>Starts the built tool as a process of its own.</summary>
internal static class ToolProcess
{
    internal static Process Start(CliHarness cli, params string[] arguments) => Start(cli, arguments, []);

    internal static Process Start(CliHarness cli, string[] arguments, Dictionary<string, string> variables)
    {
        ProcessStartInfo start = new("dotnet", [Path.Combine(AppContext.BaseDirectory, "genie-secrets.dll"), .. arguments])
        {
            UseShellExecute = false,
            WorkingDirectory = cli.Inside,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        start.Environment["GENIE_SECRETS_LOCAL_DIRECTORY"] = cli.StoreDirectory;
        foreach (var (name, value) in variables)
        {
            start.Environment[name] = value;
        }

        return Process.Start(start)!;
    }
}
