using System.CommandLine;
using Genie.TypedSecrets.Cli.Options;
using Genie.TypedSecrets.Tooling;
using Genie.TypedSecrets.Tooling.Catalog;
using Genie.TypedSecrets.Tooling.Drift;
using Genie.TypedSecrets.Tooling.Rendering;

namespace Genie.TypedSecrets.Cli.Commands;

/// <summary>The command <c>catalog</c>: the secrets of a project for the people who use them.</summary>
internal static class CatalogCommand
{
    internal static Command Create(CliContext context)
    {
        var output = new Option<string?>("--output", "-o") { Description = "The folder to write to. Without it, json is written to standard output.", HelpName = "folder" };
        var environments = EnvironmentOption.Create(context);
        var timestamp = new Option<bool>("--timestamp") { Description = "Write the current time into the catalog. Without it, the same input results in the same bytes." };
        var format = new Option<string>("--format", "-f") { Description = "The format: html, markdown, backstage, json.", DefaultValueFactory = static _ => "html", HelpName = "format" };
        format.AcceptOnlyFromAmong("html", "markdown", "backstage", "json");
        var command = new Command("catalog", "Writes a catalog of the secrets: their purpose, owners and readers, and the code and commands to use them.")
        {
            output, environments, UsageInput.Instance, timestamp, StoreOption.Optional, format,
        };
        command.Handle(context, async (run, cancellationToken) =>
        {
            var project = run.RequireProject();
            var now = context.Stores.TimeProvider.GetUtcNow();
            var catalog = SecretsCatalog.Create(new(project)
            {
                Environments = run.Get(environments) ?? [],
                Usage = UsageInput.Read(run),
                Drift = StoreOption.IsChosen(run) ? await DriftReport.CompareAsync(project, StoreWithMetadata(run), new(now) { Environments = run.Get(environments) ?? [] }, cancellationToken).ConfigureAwait(false) : null,
                CreatedAt = run.Get(timestamp) ? now : null,
            });
            Write(run, catalog, run.Get(format)!, run.Get(output));
            return ExitCodes.Success;
        });
        return command;
    }

    private static void Write(CommandRun run, SecretsCatalog catalog, string format, string? folder)
    {
        if (format == "json" && folder is null)
        {
            run.WriteText(ReportRenderer.Render(catalog, ReportDocument.Of(), ReportFormat.Json, TextStyle.Plain));
            return;
        }

        if (folder is null)
        {
            throw new ToolingException("Specify the folder to write to: genie-secrets catalog --output docs/secrets");
        }

        IReadOnlyList<CatalogFile> files = format switch
        {
            "json" => [new("catalog.json", ReportRenderer.Render(catalog, ReportDocument.Of(), ReportFormat.Json, TextStyle.Plain))],
            "markdown" => CatalogRenderer.Render(catalog, CatalogFormat.Markdown),
            "backstage" => CatalogRenderer.Render(catalog, CatalogFormat.Backstage),
            _ => CatalogRenderer.Render(catalog, CatalogFormat.Html),
        };
        CatalogFolder.Write(folder.Length == 0 ? folder : run.FullPath(folder), files);
        foreach (var note in catalog.Notes)
        {
            run.Note(note);
        }

        run.Say($"Wrote {Path.Combine(folder, files[0].Path).Replace('\\', '/')}{(files.Count > 1 ? $" and {files.Count - 1} pages" : string.Empty)}: {catalog.Categories.Count} {(catalog.Categories.Count == 1 ? "category" : "categories")}.");
    }

    // A store that can only be read has values and no metadata, and a catalog reads no value.
    private static Tooling.Management.IManagedStore StoreWithMetadata(CommandRun run) => run.Store.IsWritable
        ? run.Store
        : throw new ToolingException($"A catalog reads metadata only, and the {run.Store.Name} store has none. Use --store aws or --store local, or unset {SecretsOptions.StoreVariable}.");
}
