using System.CommandLine;
using System.Security.Cryptography;
using System.Text;
using Genie.TypedSecrets.Cli.Options;
using Genie.TypedSecrets.Names;
using Genie.TypedSecrets.Tooling;
using Genie.TypedSecrets.Tooling.Values;

namespace Genie.TypedSecrets.Cli.Commands;

/// <summary>The command <c>set</c>: sets one key of a secret. The value comes from standard input or a prompt that does not show it.</summary>
internal static class SetCommand
{
    internal static Command Create(CliContext context)
    {
        var name = NameArgument.Create(context);
        var key = KeyArgument.Create(context);
        var command = new Command("set", "Sets one key of a secret. The value is read from standard input, or from a prompt that does not show it.")
        {
            name, key, ValidationOptions.Skip, CreationOptions.Tag, CreationOptions.KmsKeyId, ConfirmOption.Instance, StoreOption.Instance,
        };
        command.Handle(context, async (run, cancellationToken) =>
        {
            var (secret, path) = (run.Require(name), run.Require(key));
            _ = run.WritableStore();
            var value = await ReadAsync(run, secret, path, cancellationToken).ConfigureAwait(false);
            ConfirmOption.ThrowIfNotConfirmed(run, secret, $"set a key of");
            await KeyWrite.ApplyAsync(run, secret, path, value, cancellationToken).ConfigureAwait(false);
            return ExitCodes.Success;
        });
        return command;
    }

    private static async Task<string> ReadAsync(CommandRun run, string secret, string path, CancellationToken cancellationToken)
    {
        if (run.Context.Input is { } input)
        {
            var content = await ValueInput.ReadAsync(input, cancellationToken).ConfigureAwait(false);
            if (content.Length == 0)
            {
                throw new ToolingException($"Standard input has no value, so nothing was stored. If it comes from a file or a command, check that it is not empty. To store an empty value: echo | genie-secrets set {CommandArgument.Quote(secret)} {path}");
            }

            try
            {
                return new UTF8Encoding(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true).GetString(ValueText.Trim(content).Span);
            }
            catch (DecoderFallbackException)
            {
                throw new ToolingException("The value is not UTF-8 text. Encode bytes as base64.");
            }
            finally
            {
                CryptographicOperations.ZeroMemory(content);
            }
        }

        return run.TakeTerminal()?.ReadHidden($"Value of {path} in {secret}: ")
            ?? throw new ToolingException($"A value is missing. Give it through standard input: genie-secrets set {CommandArgument.Quote(secret)} {path} < value.txt");
    }
}
