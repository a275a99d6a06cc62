using System.CommandLine;
using System.Security.Cryptography;
using System.Text.Json;
using Genie.TypedSecrets.Cli.Schemas;

namespace Genie.TypedSecrets.Cli.Commands;

/// <summary><c>put</c>: stores a value. Never from an argument, which shells keep in their history and systems show to other users.</summary>
internal static class PutCommand
{
    internal const string Name = "put";

    internal static Command Create(CliContext surroundings)
    {
        var name = new Argument<string>("name") { Description = "The secret's name: genie-dev/api-keys." };
        var file = new Option<FileInfo?>("--file") { Description = "The file with the value. Without it the value is read from standard input." };
        var binary = new Option<bool>("--binary") { Description = "Store the bytes as they are instead of text." };
        var noCheck = new Option<bool>("--skip-validation") { Description = "Store it whatever its schema says: for a value that is ahead of it." };
        var command = new Command(Name, "Creates a secret or gives it a new version. The value comes from --file or standard input.") { name, file, binary, noCheck };
        command.SetAction(async (arguments, cancellationToken) =>
        {
            var isBinary = arguments.GetValue(binary);
            var store = StoreOption.OpenWritable(arguments, surroundings);
            var content = await ReadAsync(arguments.GetValue(file), surroundings, cancellationToken).ConfigureAwait(false);
            try
            {
                var value = isBinary ? content : Text(content);
                ThrowIfBrokenJson(value.Span, isBinary);
                var secret = arguments.GetRequiredValue(name);
                var remark = arguments.GetValue(noCheck) ? null : Check(secret, value, isBinary, surroundings);
                var id = await store.PutAsync(secret, value, isBinary, cancellationToken).ConfigureAwait(false);
                await arguments.InvocationConfiguration.Output.WriteLineAsync($"Put {secret} into the {store.Name} store (version {id}).").ConfigureAwait(false);
                if (remark is not null)
                {
                    await surroundings.Error.WriteLineAsync($"warning: {remark}").ConfigureAwait(false);
                }

                return 0;
            }
            finally
            {
                CryptographicOperations.ZeroMemory(content);
            }
        });
        return command;
    }

    private static string? Check(string name, ReadOnlyMemory<byte> value, bool isBinary, CliContext surroundings)
    {
        if (SchemaFolder.FindAbove(surroundings.CurrentDirectory) is not { } schemas)
        {
            return null;
        }

        var copy = value.ToArray();
        try
        {
            return ValueCheck.ThrowIfUnfit(schemas, name, copy, isBinary);
        }
        finally
        {
            CryptographicOperations.ZeroMemory(copy);
        }
    }

    private static async Task<byte[]> ReadAsync(FileInfo? file, CliContext surroundings, CancellationToken cancellationToken)
    {
        if (file is not null)
        {
            return await File.ReadAllBytesAsync(file.FullName, cancellationToken).ConfigureAwait(false);
        }

        if (surroundings.Input is null)
        {
            throw new CliException("There is no value. Give it as --file value.json, or through standard input: genie-secrets put NAME < value.json");
        }

        using var buffer = new MemoryStream();
        await surroundings.Input.CopyToAsync(buffer, cancellationToken).ConfigureAwait(false);
        var content = buffer.ToArray();
        CryptographicOperations.ZeroMemory(buffer.GetBuffer());
        return content;
    }

    // What editors and echo add is not part of a text: a byte order mark in front, one line end behind.
    private static ReadOnlyMemory<byte> Text(byte[] content)
    {
        ReadOnlyMemory<byte> text = content;
        text = text.Span.StartsWith("\uFEFF"u8) ? text[3..] : text;
        text = text.Span.EndsWith("\n"u8) ? text[..^1] : text;
        return text.Span.EndsWith("\r"u8) ? text[..^1] : text;
    }

    private static void ThrowIfBrokenJson(ReadOnlySpan<byte> value, bool isBinary)
    {
        // Only what sets out to be an object: a secret may also be one plain text.
        if (isBinary || !value.TrimStart(" \t\r\n"u8).StartsWith("{"u8))
        {
            return;
        }

        try
        {
            var reader = new Utf8JsonReader(value);
            while (reader.Read())
            {
            }
        }
        catch (JsonException e)
        {
            // Not the exception's own message: it quotes the value.
            throw new CliException($"The value is not valid JSON: look at line {e.LineNumber + 1}, byte {e.BytePositionInLine + 1}.");
        }
    }
}
