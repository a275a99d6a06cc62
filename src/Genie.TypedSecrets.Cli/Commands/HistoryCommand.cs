using System.CommandLine;
using Genie.TypedSecrets.Cli.Options;
using Genie.TypedSecrets.Tooling.Inventory;
using Genie.TypedSecrets.Tooling.Rendering;

namespace Genie.TypedSecrets.Cli.Commands;

/// <summary>The command <c>history</c>: the versions of a secret.</summary>
internal static class HistoryCommand
{
    internal static Command Create(CliContext context)
    {
        var name = NameArgument.Create(context);
        var command = new Command("history", "Shows the versions of a secret, without values.") { name, StoreOption.Instance, FormatOption.Reports };
        command.Handle(context, async (run, cancellationToken) =>
        {
            var secret = run.Require(name);
            var history = await NotFoundAdvice.AddAsync(run, () => SecretHistory.ReadAsync(run.Store, secret, cancellationToken), secret, cancellationToken).ConfigureAwait(false);
            run.Write(history, history.ToDocument());
            return ExitCodes.Success;
        });
        return command;
    }
}
