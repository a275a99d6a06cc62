using System.CommandLine;
using Genie.TypedSecrets.Cli.Options;
using Genie.TypedSecrets.Tooling.Checking;
using Genie.TypedSecrets.Tooling.Projects;
using Genie.TypedSecrets.Tooling.Rendering;

namespace Genie.TypedSecrets.Cli.Commands;

/// <summary>The command <c>schema check</c>: what the compiler would report about the schemas, without compiling.</summary>
internal static class SchemaCheckCommand
{
    internal static Command Create(CliContext context)
    {
        var folder = SchemaFolderArgument.Create();
        var command = new Command("check", "Checks the whole folder of schemas, as the compiler does.") { folder, FailOnOption.Instance, FormatOption.Findings };
        command.Handle(context, (run, _) =>
        {
            var (path, shown) = SchemaFolderArgument.Resolve(run, run.Get(folder));
            var check = SchemaCheck.Run(SecretsProject.Load(path, shown), shown);
            run.Write(check, check.ToDocument());
            return Task.FromResult(run.ExitCodeOf(check));
        });
        return command;
    }
}
