using System.CommandLine;
using Genie.TypedSecrets.Cli.Options;
using Genie.TypedSecrets.Tooling.Values;

namespace Genie.TypedSecrets.Cli.Commands;

/// <summary>The command <c>rollback</c>: makes an earlier version of a secret the current one.</summary>
internal static class RollbackCommand
{
    internal static Command Create(CliContext context)
    {
        var name = NameArgument.Create(context);
        var to = new Option<string?>("--to") { Description = "The id of the version to make current. The default is the previous version.", HelpName = "version" };
        var command = new Command("rollback", "Makes an earlier version of a secret the current one.") { name, to, ValidationOptions.Skip, ConfirmOption.Instance, StoreOption.Instance };
        command.Handle(context, async (run, cancellationToken) =>
        {
            var (secret, store) = (run.Require(name), run.WritableStore());
            var (from, target) = await SecretRollback.FindAsync(store, secret, run.Get(to), cancellationToken).ConfigureAwait(false);
            ConfirmOption.ThrowIfNotConfirmed(run, secret, "roll back");
            var id = await SecretRollback.ApplyAsync(store, run.Get(ValidationOptions.Skip) ? null : run.Project, secret, from, target, cancellationToken).ConfigureAwait(false);
            run.Say($"Rolled back {secret} in the {store.Name} store: version {id} is the current one.");
            return ExitCodes.Success;
        });
        return command;
    }
}
