using System.CommandLine;
using System.CommandLine.Completions;
using Genie.TypedSecrets.Tooling.Projects;

namespace Genie.TypedSecrets.Cli.Options;

/// <summary>The option <c>--environment</c>, and others that name an environment.</summary>
internal static class EnvironmentOption
{
    internal static Option<string[]> Create(CliContext context)
    {
        var option = new Option<string[]>("--environment", "-e") { Description = "An environment. Repeat the option for more; the default is all environments.", HelpName = "name" };
        option.CompletionSources.Add(_ => Complete(context));
        return option;
    }

    internal static Option<string?> CreateSingle(CliContext context, string name, string description, params string[] aliases)
    {
        var option = new Option<string?>(name, aliases) { Description = description, HelpName = "environment" };
        option.CompletionSources.Add(_ => Complete(context));
        return option;
    }

    internal static IEnumerable<CompletionItem> Complete(CliContext context) =>
        (SecretsProject.FindAbove(context.CurrentDirectory)?.Manifest?.Environments ?? default).Select(static e => new CompletionItem(e.Name));
}
