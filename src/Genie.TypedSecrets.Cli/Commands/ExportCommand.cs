using System.CommandLine;
using Genie.TypedSecrets.Cli.Options;
using Genie.TypedSecrets.Tooling.Exporting;

namespace Genie.TypedSecrets.Cli.Commands;

/// <summary>The command <c>export</c>: writes the values of secrets as environment variables.</summary>
internal static class ExportCommand
{
    internal static Command Create(CliContext context)
    {
        var names = VariableInput.CreateNames(context);
        var format = new Option<string>("--format", "-f") { Description = $"The format: {string.Join(", ", VariableFormats.Names)}.", DefaultValueFactory = static _ => "dotenv", HelpName = "format" };
        format.AcceptOnlyFromAmong([.. VariableFormats.Names]);
        var command = new Command("export", "Writes the values of secrets as environment variables, to a file or a pipe.") { names, format, VariableInput.Prefix, StoreOption.Instance };
        command.Handle(context, async (run, cancellationToken) =>
        {
            var variables = await VariableInput.ReadAsync(run, run.Get(names) ?? [], cancellationToken).ConfigureAwait(false);
            run.WriteText(VariableFormats.Format(variables, run.Get(format)!));
            return ExitCodes.Success;
        });
        return command;
    }
}
