using System.CommandLine;
using System.Security.Cryptography;
using Genie.TypedSecrets.Cli.Options;
using Genie.TypedSecrets.Tooling.Management;
using Genie.TypedSecrets.Tooling.Values;

namespace Genie.TypedSecrets.Cli.Commands;

/// <summary>The command <c>put</c>: stores a whole value, from a file or standard input. Arguments are kept in a shell's history and shown to other users.</summary>
internal static class PutCommand
{
    internal static Command Create(CliContext context)
    {
        var name = NameArgument.Create(context);
        var file = new Option<FileInfo?>("--file") { Description = "The file that contains the value. The default is standard input.", HelpName = "file" };
        var binary = new Option<bool>("--binary") { Description = "Store the bytes unchanged instead of as text." };
        var command = new Command("put", "Stores a whole value as a new secret, or as a new version of a secret. The value is read from --file or standard input.")
        {
            name, file, binary, ValidationOptions.Skip, CreationOptions.Tag, CreationOptions.KmsKeyId, ConfirmOption.Instance, StoreOption.Instance,
        };
        command.Handle(context, async (run, cancellationToken) =>
        {
            var store = run.WritableStore();
            var secret = run.Require(name);
            var content = await ValueInput.ReadAsync(run, run.Get(file), cancellationToken).ConfigureAwait(false);
            try
            {
                var isBinary = run.Get(binary);
                var value = isBinary ? content : ValueText.Trim(content);
                var warning = ValidationOptions.Validate(run, secret, value.Span, isBinary);
                ConfirmOption.ThrowIfNotConfirmed(run, secret, "write to");
                SecretWrite write = new(secret, value, isBinary) { Creation = CreationOptions.Get(run, secret) };
                var result = await store.PutAsync(write, cancellationToken).ConfigureAwait(false);
                run.Say($"Stored {secret} in the {store.Name} store (version {result.VersionId}).");
                if (warning is not null)
                {
                    run.Warn(warning);
                }

                return ExitCodes.Success;
            }
            finally
            {
                CryptographicOperations.ZeroMemory(content);
            }
        });
        return command;
    }
}
