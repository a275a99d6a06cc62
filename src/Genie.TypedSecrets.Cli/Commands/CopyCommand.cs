using System.CommandLine;
using Genie.TypedSecrets.Cli.Options;
using Genie.TypedSecrets.Cli.Parsing;
using Genie.TypedSecrets.Tooling;
using Genie.TypedSecrets.Tooling.Copying;

namespace Genie.TypedSecrets.Cli.Commands;

/// <summary>The command <c>copy</c>: copies a secret, or some of its keys, to another secret or to another environment.</summary>
internal static class CopyCommand
{
    internal static Command Create(CliContext context)
    {
        var words = new Argument<string[]>("source target keys")
        {
            HelpName = "source target keys",
            Description = "The secret to read, the secret to write, and the keys; the default is the whole value. With --from and --to: a category and its keys, or only keys.",
            Arity = ArgumentArity.ZeroOrMore,
        }.RejectingOptions();
        words.CompletionSources.Add(_ => SecretNameCompletion.Find(context));
        var from = EnvironmentOption.CreateSingle(context, "--from", "The environment to read from.");
        var to = EnvironmentOption.CreateSingle(context, "--to", "The environment to write to.");
        var all = new Option<bool>("--all") { Description = "Copy every category that both environments have." };
        var toStore = new Option<string?>("--to-store") { Description = "The store to write to. The default is the store to read from.", HelpName = "name" };
        var command = new Command("copy", "Copies a secret, or some of its keys, to another secret or to another environment.")
        {
            words, from, to, all, toStore, ValidationOptions.Skip, CreationOptions.Tag, CreationOptions.KmsKeyId, ConfirmOption.Instance, StoreOption.Instance,
        };
        command.Handle(context, async (run, cancellationToken) =>
        {
            var copies = run.Has(from) || run.Has(to)
                ? EnvironmentCopy.Plan(
                    run.Project ?? throw new ToolingException("--from and --to need schemas/secrets.json, which was not found in the current directory or above it. Name the two secrets instead."),
                    new(run.Get(from), run.Get(to), run.Get(words) ?? [], run.Get(all)))
                : [Named(run.Get(words) ?? [])];
            foreach (var copy in copies)
            {
                await CopyAsync(run, copy, run.Get(toStore), cancellationToken).ConfigureAwait(false);
            }

            return ExitCodes.Success;
        });
        return command;
    }

    private static PlannedCopy Named(string[] words) => words is [var source, var target, .. var keys]
        ? new(source, target, keys)
        : throw new ToolingException("Specify the secret to read and the secret to write, or the environments: genie-secrets copy --from dev --to prod api-keys");

    private static async Task CopyAsync(CommandRun run, PlannedCopy copy, string? toStore, CancellationToken cancellationToken)
    {
        using var read = run.OpenStore(storeName: null, copy.Source);
        using var written = run.OpenStore(toStore, copy.Target);
        if (!written.Store.IsWritable)
        {
            throw new ToolingException($"The {written.Store.Name} store can only be read. Use --to-store local or --to-store aws.");
        }

        ConfirmOption.ThrowIfNotConfirmed(run, copy.Target, "write to");
        var action = new SecretCopy(read.Store, written.Store, run.Get(ValidationOptions.Skip) ? null : run.Project);
        var id = await NotFoundAdvice.AddAsync(
            run, () => action.ApplyAsync(copy.Source, copy.Target, copy.Keys, CreationOptions.Get(run, copy.Target), cancellationToken), copy.Source, cancellationToken).ConfigureAwait(false);
        run.Say(id is null ? $"{copy.Target} has the value already." : $"Copied {copy.Source} to {copy.Target} in the {written.Store.Name} store (version {id}).");
    }
}
