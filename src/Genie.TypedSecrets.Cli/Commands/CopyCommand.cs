using System.CommandLine;
using Genie.TypedSecrets.Cli.Options;
using Genie.TypedSecrets.Cli.Parsing;
using Genie.TypedSecrets.Tooling;
using Genie.TypedSecrets.Tooling.Copying;
using Genie.TypedSecrets.Tooling.Management;

namespace Genie.TypedSecrets.Cli.Commands;

/// <summary>The command <c>copy</c>: copies a secret, or some of its keys, to another secret.</summary>
internal static class CopyCommand
{
    internal static Command Create(CliContext context)
    {
        var source = new Argument<string>("source") { Description = "The secret to read, such as genie-dev/api-keys." }.RejectingOptions();
        var target = new Argument<string>("target") { Description = "The secret to write, such as genie-prod/api-keys." }.RejectingOptions();
        source.CompletionSources.Add(_ => SecretNameCompletion.Find(context));
        target.CompletionSources.Add(_ => SecretNameCompletion.Find(context));
        var keys = new Argument<string[]>("keys") { Description = "The keys to copy. The default is the whole value.", Arity = ArgumentArity.ZeroOrMore };
        var to = new Option<string?>("--to-store") { Description = "The store to write to. The default is the one to read from.", HelpName = "name" };
        var command = new Command("copy", "Copies a secret, or some of its keys, to another secret.")
        {
            source, target, keys, to, ValidationOptions.Skip, CreationOptions.Tag, CreationOptions.KmsKeyId, ConfirmOption.Instance, StoreOption.Instance,
        };
        command.Handle(context, async (run, cancellationToken) =>
        {
            var (from, secret) = (run.Require(source), run.Require(target));
            using var written = run.OpenStore(run.Get(to), secret);
            if (!written.Store.IsWritable)
            {
                throw new ToolingException($"The {written.Store.Name} store can only be read. Use --to-store local or --to-store aws.");
            }

            var project = run.Get(ValidationOptions.Skip) ? null : run.Project;
            ConfirmOption.ThrowIfNotConfirmed(run, secret, "write to");
            var copy = new SecretCopy(run.Store, written.Store, project);
            var id = await NotFoundAdvice.AddAsync(
                run, () => copy.ApplyAsync(from, secret, run.Get(keys) ?? [], CreationOptions.Get(run, secret), cancellationToken), from, cancellationToken).ConfigureAwait(false);
            run.Say(id is null ? $"{secret} has the value already." : $"Copied {from} to {secret} in the {written.Store.Name} store (version {id}).");
            return ExitCodes.Success;
        });
        return command;
    }
}
