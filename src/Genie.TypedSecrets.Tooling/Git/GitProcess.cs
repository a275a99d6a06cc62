using System.ComponentModel;
using System.Diagnostics;

namespace Genie.TypedSecrets.Tooling.Git;

/// <summary>Runs Git in a directory. The index and the working tree are not changed.</summary>
internal static class GitProcess
{
    // Git sets these for hooks. They would make it take the directory for the root of the working tree.
    private static readonly string[] s_repositoryVariables = ["GIT_DIR", "GIT_WORK_TREE", "GIT_INDEX_FILE", "GIT_PREFIX", "GIT_COMMON_DIR"];

    internal static async Task<GitOutput> RunAsync(string directory, IReadOnlyList<string> arguments, CancellationToken cancellationToken)
    {
        ProcessStartInfo start = new("git", ["--no-pager", .. arguments])
        {
            WorkingDirectory = directory,
            UseShellExecute = false,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            RedirectStandardInput = true,
        };
        start.Environment["GIT_OPTIONAL_LOCKS"] = "0";
        // Causes are recognized by their English text.
        start.Environment["LC_ALL"] = "C";
        foreach (var name in s_repositoryVariables)
        {
            start.Environment.Remove(name);
        }

        using var process = Start(start);
        process.StandardInput.Close();
        using MemoryStream output = new();
        var error = process.StandardError.ReadToEndAsync(cancellationToken);
        await process.StandardOutput.BaseStream.CopyToAsync(output, cancellationToken).ConfigureAwait(false);
        var text = await error.ConfigureAwait(false);
        await process.WaitForExitAsync(cancellationToken).ConfigureAwait(false);
        return new(process.ExitCode, output.ToArray(), text);
    }

    private static Process Start(ProcessStartInfo start)
    {
        try
        {
            return Process.Start(start)!;
        }
        catch (Win32Exception)
        {
            throw new ToolingException("The program git was not found or cannot be started. Install Git, or add its folder to PATH. Without Git, compare with a folder: genie-secrets schema diff FOLDER");
        }
    }
}
