using System.CommandLine;

namespace Genie.TypedSecrets.Cli.Commands;

/// <summary>The command <c>completion</c>, and the hidden command that the scripts it writes call.</summary>
internal static class CompletionCommand
{
    private const string Bash = """
        _genie_secrets() {
          local IFS=$'\n'
          COMPREPLY=($(genie-secrets complete -- "${COMP_LINE:0:COMP_POINT}" 2>/dev/null))
        }
        complete -o nosort -F _genie_secrets genie-secrets

        """;

    private const string Zsh = """
        #compdef genie-secrets
        _genie_secrets() {
          local -a words_found
          words_found=("${(@f)$(genie-secrets complete -- "${BUFFER[1,CURSOR]}" 2>/dev/null)}")
          compadd -U -- $words_found
        }
        compdef _genie_secrets genie-secrets

        """;

    private const string Fish = """
        complete -c genie-secrets -f -a '(genie-secrets complete -- (commandline -cp) 2>/dev/null)'

        """;

    private const string PowerShell = """
        Register-ArgumentCompleter -Native -CommandName genie-secrets -ScriptBlock {
          param($word, $ast, $position)
          genie-secrets complete -- $ast.ToString().PadRight($position).Substring(0, $position) 2>$null |
            ForEach-Object { [System.Management.Automation.CompletionResult]::new($_, $_, 'ParameterValue', $_) }
        }

        """;

    internal static Command Create(CliContext context)
    {
        var shell = new Argument<string>("shell") { Description = "The shell: bash, zsh, fish or powershell." };
        shell.AcceptOnlyFromAmong("bash", "zsh", "fish", "powershell");
        var command = new Command("completion", "Writes the completion script for a shell.") { shell };
        command.Handle(context, (run, _) =>
        {
            run.WriteText(run.Require(shell) switch { "bash" => Bash, "zsh" => Zsh, "fish" => Fish, _ => PowerShell });
            return Task.FromResult(ExitCodes.Success);
        });
        return command;
    }

    internal static Command CreateComplete(CliContext context)
    {
        var line = new Argument<string>("line") { Description = "The command line up to the cursor." };
        var command = new Command("complete", "Writes the completions of a command line, one per line.") { line };
        command.Hidden = true;
        command.Handle(context, (run, _) =>
        {
            var text = run.Require(line);
            var space = text.IndexOf(' ', StringComparison.Ordinal);
            var rest = space < 0 ? string.Empty : text[(space + 1)..];

            // The word under the cursor is completed: options only if it begins like one.
            var word = rest[(rest.LastIndexOf(' ') + 1)..];
            foreach (var item in CliApp.CreateRoot(context).Parse(rest).GetCompletions(rest.Length).Select(static item => item.InsertText ?? item.Label)
                .Where(item => item.StartsWith(word, StringComparison.OrdinalIgnoreCase) && (word.StartsWith('-') || !item.StartsWith('-'))).Distinct(StringComparer.Ordinal))
            {
                run.WriteText(item + "\n");
            }

            return Task.FromResult(ExitCodes.Success);
        });
        return command;
    }
}
