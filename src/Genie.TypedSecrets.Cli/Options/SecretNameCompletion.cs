using System.CommandLine.Completions;
using Genie.TypedSecrets.Tooling.Projects;

namespace Genie.TypedSecrets.Cli.Options;

/// <summary>Completes names of secrets from the project's schemas: nothing is read from a store while a command is typed.</summary>
internal static class SecretNameCompletion
{
    internal static IEnumerable<CompletionItem> Find(CliContext context)
    {
        try
        {
            return SecretsProject.FindAbove(context.CurrentDirectory)?.SecretNames().Select(static name => new CompletionItem(name)) ?? [];
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return [];
        }
    }
}
