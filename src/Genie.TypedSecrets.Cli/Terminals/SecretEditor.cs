using System.ComponentModel;
using System.Diagnostics;
using System.Security.Cryptography;
using System.Text;
using Genie.TypedSecrets.Tooling;

namespace Genie.TypedSecrets.Cli.Terminals;

/// <summary>Opens text in the editor of the user: in a file that only the owner can read, in a directory of its own, overwritten and removed afterwards.</summary>
internal static class SecretEditor
{
    /// <summary>Lets the user edit text.</summary>
    /// <returns>The edited text.</returns>
    /// <exception cref="ToolingException">An editor is not configured, cannot be started or failed.</exception>
    internal static async Task<string> EditAsync(CliContext context, string text, CancellationToken cancellationToken)
    {
        var read = context.Stores.EnvironmentVariableReader;
        var editor = new[] { read("VISUAL"), read("EDITOR") }.FirstOrDefault(static name => !string.IsNullOrWhiteSpace(name))
            ?? throw new ToolingException("No editor is configured. Set EDITOR, for example: export EDITOR=vim");
        var directory = CreateDirectory(read("XDG_RUNTIME_DIR"));
        var path = Path.Combine(directory, "secret.json");
        try
        {
            await WriteAsync(path, text, cancellationToken).ConfigureAwait(false);
            await RunAsync(Words(editor), path, cancellationToken).ConfigureAwait(false);
            if (!File.Exists(path))
            {
                throw new ToolingException("The editor removed or renamed the file. Nothing was changed. Save it under its name.");
            }

            return await File.ReadAllTextAsync(path, cancellationToken).ConfigureAwait(false);
        }
        finally
        {
            Wipe(directory);
        }
    }

    // A name with quotes is one for a shell, as in EDITOR='"/opt/my editor/bin/edit" --wait'.
    private static string[] Words(string editor) => !OperatingSystem.IsWindows() && editor.AsSpan().IndexOfAny('"', '\'', '\\') >= 0
        ? ["/bin/sh", "-c", $"{editor} \"$1\"", "sh"]
        : editor.Split(' ', StringSplitOptions.RemoveEmptyEntries);

    // The runtime directory is in memory where there is one.
    private static string CreateDirectory(string? runtime)
    {
        var parent = runtime is { Length: > 0 } && Directory.Exists(runtime) ? runtime : Path.GetTempPath();
        var path = Path.Combine(parent, $"genie-secrets-{RandomNumberGenerator.GetHexString(16, lowercase: true)}");
        if (OperatingSystem.IsWindows())
        {
            Directory.CreateDirectory(path);
        }
        else
        {
            Directory.CreateDirectory(path, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        }

        return path;
    }

    private static async Task WriteAsync(string path, string text, CancellationToken cancellationToken)
    {
        FileStreamOptions options = new() { Mode = FileMode.CreateNew, Access = FileAccess.Write };
        if (!OperatingSystem.IsWindows())
        {
            options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        }

        var file = new FileStream(path, options);
        await using (file.ConfigureAwait(false))
        {
            await file.WriteAsync(Encoding.UTF8.GetBytes(text), cancellationToken).ConfigureAwait(false);
        }
    }

    private static async Task RunAsync(string[] editor, string path, CancellationToken cancellationToken)
    {
        try
        {
            using var process = Process.Start(new ProcessStartInfo(editor[0], [.. editor[1..], path]) { UseShellExecute = false })!;
            await process.WaitForExitAsync(cancellationToken).ConfigureAwait(false);
            if (process.ExitCode != 0)
            {
                throw new ToolingException($"The editor ended with exit code {process.ExitCode}. Nothing was changed.");
            }
        }
        catch (Win32Exception e)
        {
            throw new ToolingException($"{ProgramStart.Describe(editor[0], e)} The name of the editor comes from VISUAL or EDITOR.");
        }
    }

    // Editors leave backups and swap files beside the file.
    private static void Wipe(string directory)
    {
        foreach (var file in Directory.EnumerateFiles(directory))
        {
            File.WriteAllBytes(file, new byte[new FileInfo(file).Length]);
        }

        Directory.Delete(directory, recursive: true);
    }
}
