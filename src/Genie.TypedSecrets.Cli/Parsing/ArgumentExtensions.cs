using System.CommandLine;
using System.CommandLine.Parsing;
using Genie.TypedSecrets.Tooling.Values;

namespace Genie.TypedSecrets.Cli.Parsing;

/// <summary>Adds validation to arguments.</summary>
internal static class ArgumentExtensions
{
    /// <summary>Rejects a value that begins like an option: it is a misspelled one.</summary>
    internal static Argument<T> RejectingOptions<T>(this Argument<T> argument)
    {
        argument.Validators.Add(static result =>
        {
            if (result.Tokens.FirstOrDefault(static token => token.Value.StartsWith("--", StringComparison.Ordinal)) is { } token)
            {
                var options = (result.Parent as CommandResult)?.Command.Options.Select(static option => option.Name).ToArray() ?? [];
                var meant = Similar.Find(token.Value.Split('=')[0], options);
                result.AddError(ParseErrors.UnknownOption(token.Value, meant));
            }
        });
        return argument;
    }
}
