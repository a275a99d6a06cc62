using System.CommandLine;
using Genie.TypedSecrets.Cli.Options;
using Genie.TypedSecrets.Cli.Parsing;
using Genie.TypedSecrets.Tooling.Inventory;
using Genie.TypedSecrets.Tooling.Rendering;

namespace Genie.TypedSecrets.Cli.Commands;

/// <summary>The command <c>list</c>: the names of all secrets, one a line.</summary>
internal static class ListCommand
{
    internal static Command Create(CliContext context)
    {
        var prefix = new Argument<string>("prefix") { Description = "Only names that begin with this text, such as genie-dev/.", DefaultValueFactory = static _ => string.Empty }.RejectingOptions();
        var deleted = new Option<bool>("--include-deleted") { Description = "Include secrets that are scheduled for deletion." };
        var command = new Command("list", "Lists the names of the secrets in a store, one per line.") { prefix, deleted, StoreOption.Instance, FormatOption.Reports };
        command.Handle(context, async (run, cancellationToken) =>
        {
            var inventory = await SecretInventory.ReadAsync(run.Store, run.Require(prefix), run.Get(deleted), cancellationToken).ConfigureAwait(false);
            run.Write(inventory, inventory.ToDocument());
            return ExitCodes.Success;
        });
        return command;
    }
}
