using Spectre.Console;

namespace Genie.TypedSecrets.Cli;

/// <summary>Output with layout: for a person in a terminal, as plain text anywhere else.</summary>
internal static class CliConsole
{
    internal static IAnsiConsole Create(CliContext surroundings, TextWriter output)
    {
        var isTerminal = surroundings.IsTerminal;
        var console = AnsiConsole.Create(new AnsiConsoleSettings
        {
            Out = new AnsiConsoleOutput(output),
            Ansi = isTerminal ? AnsiSupport.Detect : AnsiSupport.No,
            ColorSystem = isTerminal ? ColorSystemSupport.Detect : ColorSystemSupport.NoColors,

            // What a build server can show is no matter for a file it writes.
            Enrichment = new ProfileEnrichment { UseDefaultEnrichers = isTerminal },
        });
        if (!isTerminal)
        {
            console.Profile.Width = 1000;
        }

        return console;
    }
}
