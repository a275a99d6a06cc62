using System.Diagnostics;

namespace IngestJob.Tests;

/// <summary>Runs the built job as a process, and captures its output and exit code.</summary>
internal sealed record JobRun(int ExitCode, string Output, string Error)
{
    private const string StoreDirectoryVariable = "GENIE_SECRETS_LOCAL_DIRECTORY";

    // The job must not see the settings of the machine that runs the tests.
    private static readonly string[] s_cleared = ["ENVIRONMENT", "GENIE_SECRETS_STORE", "GENIE_SECRETS_ALLOWED_ENVIRONMENTS"];

    internal static async Task<JobRun> StartAsync(JobDirectory directory, string[] arguments, params (string Name, string Value)[] variables)
    {
        var start = new ProcessStartInfo("dotnet", [Path.Combine(AppContext.BaseDirectory, "IngestJob.dll"), "--data", directory.Data, .. arguments])
        {
            UseShellExecute = false,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            WorkingDirectory = directory.Root,
        };
        foreach (var name in s_cleared)
        {
            start.Environment.Remove(name);
        }

        start.Environment[StoreDirectoryVariable] = directory.Store;
        foreach (var (name, value) in variables)
        {
            start.Environment[name] = value;
        }

        using var process = Process.Start(start)!;
        var output = process.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken);
        var error = process.StandardError.ReadToEndAsync(TestContext.Current.CancellationToken);
        await process.WaitForExitAsync(TestContext.Current.CancellationToken);
        return new JobRun(process.ExitCode, await output, await error);
    }

    internal void ShouldSucceed()
    {
        ExitCode.ShouldBe(0, Error);
        Error.ShouldBeEmpty();
    }

    internal void ShouldFail(string expected, int exitCode = 1)
    {
        ExitCode.ShouldBe(exitCode, Error);
        Error.ShouldStartWith("error: ");
        Error.ShouldContain(expected);
        Error.ShouldNotContain("   at ");
        ShouldShowNoCanary();
    }

    internal void ShouldShowNoCanary() => (Output + Error).ShouldNotContain("CANARY", Case.Insensitive);
}
