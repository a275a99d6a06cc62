using System.Diagnostics;

namespace Genie.TypedSecrets.Cli.Tests.Samples;

/// <summary>The linters of GitHub's and GitLab's workflows, on Node.js. They are installed once, beside the tests' binaries.</summary>
public sealed class WorkflowLinters : IAsyncLifetime
{
    private static readonly string s_directory = Path.Combine(AppContext.BaseDirectory, "linters");

    /// <summary>Installs what the lock file says.</summary>
    public async ValueTask InitializeAsync()
    {
        var (command, arguments) = OperatingSystem.IsWindows() ? ("cmd", (string[])["/c", "npm"]) : ("npm", []);
        (await RunAsync(command, [.. arguments, "ci", "--no-audit", "--no-fund", "--ignore-scripts"], s_directory)).ShouldSucceed();
    }

    /// <inheritdoc/>
    public ValueTask DisposeAsync() => default;

    /// <summary>Checks a workflow of GitHub Actions.</summary>
    internal static Task<LinterRun> CheckGitHubAsync(string file) => NodeAsync(s_directory, Path.Combine(s_directory, "node_modules", "@action-validator", "cli", "cli.mjs"), file);

    /// <summary>Checks a configuration of GitLab CI, which is copied to a repository of its own.</summary>
    internal static async Task<LinterRun> CheckGitLabAsync(string file)
    {
        var repository = Directory.CreateTempSubdirectory("genie-secrets-gitlab-");
        try
        {
            File.Copy(file, Path.Combine(repository.FullName, ".gitlab-ci.yml"));
            (await RunAsync("git", ["init", "--quiet", "."], repository.FullName)).ShouldSucceed();
            (await RunAsync("git", ["remote", "add", "origin", "https://gitlab.example.com/platform/jobs.git"], repository.FullName)).ShouldSucceed();
            return await NodeAsync(repository.FullName, Path.Combine(s_directory, "node_modules", "gitlab-ci-local", "src", "index.js"), "--list-all");
        }
        finally
        {
            repository.Delete(recursive: true);
        }
    }

    /// <summary>Checks the syntax of a script.</summary>
    internal static async Task<string> CheckShellAsync(string script)
    {
        var file = Path.GetTempFileName();
        try
        {
            await File.WriteAllTextAsync(file, script);
            return (await RunAsync("bash", ["-n", file], s_directory)).Output;
        }
        finally
        {
            File.Delete(file);
        }
    }

    private static Task<LinterRun> NodeAsync(string directory, params string[] arguments) => RunAsync("node", arguments, directory);

    private static async Task<LinterRun> RunAsync(string command, string[] arguments, string directory)
    {
        using var process = Process.Start(new ProcessStartInfo(command, arguments)
        {
            UseShellExecute = false,
            WorkingDirectory = directory,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        })!;
        var output = process.StandardOutput.ReadToEndAsync();
        var error = process.StandardError.ReadToEndAsync();
        await process.WaitForExitAsync();
        return new(process.ExitCode, await output + await error);
    }
}

/// <summary>Represents the outcome of a linter.</summary>
internal sealed record LinterRun(int ExitCode, string Output)
{
    internal LinterRun ShouldSucceed()
    {
        ExitCode.ShouldBe(0, Output);
        return this;
    }
}
