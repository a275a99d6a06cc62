using System.CommandLine;
using Genie.TypedSecrets.Cli.Options;

namespace Genie.TypedSecrets.Cli.Commands;

/// <summary>The command <c>unset</c>: removes one key of a secret.</summary>
internal static class UnsetCommand
{
    internal static Command Create(CliContext context)
    {
        var name = NameArgument.Create(context);
        var key = KeyArgument.Create(context);
        var command = new Command("unset", "Removes one key of a secret, for example the former name of a renamed key.") { name, key, ValidationOptions.Skip, ConfirmOption.Instance, StoreOption.Instance };
        command.Handle(context, async (run, cancellationToken) =>
        {
            var (secret, path) = (run.Require(name), run.Require(key));
            _ = run.WritableStore();
            ConfirmOption.ThrowIfNotConfirmed(run, secret, "remove a key of");
            await KeyWrite.ApplyAsync(run, secret, path, value: null, cancellationToken).ConfigureAwait(false);
            return ExitCodes.Success;
        });
        return command;
    }
}
