using System.CommandLine;
using Genie.TypedSecrets.Cli.Options;
using Genie.TypedSecrets.Tooling;

namespace Genie.TypedSecrets.Cli.Commands;

/// <summary>Connects commands with what they do.</summary>
internal static class CommandExtensions
{
    /// <summary>Sets what a command does.</summary>
    /// <param name="command">The command.</param>
    /// <param name="context">The context it runs in.</param>
    /// <param name="action">The function that does it and returns the exit code.</param>
    internal static void Handle(this Command command, CliContext context, Func<CommandRun, CancellationToken, Task<int>> action) =>
        command.SetAction(async (arguments, cancellationToken) =>
        {
            using var run = new CommandRun(arguments, context);
            run.ShowProgress(PathOf(command));
            try
            {
                return await action(run, cancellationToken).ConfigureAwait(false);
            }
            catch (SecretStoreUnavailableException e) when (e.IsTransient && StoreOption.Choose(run).Name.StartsWith("aws", StringComparison.OrdinalIgnoreCase))
            {
                throw new ToolingException($"{e.Message} If the call keeps failing, see what works: genie-secrets doctor");
            }
        });

    // genie-secrets schema check
    private static string PathOf(Command command) => command.Parents.OfType<Command>().FirstOrDefault() is { } parent
        ? $"{(parent is RootCommand ? "genie-secrets" : PathOf(parent))} {command.Name}"
        : command.Name;
}
