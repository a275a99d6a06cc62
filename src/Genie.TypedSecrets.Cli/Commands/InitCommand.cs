using System.CommandLine;
using Genie.TypedSecrets.Cli.Options;
using Genie.TypedSecrets.Tooling.Scaffolding;

namespace Genie.TypedSecrets.Cli.Commands;

/// <summary>The commands <c>init</c> and <c>schema add</c>: the first files of a project.</summary>
internal static class InitCommand
{
    internal static Command Create(CliContext context)
    {
        var project = new Argument<string>("project") { Description = "The first part of every secret's name: genie in genie-dev/api-keys." };
        var environments = new Option<string[]>("--environment", "-e") { Description = "An environment. Repeat the option for more, with the default environment first. Without it, the environments are dev and prod.", HelpName = "name", DefaultValueFactory = static _ => ["dev", "prod"] };
        var command = new Command("init", "Creates schemas/secrets.json in the current directory.") { project, environments };
        command.Handle(context, (run, _) =>
        {
            var path = ProjectScaffold.WriteManifest(context.CurrentDirectory, run.Require(project), run.Get(environments)!);
            run.Say($"Created {Path.GetRelativePath(context.CurrentDirectory, path).Replace('\\', '/')}. Add a category: genie-secrets schema add api-keys github_token");
            return Task.FromResult(ExitCodes.Success);
        });
        return command;
    }

    internal static Command CreateSchemaAdd(CliContext context)
    {
        var category = new Argument<string>("category") { Description = "The category's name: api-keys." };
        var keys = new Argument<string[]>("keys") { Description = "The names of the keys.", Arity = ArgumentArity.OneOrMore };
        var owner = new Option<string?>("--owner") { Description = "The owner (x-owner).", HelpName = "name" };
        var command = new Command("add", "Creates the schema of a category with required keys of type string, to be completed in an editor.") { category, keys, owner };
        command.Handle(context, (run, _) =>
        {
            var (folder, shown) = SchemaFolderArgument.Resolve(run, given: null);
            var path = ProjectScaffold.WriteSchema(folder, run.Require(category), run.Get(keys)!, run.Get(owner));
            run.Say($"Created {shown}/{Path.GetFileName(path)}.");
            return Task.FromResult(ExitCodes.Success);
        });
        return command;
    }
}
