using System.CommandLine;
using System.CommandLine.Parsing;
using Genie.TypedSecrets.Tooling.Values;

namespace Genie.TypedSecrets.Cli.Parsing;

/// <summary>Reports arguments that cannot be parsed: one message, and never a token that may be a value.</summary>
internal static class ParseErrors
{
    // Commands that take a value from standard input: people try to pass it as an argument.
    private static readonly string[] s_takeValues = ["put", "set"];

    private static readonly Type[] s_numbers = [typeof(int), typeof(long), typeof(double), typeof(decimal)];

    internal static int Report(ParseResult arguments, TextWriter error)
    {
        var command = arguments.CommandResult.Command;
        var path = PathOf(arguments);
        error.WriteLine($"error: {Describe(arguments, command)}");
        error.WriteLine($"See {path} --help.");
        return ExitCodes.Failed;
    }

    private static string Describe(ParseResult arguments, Command command)
    {
        var unmatched = arguments.UnmatchedTokens;
        if (unmatched.Count == 0)
        {
            return command.Subcommands.Count > 0 && arguments.Tokens.All(token => token.Type == TokenType.Command)
                ? $"A command is missing. The commands are: {string.Join(", ", NamesOf(command))}."
                : MissingArgument(arguments, command) ?? Describe(arguments.Errors[0]);
        }

        if (command.Subcommands.Count > 0 && !unmatched[0].StartsWith('-'))
        {
            return UnknownCommand(command, unmatched[0]);
        }

        if (unmatched.FirstOrDefault(static token => token.StartsWith('-')) is { } option && Similar.Find(option.Split('=')[0], OptionsOf(arguments)) is { } meant)
        {
            return UnknownOption(option, meant);
        }

        // Together with another token, it can be a value with the option that it was expected to have.
        if (unmatched.All(static token => token.StartsWith("--", StringComparison.Ordinal) && IsOptionName(token.Split('=')[0])))
        {
            return UnknownOption(unmatched[0], meant: null);
        }

        return s_takeValues.Contains(command.Name, StringComparer.Ordinal)
            ? "Don't pass a value as an argument: shells keep arguments in their history, and systems show them to other users. Use standard input"
                + (command.Name == "put" ? " or --file value.json." : ", or type it when you are asked.")
            : "There are more arguments or options than the command has.";
    }

    // Only what looks like an option is repeated; a value that begins with a hyphen is not.
    internal static string UnknownOption(string token, string? meant)
    {
        var name = token.Split('=')[0];
        var shown = IsOptionName(name) ? $"Unknown option '{name}'." : "Unknown option.";
        return meant is null ? shown : $"{shown} Did you mean '{meant}'?";
    }

    private static bool IsOptionName(string name) => name.Length is > 2 and <= 24 && name.All(static c => c is (>= 'a' and <= 'z') or '-');

    // Without the names of .NET's types, and without a token that may be a value.
    private static string Describe(ParseError error)
    {
        var symbol = error.SymbolResult switch
        {
            OptionResult option => $"--{option.Option.Name.TrimStart('-')}",
            ArgumentResult { Parent: OptionResult option } => $"--{option.Option.Name.TrimStart('-')}",
            ArgumentResult argument => argument.Argument.Name,
            _ => null,
        };
        if (symbol is null)
        {
            return error.Message;
        }

        if (s_numbers.FirstOrDefault(type => error.Message.Contains(type.FullName!, StringComparison.Ordinal)) is { } number)
        {
            return $"The value of '{symbol}' is not a {(number == typeof(int) || number == typeof(long) ? "whole number" : "number")}.";
        }

        return error.Message.Split('\n') is [_, .. { Length: > 0 } lines] && lines.All(static line => line.Trim() is ['\'', .., '\''])
            ? OneOf(symbol, [.. lines.Select(static line => line.Trim().Trim('\''))], error.SymbolResult?.Tokens is [var token, ..] ? token.Value : null)
            : error.Message;
    }

    private static string OneOf(string symbol, string[] values, string? given) =>
        $"The value of '{symbol}' must be one of: {string.Join(", ", values)}.{(given is not null && Similar.Find(given, values) is { } meant ? $" Did you mean '{meant}'?" : string.Empty)}";

    private static string? MissingArgument(ParseResult arguments, Command command) =>
        command.Arguments.FirstOrDefault(argument => (arguments.GetResult(argument)?.Tokens.Count ?? 0) < argument.Arity.MinimumNumberOfValues) is { } missing
            ? $"The argument '{missing.Name}' is missing."
            : null;

    private static string[] NamesOf(Command command) => [.. command.Subcommands.Where(static c => !c.Hidden).Select(static c => c.Name)];

    // Only what looks like a command is repeated; a value that was pasted by mistake is not.
    private static string UnknownCommand(Command command, string token)
    {
        var names = NamesOf(command);
        var shown = token.Length <= 24 && token.All(static c => c is (>= 'a' and <= 'z') or '-') ? $"Unknown command '{token}'." : "Unknown command.";
        return Similar.Find(token, names) is { } meant ? $"{shown} Did you mean '{meant}'?" : $"{shown} The commands are: {string.Join(", ", names)}.";
    }

    private static List<string> OptionsOf(ParseResult arguments)
    {
        List<string> names = [];
        for (var result = arguments.CommandResult; result is not null; result = result.Parent as CommandResult)
        {
            names.AddRange(result.Command.Options.Where(option => option.Recursive || result == arguments.CommandResult).Select(static option => option.Name));
        }

        return names;
    }

    private static string PathOf(ParseResult arguments)
    {
        List<string> names = [];
        for (var result = arguments.CommandResult; result is not null; result = result.Parent as CommandResult)
        {
            names.Insert(0, result.Parent is null ? "genie-secrets" : result.Command.Name);
        }

        return string.Join(' ', names);
    }
}
