using System.Diagnostics;

namespace Genie.TypedSecrets.Cli.Tests.Support;

/// <summary>Runs Git in a directory.</summary>
internal static class GitRepository
{
    /// <summary>Creates a repository with everything that is in the directory on <c>main</c>, and a branch <c>topic</c> to work on.</summary>
    internal static void Create(string directory)
    {
        Run(directory, "init", "--quiet", "--initial-branch=main");
        Commit(directory);
        Run(directory, "switch", "--quiet", "--create", "topic");
    }

    internal static void Commit(string directory)
    {
        Run(directory, "add", "--all");
        Run(directory, "-c", "user.name=test", "-c", "user.email=test@example.com", "-c", "commit.gpgsign=false", "commit", "--quiet", "--allow-empty", "-m", "test");
    }

    internal static void Run(string directory, params string[] arguments)
    {
        using var process = Process.Start(new ProcessStartInfo("git", arguments) { WorkingDirectory = directory, UseShellExecute = false, RedirectStandardError = true })!;
        var error = process.StandardError.ReadToEnd();
        process.WaitForExit();
        process.ExitCode.ShouldBe(0, error);
    }
}
