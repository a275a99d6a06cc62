using System.CommandLine;
using System.CommandLine.Completions;
using Genie.TypedSecrets.Cli.Parsing;
using Genie.TypedSecrets.Tooling.Projects;
using Genie.TypedSecrets.Tooling.Values;

namespace Genie.TypedSecrets.Cli.Options;

/// <summary>The argument <c>key</c>: the path of a key.</summary>
internal static class KeyArgument
{
    internal static Argument<string> Create(CliContext context)
    {
        var argument = new Argument<string>("key") { HelpName = "key", Description = "The key: github_token, external_api.key or /external_api/key." };
        argument.CompletionSources.Add(completion => Complete(completion, context));
        return argument.RejectingOptions();
    }

    /// <summary>Completes the keys of the secret that the command names.</summary>
    internal static IEnumerable<CompletionItem> Complete(CompletionContext completion, CliContext context)
    {
        // The help of another command shows this argument, too.
        var command = completion.ParseResult.CommandResult;
        var name = command.Command.Arguments.FirstOrDefault(static argument => argument.Name == NameArgument.Name) is { } argument ? command.GetResult(argument)?.GetValueOrDefault<string>() : null;
        return name is null || SecretsProject.FindAbove(context.CurrentDirectory)?.SchemaOf(name) is not { } schema ? [] : SchemaKeys.Leaves(schema).Select(static path => new CompletionItem(path));
    }
}
