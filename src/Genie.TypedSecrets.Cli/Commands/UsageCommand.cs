using System.CommandLine;
using Genie.TypedSecrets.Cli.Options;
using Genie.TypedSecrets.Cli.Parsing;
using Genie.TypedSecrets.Tooling.Files;
using Genie.TypedSecrets.Tooling.Rendering;
using Genie.TypedSecrets.Tooling.Usage;

namespace Genie.TypedSecrets.Cli.Commands;

/// <summary>The command <c>usage</c>: which secrets compiled code can read.</summary>
internal static class UsageCommand
{
    internal static Command Create(CliContext context)
    {
        var paths = new Argument<string[]>("assembly or folder") { Description = "The job's assembly, or the output folder of its build.", Arity = ArgumentArity.OneOrMore }.RejectingOptions();
        var output = new Option<string?>("--output", "-o") { Description = "The file to write. The default is standard output.", HelpName = "file" };
        var command = new Command("usage", "Shows which secrets compiled code can read: categories, keys, environments and source lines.") { paths, output, FormatOption.Reports };
        command.Handle(context, (run, _) =>
        {
            string[] assemblies = [.. run.Require(paths).Select(path => run.FullPath(path))];
            var usage = UsageAnalysis.Run(assemblies, SourcePaths.RootOf(assemblies[0]) ?? run.Context.CurrentDirectory);
            if (run.Get(output) is { } file)
            {
                TextFile.Write(run.FullPath(file), ReportRenderer.Render(usage, usage.ToDocument(), run.Format, new TextStyle(Width: null, UseColor: false)));
            }
            else
            {
                run.Write(usage, usage.ToDocument());
            }

            return Task.FromResult(ExitCodes.Success);
        });
        return command;
    }
}
