using System.CommandLine;

namespace Genie.TypedSecrets.Cli.Commands;

/// <summary>The command <c>completion</c>, and the hidden command that the scripts it writes call.</summary>
internal static class CompletionCommand
{
    private const string Bash = """
        _genie_secrets() {
          local IFS=$'\n' line="${COMP_LINE:0:COMP_POINT}"
          COMPREPLY=($(genie-secrets complete -- "$line" 2>/dev/null))
          # To bash, the text after "=" is a word of its own.
          if [[ "${line##* }" == --*=* ]]; then COMPREPLY=("${COMPREPLY[@]#*=}"); fi
        }
        # Without a completion, files are completed. Before version 4.4, bash has no option nosort.
        complete -o nosort -o default -F _genie_secrets genie-secrets 2>/dev/null || complete -o default -F _genie_secrets genie-secrets

        """;

    private const string Zsh = """
        #compdef genie-secrets
        _genie_secrets() {
          local -a found
          found=("${(@f)$(genie-secrets complete -- "${BUFFER[1,CURSOR]}" 2>/dev/null)}")
          if [[ -n "$found[1]" ]]; then compadd -U -- $found; else _files; fi
        }
        # In a file of fpath, this text is the function itself.
        if [[ "$funcstack[1]" == _genie_secrets ]]; then _genie_secrets "$@"; else compdef _genie_secrets genie-secrets; fi

        """;

    private const string Fish = """
        function __genie_secrets_complete
          set -l found (genie-secrets complete -- (commandline -cp) 2>/dev/null)
          if test (count $found) -gt 0
            printf '%s\n' $found
          else
            __fish_complete_path (commandline -ct)
          end
        end
        complete -c genie-secrets -f -a '(__genie_secrets_complete)'

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
        shell.AcceptOnlyFromAmong("bash", "zsh", "fish", "powershell", "pwsh");
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

            // The word under the cursor is completed: options only if it begins like one. The value of --option=value is a word, too.
            var word = rest[(rest.LastIndexOf(' ') + 1)..];
            var option = word.StartsWith("--", StringComparison.Ordinal) && word.IndexOf('=', StringComparison.Ordinal) is >= 0 and var equals ? word[..(equals + 1)] : string.Empty;
            rest = rest[..^word.Length] + (option.Length == 0 ? word : $"{option[..^1]} {word[option.Length..]}");
            word = word[option.Length..];
            foreach (var item in CliApp.CreateRoot(context).Parse(rest).GetCompletions(rest.Length).Select(static item => item.InsertText ?? item.Label)
                .Where(item => item.StartsWith(word, StringComparison.OrdinalIgnoreCase) && (word.StartsWith('-') || !item.StartsWith('-')) && !item.StartsWith('/')).Distinct(StringComparer.Ordinal))
            {
                run.WriteText($"{option}{item}\n");
            }

            return Task.FromResult(ExitCodes.Success);
        });
        return command;
    }
}
