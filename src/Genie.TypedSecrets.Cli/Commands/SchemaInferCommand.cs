using System.CommandLine;
using Genie.TypedSecrets.Cli.Options;
using Genie.TypedSecrets.Schema.Naming;
using Genie.TypedSecrets.Tooling;
using Genie.TypedSecrets.Tooling.Files;
using Genie.TypedSecrets.Tooling.Inference;
using Genie.TypedSecrets.Tooling.Projects;
using Genie.TypedSecrets.Tooling.Rendering;
using Genie.TypedSecrets.Tooling.Scaffolding;

namespace Genie.TypedSecrets.Cli.Commands;

/// <summary>The command <c>schema infer</c>: schemas from what is stored.</summary>
internal static class SchemaInferCommand
{
    internal static Command Create(CliContext context)
    {
        var names = new Argument<string[]>("names") { HelpName = "names", Description = "The secrets, such as genie-dev/api-keys, or categories for the secrets of all environments.", Arity = ArgumentArity.ZeroOrMore };
        names.CompletionSources.Add(_ => SecretNameCompletion.Find(context));
        var files = new Option<string[]>("--file") { Description = "A file with a value. Repeat the option for the values of other environments.", AllowMultipleArgumentsPerToken = true, HelpName = "file" };
        var category = new Option<string?>("--category") { Description = "The category's name, with --file. The default is the file's name.", HelpName = "name" };
        var all = new Option<bool>("--all") { Description = "Infer schemas for all secrets of the store that no schema describes." };
        var prefix = new Option<string>("--prefix") { Description = "With --all: only secrets whose names begin with this text.", DefaultValueFactory = static _ => string.Empty, HelpName = "text" };
        var print = new Option<bool>("--print") { Description = "Write the schemas to standard output instead of files; with --format, the report that contains them." };
        var force = new Option<bool>("--force") { Description = "Replace existing schemas." };
        var command = new Command("infer", "Infers schemas from stored values: names and types of keys, never a value.") { names, files, category, all, prefix, print, force, StoreOption.Instance, FormatOption.Reports };
        command.Handle(context, async (run, cancellationToken) =>
        {
            var inference = (run.Get(names), run.Get(files), run.Get(all)) switch
            {
                ({ Length: > 0 } secrets, { Length: 0 }, false) => await NotFoundAdvice.AddAsync(run, () => SchemaInference.OfSecretsAsync(Project(run), run.Store, secrets, cancellationToken), secrets[0], cancellationToken).ConfigureAwait(false),
                ({ Length: 0 }, { Length: > 0 } paths, false) => SchemaInference.OfFiles(run.Get(category) ?? CategoryOf(paths[0]), [.. paths.Select(path => (path, TextFile.ReadBytes(run.FullPath(path), path)))]),
                ({ Length: 0 }, { Length: 0 }, true) => await SchemaInference.OfStoreAsync(Project(run), run.Store, run.Get(prefix)!, cancellationToken).ConfigureAwait(false),
                _ => throw new ToolingException("Specify secrets, files or --all: genie-secrets schema infer genie-dev/api-keys genie-prod/api-keys"),
            };
            if (run.Get(print) && !run.Has(FormatOption.Reports))
            {
                run.WriteText(string.Concat(inference.Schemas.Select(static schema => schema.Text)));
                foreach (var note in inference.ToNotes())
                {
                    run.Note(note);
                }
            }
            else
            {
                if (!run.Get(print))
                {
                    WriteFiles(run, inference, run.Get(force));
                }

                run.Write(inference, inference.ToDocument());
            }

            return inference.Findings.Count > 0 ? ExitCodes.Findings : ExitCodes.Success;
        });
        return command;
    }

    // All or none: what exists is found before the first file is written.
    private static void WriteFiles(CommandRun run, SchemaInference inference, bool force)
    {
        var (folder, shown) = SchemaFolderArgument.Resolve(run, given: null);
        if (!force && inference.Schemas.FirstOrDefault(schema => File.Exists(Path.Combine(folder, schema.Category + CategoryFileName.Suffix))) is { } existing)
        {
            throw new ToolingException($"{shown}/{existing.Category}{CategoryFileName.Suffix} exists already. Replace it with --force, or compare with --print.");
        }

        foreach (var schema in inference.Schemas)
        {
            ProjectScaffold.WriteSchema(folder, schema.Category, schema.Text, force);
        }
    }

    private static SecretsProject Project(CommandRun run) => run.Project is { Manifest: not null } project
        ? project
        : throw new ToolingException("No valid schemas/secrets.json was found in the current directory or above it. Create one: genie-secrets init");

    // value.json, value.dev.json
    private static string CategoryOf(string path) => Path.GetFileName(path).Split('.')[0];
}
