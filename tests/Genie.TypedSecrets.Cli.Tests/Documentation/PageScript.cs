using System.Diagnostics;
using System.Text;
using System.Text.RegularExpressions;
using Genie.TypedSecrets.Cli.Tests.Support;

namespace Genie.TypedSecrets.Cli.Tests.Documentation;

/// <summary>
/// Runs a page from its first line to its last, as a reader would: a block behind <c>&lt;!-- file: path --&gt;</c> is written to the file, the commands of
/// <c>console</c> blocks run in a shell, and what they print is compared with the page.
/// </summary>
internal sealed partial class PageScript(string directory, string page) : IDisposable
{
    private readonly string _tools = Directory.CreateTempSubdirectory("genie-secrets-page-").FullName;

    // The page with what the commands print, and the first difference.
    private readonly StringBuilder _received = new();
    private string? _difference;

    /// <summary>Gets the environment variables of the commands.</summary>
    internal Dictionary<string, string> Variables { get; } = new(StringComparer.Ordinal);

    public void Dispose() => Directory.Delete(_tools, recursive: true);

    /// <summary>Runs the page.</summary>
    /// <returns>The number of commands that were run.</returns>
    internal async Task<int> RunAsync()
    {
        var tool = Path.Combine(_tools, "genie-secrets");
        await File.WriteAllTextAsync(tool, $"#!/bin/sh\nexec dotnet '{Path.Combine(AppContext.BaseDirectory, "genie-secrets.dll")}' \"$@\"\n");
        if (!OperatingSystem.IsWindows())
        {
            File.SetUnixFileMode(tool, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        }

        var lines = File.ReadAllText(Path.Combine(Repository.Root, "docs", page)).Split('\n');
        var (source, count) = ((string?)null, 0);
        for (var i = 0; i < lines.Length; i++)
        {
            if (FileComment().Match(lines[i]) is { Success: true } match)
            {
                source = match.Groups["path"].Value;
            }

            if (lines[i].StartsWith("```", StringComparison.Ordinal))
            {
                var end = Array.IndexOf(lines, "```", i + 1);
                _received.Append(lines[i]).Append('\n');
                if (source is not null)
                {
                    Write(source, lines[(i + 1)..end]);
                    source = null;
                }
                else if (lines[i] == "```console" && lines[i + 1].StartsWith("$ ", StringComparison.Ordinal))
                {
                    count += await RunBlockAsync(lines[(i + 1)..end], i + 2);
                    i = end;
                }

                _received.AppendJoin('\n', lines[(i == end ? end : i + 1)..(end + 1)]).Append('\n');
                i = end;
                continue;
            }

            _received.Append(lines[i]).Append(i < lines.Length - 1 ? "\n" : string.Empty);
        }

        if (_difference is not null)
        {
            var file = Path.Combine(AppContext.BaseDirectory, Path.ChangeExtension(page, ".received.md"));
            await File.WriteAllTextAsync(file, _received.ToString());
            Assert.Fail($"{_difference}\nThe page with the actual output: {file}");
        }

        return count;
    }

    private void Write(string file, string[] lines)
    {
        var path = Path.Combine(directory, file);
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        File.WriteAllText(path, string.Concat(lines.Select(static line => line + "\n")));
    }

    private async Task<int> RunBlockAsync(string[] lines, int line)
    {
        var count = 0;
        for (var i = 0; i < lines.Length;)
        {
            lines[i].ShouldStartWith("$ ", Case.Sensitive, $"docs/{page}, line {line + i}");
            var command = new StringBuilder(lines[i][2..]);
            var start = i++;
            while (command[^1] == '\\')
            {
                command.Append('\n').Append(lines[i++]);
            }

            var shown = lines[i..].TakeWhile(static other => !other.StartsWith("$ ", StringComparison.Ordinal)).ToArray();
            i += shown.Length;
            var output = await RunAsync(command.ToString());
            var expected = string.Concat(shown.Select(static other => other + "\n"));
            var isSame = Normalize(output) == Normalize(expected);
            _received.AppendJoin('\n', lines[start..(i - shown.Length)]).Append('\n').Append(isSame ? expected : output);
            _difference ??= isSame ? null : $"docs/{page}, line {line + start}: {command}\nprints\n{output}";
            count++;
        }

        return count;
    }

    private async Task<string> RunAsync(string command)
    {
        // Both streams in one, as in a terminal.
        ProcessStartInfo start = new("bash", ["-c", $"exec 2>&1\n{command}"]) { UseShellExecute = false, WorkingDirectory = directory, RedirectStandardOutput = true, RedirectStandardInput = true };
        start.Environment["PATH"] = $"{_tools}{Path.PathSeparator}{Environment.GetEnvironmentVariable("PATH")}";
        foreach (var (name, value) in Variables)
        {
            start.Environment[name] = value;
        }

        using var process = Process.Start(start)!;
        process.StandardInput.Close();
        var output = await process.StandardOutput.ReadToEndAsync();
        await process.WaitForExitAsync();
        return output;
    }

    /// <summary>Replaces what differs from run to run.</summary>
    internal static string Normalize(string text) =>
        Days().Replace(Commits().Replace(Times().Replace(Ids().Replace(text.ReplaceLineEndings("\n"), "ID"), "TIME"), "COMMIT"), "DAY");

    [GeneratedRegex("^<!-- file: (?<path>\\S+) -->$", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex FileComment();

    [GeneratedRegex("[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}", RegexOptions.None, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Ids();

    [GeneratedRegex(@"\d{4}-\d\d-\d\d \d\d:\d\d:\d\dZ", RegexOptions.None, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Times();

    [GeneratedRegex("(?<=merge base )[0-9a-f]{12}", RegexOptions.None, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Commits();

    [GeneratedRegex(@"\d{4}-\d\d-\d\d", RegexOptions.None, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Days();
}
