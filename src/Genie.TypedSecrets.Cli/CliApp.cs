using System.CommandLine;
using Genie.TypedSecrets.Cli.Commands;

namespace Genie.TypedSecrets.Cli;

/// <summary>The command line: its commands, and how every error becomes one message and an exit code.</summary>
internal static class CliApp
{
    internal const int Failed = 1;
    internal const int Cancelled = 130;

    internal static async Task<int> RunAsync(string[] args, CliContext surroundings, CancellationToken cancellationToken = default)
    {
        var root = new RootCommand("Puts, shows and lists secrets, and emulates Secrets Manager.");
        root.Options.Add(StoreOption.Instance);
        root.Subcommands.Add(PutCommand.Create(surroundings));
        root.Subcommands.Add(GetCommand.Create(surroundings));
        root.Subcommands.Add(ListCommand.Create(surroundings));
        root.Subcommands.Add(ServeCommand.Create(surroundings));

        var output = new StreamWriter(surroundings.Output, leaveOpen: true);
        await using (output.ConfigureAwait(false))
        {
            var configuration = new InvocationConfiguration { Output = output, Error = surroundings.Error, EnableDefaultExceptionHandler = false };
            try
            {
                var arguments = root.Parse(args);
                return arguments.Errors.Count > 0 && arguments.CommandResult.Command != root
                    ? Refuse(arguments, surroundings.Error)
                    : await arguments.InvokeAsync(configuration, cancellationToken).ConfigureAwait(false);
            }
            catch (OperationCanceledException)
            {
                return Cancelled;
            }
            catch (Exception e) when (e is SecretsException or CliException or ArgumentException or IOException or UnauthorizedAccessException)
            {
                await surroundings.Error.WriteLineAsync($"error: {Describe(e)}").ConfigureAwait(false);
                return Failed;
            }
        }
    }

    // The framework would quote what it does not understand, and show all of the help where a person looks for a value.
    private static int Refuse(ParseResult arguments, TextWriter error)
    {
        var command = arguments.CommandResult.Command.Name;
        if (command == PutCommand.Name && arguments.UnmatchedTokens.Count > 0)
        {
            error.WriteLine("error: A value is no argument: shells keep those in their history, and systems show them to other users. Give it as --file value.json, or through standard input.");
        }
        else
        {
            foreach (var problem in arguments.Errors)
            {
                error.WriteLine($"error: {problem.Message}");
            }
        }

        error.WriteLine($"See genie-secrets {command} --help.");
        return Failed;
    }

    // The framework adds the parameter's name of a method the user never sees.
    private static string Describe(Exception e) =>
        e is ArgumentException { ParamName: { } parameter } ? e.Message.Replace($" (Parameter '{parameter}')", string.Empty, StringComparison.Ordinal) : e.Message;
}
