using System.CommandLine;
using System.Text;
using System.Text.Json;
using Genie.TypedSecrets.Stores;
using Spectre.Console;

namespace Genie.TypedSecrets.Cli.Commands;

/// <summary><c>get</c>: shows what a secret has, and the values only where <c>--reveal</c> asks for them.</summary>
internal static class GetCommand
{
    private const string Mask = "***";

    internal static Command Create(CliContext surroundings)
    {
        var name = new Argument<string>("name") { Description = "The secret's name: genie-dev/api-keys." };
        var key = new Option<string?>("--key") { Description = "Only this key." };
        var reveal = new Option<bool>("--reveal") { Description = "Print the value itself, and nothing else." };
        var command = new Command("get", "Shows a secret's keys; with --reveal its value.") { name, key, reveal };
        command.SetAction(async (arguments, cancellationToken) =>
        {
            var store = StoreOption.Open(arguments, surroundings);
            using var payload = await store.GetAsync(new SecretRequest(arguments.GetRequiredValue(name)), cancellationToken).ConfigureAwait(false);
            using var document = Parse(payload);
            var output = arguments.InvocationConfiguration.Output;
            if (arguments.GetValue(reveal))
            {
                await RevealAsync(payload, document, arguments.GetValue(key), surroundings.Output, cancellationToken).ConfigureAwait(false);
            }
            else if (arguments.GetValue(key) is { } only)
            {
                _ = Find(payload, document, only);
                await output.WriteLineAsync(Mask).ConfigureAwait(false);
            }
            else
            {
                Show(payload, document, CliConsole.Create(surroundings, output));
            }

            return 0;
        });
        return command;
    }

    private static void Show(SecretPayload payload, JsonDocument? document, IAnsiConsole console)
    {
        console.MarkupLineInterpolated($"[bold]{payload.Name}[/] (version {payload.VersionId}{(payload.CreatedAt is { } at ? $", of {at:u}" : string.Empty)})");
        if (document is null)
        {
            console.MarkupLineInterpolated($"{Mask} ({payload.Reveal().Length} bytes{(payload.IsBinary ? ", binary" : string.Empty)})");
            return;
        }

        var table = new Table().Border(TableBorder.Rounded).AddColumn("Key").AddColumn("Value");
        foreach (var property in document.RootElement.EnumerateObject())
        {
            table.AddRow(Markup.Escape(property.Name), Mask);
        }

        console.Write(table);
    }

    private static async Task RevealAsync(SecretPayload payload, JsonDocument? document, string? key, Stream output, CancellationToken cancellationToken)
    {
        if (key is null)
        {
            await output.WriteAsync(payload.Reveal().ToArray(), cancellationToken).ConfigureAwait(false);
            return;
        }

        var value = Find(payload, document, key);
        var text = value.ValueKind == JsonValueKind.String ? value.GetString()! : value.GetRawText();
        await output.WriteAsync(Encoding.UTF8.GetBytes(text), cancellationToken).ConfigureAwait(false);
    }

    private static JsonElement Find(SecretPayload payload, JsonDocument? document, string key)
    {
        if (document is null)
        {
            throw new CliException($"The secret '{payload.Name}' is one value and has no keys. Leave --key out.");
        }

        return document.RootElement.TryGetProperty(key, out var value)
            ? value
            : throw new SecretKeyNotFoundException(payload.Name, key, document.RootElement.EnumerateObject().Select(static p => p.Name).ToArray());
    }

    private static JsonDocument? Parse(SecretPayload payload)
    {
        if (payload.IsBinary)
        {
            return null;
        }

        try
        {
            var document = JsonDocument.Parse(payload.Reveal().ToArray());
            if (document.RootElement.ValueKind == JsonValueKind.Object)
            {
                return document;
            }

            document.Dispose();
            return null;
        }
        catch (JsonException)
        {
            // One plain text.
            return null;
        }
    }
}
