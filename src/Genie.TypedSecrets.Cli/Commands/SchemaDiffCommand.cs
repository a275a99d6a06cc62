using System.CommandLine;
using Genie.TypedSecrets.Cli.Options;
using Genie.TypedSecrets.Tooling;
using Genie.TypedSecrets.Tooling.Comparison;
using Genie.TypedSecrets.Tooling.Projects;
using Genie.TypedSecrets.Tooling.Rendering;

namespace Genie.TypedSecrets.Cli.Commands;

/// <summary>The command <c>schema diff</c>: what a change of the schemas breaks, and what has to be done about it.</summary>
internal static class SchemaDiffCommand
{
    internal static Command Create(CliContext context)
    {
        var command = new Command("diff", "Shows what changes of the schemas break in code and in stored values, and the steps that they require.")
        {
            ComparisonInput.Base, ComparisonInput.Folder, ComparisonInput.Ignore, FailOnOption.Instance, FormatOption.Findings,
        };
        command.Handle(context, async (run, cancellationToken) =>
        {
            var (comparison, _) = await ComparisonInput.CompareAsync(run, cancellationToken).ConfigureAwait(false);
            run.Write(comparison, comparison.ToDocument());
            return run.ExitCodeOf(comparison);
        });
        return command;
    }
}
