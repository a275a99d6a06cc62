using System.CommandLine;
using Genie.TypedSecrets.Cli.Parsing;

namespace Genie.TypedSecrets.Cli.Options;

/// <summary>The argument <c>name</c>: a secret's name.</summary>
internal static class NameArgument
{
    internal const string Name = "name";

    internal static Argument<string> Create(CliContext context)
    {
        var argument = new Argument<string>(Name) { HelpName = Name, Description = "The secret's name, such as genie-dev/api-keys." };
        argument.CompletionSources.Add(_ => SecretNameCompletion.Find(context));
        argument.Validators.Add(static result =>
        {
            if (result.Tokens is [var token] && token.Value.Trim().Length == 0)
            {
                result.AddError("The secret's name is empty. If it comes from a variable, check that the variable is set.");
            }
        });
        return argument.RejectingOptions();
    }
}
