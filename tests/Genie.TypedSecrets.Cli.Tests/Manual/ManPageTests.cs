using System.CommandLine;
using System.Diagnostics;
using System.Text.RegularExpressions;
using Genie.TypedSecrets.Cli.Tests.Support;
using Genie.TypedSecrets.Stores;
using Microsoft.Extensions.Time.Testing;

namespace Genie.TypedSecrets.Cli.Tests.Manual;

/// <summary>Tests the manual page: it has every command, argument and option, and the formatter that most systems have accepts it.</summary>
public sealed class ManPageTests : IDisposable
{
    private readonly CliHarness _cli = new() { Time = new FakeTimeProvider(new(2026, 11, 26, 0, 0, 0, TimeSpan.Zero)) };

    public void Dispose() => _cli.Dispose();

    [Fact]
    public async Task Man_Page_HasNoProblemAndEveryCommandAndOption()
    {
        var page = _cli.Write("genie-secrets.1", (await _cli.RunAsync("man")).ShouldSucceed().Output);

        (await MandocAsync("-Tlint", "-Wwarning", page)).ShouldBe((0, string.Empty));
        var (exitCode, text) = await MandocAsync("-Tutf8", "-Owidth=400", page);
        exitCode.ShouldBe(0);

        // Bold and underlined text is a character, a backspace and a character; behind a sentence are two spaces.
        var plain = Regex.Replace(text, ".\b", string.Empty, RegexOptions.None, TimeSpan.FromSeconds(5)).Replace(".  ", ". ", StringComparison.Ordinal);
        plain.ShouldContain("GENIE-SECRETS(1)");
        plain.ShouldContain("2026-11-26");
        foreach (var (path, command) in Commands(CliApp.CreateRoot(new(null, Stream.Null, TextWriter.Null, new SecretStoreContext())), string.Empty))
        {
            plain.ShouldContain($"   {path}", Case.Sensitive, path);
            plain.ShouldContain(command.Description!, Case.Sensitive, path);
            foreach (var option in command.Options)
            {
                plain.ShouldContain(option.Name, Case.Sensitive, path);
                plain.ShouldContain(option.Description!, Case.Sensitive, $"{path} {option.Name}");
            }

            foreach (var argument in command.Arguments)
            {
                plain.ShouldContain(argument.Description!, Case.Sensitive, $"{path} {argument.Name}");
            }
        }
    }

    private static IEnumerable<(string Path, Command Command)> Commands(Command command, string parent)
    {
        foreach (var child in command.Subcommands.Where(static child => !child.Hidden))
        {
            var path = $"{parent} {child.Name}".Trim();
            foreach (var found in child.Subcommands.Count == 0 ? [(path, child)] : Commands(child, path))
            {
                yield return found;
            }
        }
    }

    private static async Task<(int ExitCode, string Output)> MandocAsync(params string[] arguments)
    {
        using var process = Process.Start(new ProcessStartInfo("mandoc", arguments) { UseShellExecute = false, RedirectStandardOutput = true, RedirectStandardError = true })!;
        var error = process.StandardError.ReadToEndAsync();
        var output = await process.StandardOutput.ReadToEndAsync();
        await process.WaitForExitAsync();
        return (process.ExitCode, output + await error);
    }
}
