using System.CommandLine;
using Genie.TypedSecrets.Cli.Options;
using Genie.TypedSecrets.Names;
using Genie.TypedSecrets.Tooling;
using Genie.TypedSecrets.Tooling.Management;
using Genie.TypedSecrets.Tooling.Rendering;

namespace Genie.TypedSecrets.Cli.Commands;

/// <summary>The commands <c>delete</c> and <c>restore</c>.</summary>
internal static class DeleteCommand
{
    private const int ShortestWindow = 7;
    private const int LongestWindow = 30;

    internal static Command Create(CliContext context)
    {
        var name = NameArgument.Create(context);
        var days = new Option<int?>("--recovery-days") { Description = "The number of days during which the secret can be restored, from 7 to 30. The default is 30.", HelpName = "days" };
        var force = new Option<bool>("--force") { Description = "Delete the secret immediately, without a recovery window." };
        var command = new Command("delete", "Deletes a secret. In AWS it can be restored for 30 days.") { name, days, force, ConfirmOption.Instance, StoreOption.Instance };
        command.Handle(context, async (run, cancellationToken) =>
        {
            var (secret, store) = (run.Require(name), run.WritableStore());
            if (run.Get(days) is { } given && (given is < ShortestWindow or > LongestWindow || run.Get(force)))
            {
                throw new ToolingException("The recovery window must be 7 to 30 days, and cannot be combined with --force.");
            }

            if (await store.DescribeAsync(secret, cancellationToken).ConfigureAwait(false) is null)
            {
                await NotFoundAdvice.AddAsync<bool>(run, () => throw new SecretNotFoundException(secret, store.Name, "Nothing was deleted."), secret, cancellationToken).ConfigureAwait(false);
            }

            var isFinal = run.Get(force) || !store.HasRecoveryWindow;
            ConfirmOption.ThrowIfNotConfirmedAlways(run, secret, $"You are about to delete {secret} from the {store.Name} store{(isFinal ? ", permanently" : string.Empty)}.");
            var until = await store.DeleteAsync(secret, run.Get(force) ? 0 : run.Get(days), cancellationToken).ConfigureAwait(false);
            run.Say(until is { } time
                ? $"Deleted {secret}. Until {SecretDocuments.Show(time)} it can be restored: genie-secrets restore {CommandArgument.Quote(secret)}"
                : $"Deleted {secret} from the {store.Name} store.");
            return ExitCodes.Success;
        });
        return command;
    }

    internal static Command CreateRestore(CliContext context)
    {
        var name = NameArgument.Create(context);
        var command = new Command("restore", "Restores a secret that is scheduled for deletion.") { name, StoreOption.Instance };
        command.Handle(context, async (run, cancellationToken) =>
        {
            var secret = run.Require(name);
            await run.WritableStore().RestoreAsync(secret, cancellationToken).ConfigureAwait(false);
            run.Say($"Restored {secret} in the {run.Store.Name} store.");
            return ExitCodes.Success;
        });
        return command;
    }

    internal static Command CreateRotate(CliContext context)
    {
        var name = NameArgument.Create(context);
        var command = new Command("rotate", "Starts the rotation that is configured for a secret.") { name, ConfirmOption.Instance, StoreOption.Instance };
        command.Handle(context, async (run, cancellationToken) =>
        {
            var (secret, store) = (run.Require(name), run.WritableStore());
            ConfirmOption.ThrowIfNotConfirmed(run, secret, "rotate");
            var id = await store.RotateAsync(secret, cancellationToken).ConfigureAwait(false);
            run.Say($"Started the rotation of {secret} (version {id}). See genie-secrets history {CommandArgument.Quote(secret)}.");
            return ExitCodes.Success;
        });
        return command;
    }
}
