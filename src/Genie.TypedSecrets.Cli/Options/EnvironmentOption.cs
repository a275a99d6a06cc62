using System.CommandLine;
using Genie.TypedSecrets.Tooling.Projects;

namespace Genie.TypedSecrets.Cli.Options;

/// <summary>The option <c>--environment</c>.</summary>
internal static class EnvironmentOption
{
    internal static Option<string[]> Create(CliContext context)
    {
        var option = new Option<string[]>("--environment", "-e") { Description = "An environment. Repeat it for more; the default is all.", HelpName = "name" };
        option.CompletionSources.Add(_ => (SecretsProject.FindAbove(context.CurrentDirectory)?.Manifest?.Environments ?? default).Select(static e => new System.CommandLine.Completions.CompletionItem(e.Name)));
        return option;
    }
}
