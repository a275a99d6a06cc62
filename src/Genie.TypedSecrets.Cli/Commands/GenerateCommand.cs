using System.CommandLine;
using Genie.TypedSecrets.Cli.Options;
using Genie.TypedSecrets.Tooling.Values;

namespace Genie.TypedSecrets.Cli.Commands;

/// <summary>The command <c>generate</c>: sets one key of a secret to a random value that fits its schema.</summary>
internal static class GenerateCommand
{
    internal static Command Create(CliContext context)
    {
        var name = NameArgument.Create(context);
        var key = KeyArgument.Create(context);
        var length = new Option<int?>("--length") { Description = "The length in characters, or in bytes if the key is base64. The default is 40, or the nearest length that the schema allows.", HelpName = "number" };
        var symbols = new Option<bool>("--symbols") { Description = "Use punctuation in addition to letters and digits." };
        var command = new Command("generate", "Sets one key of a secret to a random value that matches its schema. The value is not shown.")
        {
            name, key, length, symbols, ValidationOptions.Skip, CreationOptions.Tag, CreationOptions.KmsKeyId, ConfirmOption.Instance, StoreOption.Instance,
        };
        command.Handle(context, async (run, cancellationToken) =>
        {
            var (secret, path) = (run.Require(name), run.Require(key));
            var value = ValueGenerator.Generate(run.Project?.SchemaOf(secret), KeyPath.Split(SecretDocument.Read("{}").Root!, path), run.Get(length), run.Get(symbols));
            _ = run.WritableStore();
            ConfirmOption.ThrowIfNotConfirmed(run, secret, "set a key of");
            await KeyWrite.ApplyAsync(run, secret, path, value, cancellationToken).ConfigureAwait(false);
            return ExitCodes.Success;
        });
        return command;
    }
}
