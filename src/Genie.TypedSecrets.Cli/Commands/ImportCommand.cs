using System.CommandLine;
using Genie.TypedSecrets.Cli.Options;
using Genie.TypedSecrets.Stores;
using Genie.TypedSecrets.Tooling;
using Genie.TypedSecrets.Tooling.Files;
using Genie.TypedSecrets.Tooling.Import;
using Genie.TypedSecrets.Tooling.Rendering;

namespace Genie.TypedSecrets.Cli.Commands;

/// <summary>The command <c>import</c>: moves values from files of configuration, or from another secret, into a secret.</summary>
internal static class ImportCommand
{
    private const string UserSecretsWord = "user-secrets";

    internal static Command Create(CliContext context)
    {
        var from = new Option<string[]>("--from") { Description = "The source of the values: .env, appsettings.json, user-secrets, user-secrets:ID, or a secret as aws:NAME or local:NAME. Repeat the option for more.", Required = true, AllowMultipleArgumentsPerToken = true, HelpName = "source" };
        var to = new Option<string>("--to") { Description = "The secret to write, such as genie-dev/api-keys.", Required = true, HelpName = "name" };
        to.CompletionSources.Add(_ => SecretNameCompletion.Find(context));
        var map = new Option<string?>("--map") { Description = "The mapping file, which contains the keys for the names of entries. If it does not exist, it is created with suggestions.", HelpName = "file" };
        var apply = new Option<bool>("--apply") { Description = "Import the values. Without it, the command only shows what it would do." };
        var overwrite = new Option<bool>("--overwrite") { Description = "Replace keys that have another value." };
        var delete = new Option<bool>("--delete-source") { Description = "With --apply: delete the imported entries from the sources after they were read back." };
        var command = new Command("import", "Moves values from .env files, appsettings.json, user secrets or another secret into a secret. Without --apply, only shows what it would do.")
        {
            from, to, map, apply, overwrite, delete, CreationOptions.Tag, CreationOptions.KmsKeyId, ConfirmOption.Instance, StoreOption.Instance, FormatOption.Reports,
        };
        command.Handle(context, async (run, cancellationToken) =>
        {
            var secret = run.Get(to)!;
            List<OpenedStore> opened = [];
            try
            {
                using var target = run.OpenStore(storeName: null, secret);
                var import = new SecretImport([.. run.Get(from)!.Select(source => Source(run, source, opened))], target.Store, run.Project, secret, ReadMapping(run, run.Get(map)))
                {
                    Overwrites = run.Get(overwrite),
                    Creation = CreationOptions.Get(run, secret),
                };
                if (!run.Get(apply))
                {
                    return await PlanAsync(run, import, run.Get(map), run.Get(delete), cancellationToken).ConfigureAwait(false);
                }

                _ = run.WritableStore();
                ConfirmOption.ThrowIfNotConfirmed(run, secret, "write to");
                return Report(run, await import.ApplyAsync(run.Get(delete), cancellationToken).ConfigureAwait(false));
            }
            finally
            {
                opened.ForEach(static store => store.Dispose());
            }
        });
        return command;
    }

    private static async Task<int> PlanAsync(CommandRun run, SecretImport import, string? map, bool deletes, CancellationToken cancellationToken)
    {
        if (deletes)
        {
            throw new ToolingException("--delete-source deletes what --apply imported and read back. Add --apply.");
        }

        var plan = await import.PlanAsync(cancellationToken).ConfigureAwait(false);
        run.Write(plan, plan.ToDocument());
        if (map is not null && run.FullPath(map) is var path && !File.Exists(path))
        {
            TextFile.Write(path, SecretImport.MappingOf(plan).Print());
            run.Note($"Wrote {map}. Write the key of each entry into it, and null for an entry that is not imported.");
        }

        run.Note("Nothing was written to the store. Import with --apply.");
        return ExitCodes.Success;
    }

    private static int Report(CommandRun run, ImportResult result)
    {
        var (plan, count) = (result.Plan, result.Plan.Entries.Count(static entry => entry.Key is not null));
        run.Say(result.VersionId is null
            ? $"{plan.Secret} has the {(count == 1 ? "value" : $"{count} values")} already."
            : $"Imported {count} {(count == 1 ? "value" : "values")} into {plan.Secret} in the {plan.Store} store and read {(count == 1 ? "it" : "them")} back (version {result.VersionId}).");
        foreach (var deleted in result.Deleted)
        {
            run.Say(deleted);
        }

        foreach (var entry in plan.Entries.Where(static entry => entry.State == ImportState.Computed))
        {
            run.Warn($"'{entry.Name}' in {entry.Source} was not imported: a shell computes its value from a variable or a command. Write the value itself, in single quotes, and import it again.");
        }

        if (result.Remaining.Count > 0)
        {
            run.Warn($"The value of {plan.Secret} does not fit its schema yet:{string.Concat(result.Remaining.Select(static violation => $"\n  {violation}"))}");
        }

        return ExitCodes.Success;
    }

    private static ImportMapping ReadMapping(CommandRun run, string? map)
    {
        var path = map is null ? null : run.FullPath(map);
        return path is not null && File.Exists(path) ? ImportMapping.Parse(map!, TextFile.Read(path, map!)) : ImportMapping.Empty;
    }

    private static ImportSource Source(CommandRun run, string source, List<OpenedStore> opened)
    {
        var (kind, rest) = source.IndexOf(':', StringComparison.Ordinal) is var colon and > 1 ? (source[..colon], source[(colon + 1)..]) : (source, string.Empty);
        if (kind == UserSecretsWord)
        {
            var id = rest.Length > 0 ? rest : UserSecrets.FindId(run.Context.CurrentDirectory);
            return new SettingsSource(UserSecrets.PathOf(id, run.Context.Stores.EnvironmentVariableReader), $"{UserSecretsWord}:{id}");
        }

        if (rest.Length > 0 && SecretStores.Names.Contains(kind, StringComparer.OrdinalIgnoreCase))
        {
            opened.Add(run.OpenStore(kind, rest));
            return new SecretSource(opened[^1].Store, rest);
        }

        var path = run.FullPath(source);
        if (!File.Exists(path))
        {
            throw new ToolingException($"The file {source} does not exist. Sources are .env, appsettings.json, user-secrets, and secrets as aws:NAME.");
        }

        return Path.GetExtension(path).Equals(".json", StringComparison.OrdinalIgnoreCase) ? new SettingsSource(path, source) : new DotEnvSource(path, source);
    }
}
