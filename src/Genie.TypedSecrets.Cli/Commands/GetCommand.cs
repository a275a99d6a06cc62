using System.CommandLine;
using System.Text;
using Genie.TypedSecrets.Cli.Options;
using Genie.TypedSecrets.Names;
using Genie.TypedSecrets.Stores;
using Genie.TypedSecrets.Tooling;
using Genie.TypedSecrets.Tooling.Rendering;
using Genie.TypedSecrets.Tooling.Values;

namespace Genie.TypedSecrets.Cli.Commands;

/// <summary>The command <c>get</c>: shows a secret's keys, and its value only where <c>--reveal</c> is given.</summary>
internal static class GetCommand
{
    internal static Command Create(CliContext context)
    {
        var name = NameArgument.Create(context);
        var key = new Option<string?>("--key", "-k") { Description = "Only this key: github_token, external_api.key or /external_api/key.", HelpName = "path" };
        key.CompletionSources.Add(completion => KeyArgument.Complete(completion, context));
        var reveal = new Option<bool>("--reveal") { Description = "Print only the value itself." };
        var command = new Command("get", "Shows the keys of a secret, or its value with --reveal.") { name, key, reveal, VersionOptions.Version, VersionOptions.Stage, StoreOption.Instance, FormatOption.Reports };
        command.Handle(context, async (run, cancellationToken) =>
        {
            var request = VersionOptions.Request(run, run.Require(name));
            using var payload = await NotFoundAdvice.AddAsync(run, () => run.Store.GetAsync(request, cancellationToken), request.Name, cancellationToken).ConfigureAwait(false);
            if (run.Get(reveal))
            {
                await RevealAsync(payload, run.Get(key), run, cancellationToken).ConfigureAwait(false);
                return ExitCodes.Success;
            }

            var view = SecretView.Of(payload, run.Project?.SchemaOf(payload.Name));
            if (run.Get(key) is { } only)
            {
                view = view.Only(SecretDocument.Read(payload), only);
                if (run.Format == ReportFormat.Text && view.Keys is [var single])
                {
                    run.WriteText(Printable.Clean(single.Value ?? SecretDocuments.Mask) + Environment.NewLine);
                    return ExitCodes.Success;
                }
            }

            run.Write(view, view.ToDocument());
            return ExitCodes.Success;
        });
        return command;
    }

    private static async Task RevealAsync(SecretPayload payload, string? key, CommandRun run, CancellationToken cancellationToken)
    {
        var document = SecretDocument.Read(payload);
        run.EndProgress();
        if (!run.Context.IsTerminal)
        {
            // To the byte: a file or a program receives it.
            await run.Context.Output.WriteAsync(key is null ? payload.Reveal().ToArray() : Encoding.UTF8.GetBytes(document.Find(payload.Name, key)), cancellationToken).ConfigureAwait(false);
            return;
        }

        if (document.IsBinary)
        {
            throw new ToolingException($"The value of '{payload.Name}' is binary. Write it to a file: genie-secrets get {CommandArgument.Quote(payload.Name)} --reveal > value.bin");
        }

        var text = key is null ? document.Text : document.Find(payload.Name, key);
        await run.Context.Output.WriteAsync(Encoding.UTF8.GetBytes(Printable.Clean(text, keepLines: true) + Environment.NewLine), cancellationToken).ConfigureAwait(false);
    }
}
