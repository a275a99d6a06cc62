using System.CommandLine;
using Genie.TypedSecrets.Tooling;
using Genie.TypedSecrets.Tooling.Projects;

namespace Genie.TypedSecrets.Cli.Options;

/// <summary>The option <c>--yes</c>. Without it a change of a production secret is confirmed by typing the secret's name.</summary>
internal static class ConfirmOption
{
    internal static readonly Option<bool> Instance = new("--yes", "-y") { Description = "Don't ask for confirmation before a production secret is changed." };

    /// <summary>Asks for confirmation if the secret belongs to a production environment.</summary>
    /// <exception cref="ToolingException">It was not confirmed, or it cannot be asked because input is not a terminal.</exception>
    internal static void ThrowIfNotConfirmed(CommandRun run, string secretName, string action)
    {
        if (!run.Get(Instance) && ProductionEnvironments.IsProduction(run.Project, secretName))
        {
            Ask(run, secretName, $"You are about to {action} {secretName} in the {run.Store.Name} store, which is a production secret.");
        }
    }

    /// <summary>Asks for confirmation for every secret.</summary>
    /// <exception cref="ToolingException">It was not confirmed, or it cannot be asked because input is not a terminal.</exception>
    internal static void ThrowIfNotConfirmedAlways(CommandRun run, string secretName, string question)
    {
        if (!run.Get(Instance))
        {
            Ask(run, secretName, question);
        }
    }

    private static void Ask(CommandRun run, string secretName, string question)
    {
        if (run.TakeTerminal() is not { } terminal)
        {
            throw new ToolingException($"{question} It cannot be confirmed because input is not a terminal. Add --yes to do it without asking.");
        }

        if (terminal.Read($"{question}\nType its name to continue: ")?.Trim() != secretName)
        {
            throw new ToolingException("The name does not match. Nothing was changed.");
        }
    }
}
