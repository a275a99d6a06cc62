using System.CommandLine;

namespace Genie.TypedSecrets.Cli.Commands;

/// <summary><c>list</c>: the names of all secrets, one a line.</summary>
internal static class ListCommand
{
    internal static Command Create(CliContext surroundings)
    {
        var command = new Command("list", "Lists the names of all secrets, one a line.");
        command.SetAction(async (arguments, cancellationToken) =>
        {
            var store = StoreOption.OpenWritable(arguments, surroundings);
            foreach (var name in await store.ListAsync(cancellationToken).ConfigureAwait(false))
            {
                await arguments.InvocationConfiguration.Output.WriteLineAsync(name).ConfigureAwait(false);
            }

            return 0;
        });
        return command;
    }
}
