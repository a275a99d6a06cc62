using System.CommandLine;
using Genie.TypedSecrets.Cli.Agents;
using Genie.TypedSecrets.Tooling;

namespace Genie.TypedSecrets.Cli.Commands;

/// <summary>The command <c>mcp</c>: a server of the Model Context Protocol for coding agents, which never sees a value.</summary>
internal static class McpCommand
{
    internal static Command Create(CliContext context)
    {
        var command = new Command("mcp", "Serves coding agents over standard input and output (Model Context Protocol): schemas, usage and code, but never a value.");
        command.Handle(context, async (run, cancellationToken) =>
        {
            var input = context.Input ?? throw new ToolingException("A coding agent starts this command and communicates with it over standard input. Register it: claude mcp add genie-secrets -- genie-secrets mcp");
            run.EndProgress();
            await McpSession.RunAsync(context.CurrentDirectory, input, context.Output, context.Stores.TimeProvider, cancellationToken).ConfigureAwait(false);
            return ExitCodes.Success;
        });
        return command;
    }
}
