using System.CommandLine;
using System.Security.Cryptography;
using System.Text;
using Genie.TypedSecrets.Cli.Options;
using Genie.TypedSecrets.Cli.Terminals;
using Genie.TypedSecrets.Names;
using Genie.TypedSecrets.Stores;
using Genie.TypedSecrets.Tooling;
using Genie.TypedSecrets.Tooling.Editing;
using Genie.TypedSecrets.Tooling.Management;
using Genie.TypedSecrets.Tooling.Values;

namespace Genie.TypedSecrets.Cli.Commands;

/// <summary>The command <c>edit</c>: opens a secret in an editor, with placeholders for sensitive values.</summary>
internal static class EditCommand
{
    internal static Command Create(CliContext context)
    {
        var name = NameArgument.Create(context);
        var reveal = new Option<bool>("--reveal") { Description = "Show sensitive values in the editor instead of placeholders." };
        var command = new Command("edit", "Opens a secret in an editor (VISUAL or EDITOR), with placeholders for sensitive values.")
        {
            name, reveal, ValidationOptions.Skip, CreationOptions.Tag, CreationOptions.KmsKeyId, ConfirmOption.Instance, StoreOption.Instance,
        };
        command.Handle(context, async (run, cancellationToken) =>
        {
            var (secret, store) = (run.Require(name), run.WritableStore());
            if (run.Project is { } project && !run.Get(ValidationOptions.Skip))
            {
                ValueCheck.ThrowIfMisnamed(project, secret);
            }

            var (document, versionId, isBinary) = await ReadAsync(store, secret, cancellationToken).ConfigureAwait(false);
            var editable = EditableText.Create(document, run.Project?.SchemaOf(secret), run.Get(reveal));
            run.EndProgress();
            if (await EditAsync(run, secret, editable, isBinary, cancellationToken).ConfigureAwait(false) is not { } value)
            {
                run.Say("Nothing was changed.");
                return ExitCodes.Success;
            }

            try
            {
                ConfirmOption.ThrowIfNotConfirmed(run, secret, "write to");
                SecretWrite write = new(secret, value, isBinary) { Condition = new(versionId), Creation = CreationOptions.Get(run, secret) };
                var result = await store.PutAsync(write, cancellationToken).ConfigureAwait(false);
                run.Say($"Stored {secret} in the {store.Name} store (version {result.VersionId}).");
                if (result.OverwrittenVersionId is { } overwritten)
                {
                    run.Warn($"Another program stored version {overwritten} in the meantime. It is the previous version now; see genie-secrets history {CommandArgument.Quote(secret)}.");
                }

                return ExitCodes.Success;
            }
            finally
            {
                CryptographicOperations.ZeroMemory(value);
            }
        });
        return command;
    }

    // Text that does not fit can be edited again: what was typed would be lost with the file.
    private static async Task<byte[]?> EditAsync(CommandRun run, string secret, EditableText editable, bool isBinary, CancellationToken cancellationToken)
    {
        var text = editable.Text;
        while (true)
        {
            text = await SecretEditor.EditAsync(run.Context, text, cancellationToken).ConfigureAwait(false);
            if (text == editable.Text)
            {
                return null;
            }

            try
            {
                var value = Encoding.UTF8.GetBytes(editable.Restore(text).Trim());
                ValidationOptions.Validate(run, secret, value, isBinary);
                return value;
            }
            catch (ToolingException e) when (run.TakeTerminal() is { } terminal)
            {
                run.Note(e.Message);
                if (!WantsToEditAgain(terminal))
                {
                    throw new ToolingException($"Nothing was stored. The secret '{secret}' is unchanged.");
                }

                // The loop opens the editor with the same text.
            }
        }
    }

    private static bool WantsToEditAgain(ITerminal terminal) =>
        terminal.Read("Edit the text again? [Y/n] ") is { } response && (response.Trim().Length == 0 || response.Trim().StartsWith('y') || response.Trim().StartsWith('Y'));

    private static async Task<(SecretDocument? Document, string? VersionId, bool IsBinary)> ReadAsync(IManagedStore store, string secret, CancellationToken cancellationToken)
    {
        try
        {
            using var payload = await store.GetAsync(new SecretRequest(secret), cancellationToken).ConfigureAwait(false);
            var document = SecretDocument.Read(payload);
            return document.Root is not null
                ? (document, payload.VersionId, payload.IsBinary)
                : throw new ToolingException($"The secret '{secret}' is not a JSON object and cannot be edited. Store a new value with genie-secrets put {CommandArgument.Quote(secret)}.");
        }
        catch (SecretNotFoundException)
        {
            return (null, null, false);
        }
    }
}
