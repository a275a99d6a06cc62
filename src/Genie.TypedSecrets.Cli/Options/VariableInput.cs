using System.CommandLine;
using Genie.TypedSecrets.Cli.Commands;
using Genie.TypedSecrets.Stores;
using Genie.TypedSecrets.Tooling.Exporting;
using Genie.TypedSecrets.Tooling.Values;

namespace Genie.TypedSecrets.Cli.Options;

/// <summary>Reads secrets as environment variables, for the commands <c>export</c> and <c>run</c>.</summary>
internal static class VariableInput
{
    internal static readonly Option<string> Prefix = new("--prefix") { Description = "The prefix of each variable.", DefaultValueFactory = static _ => string.Empty, HelpName = "text" };

    internal static Argument<string[]> CreateNames(CliContext context)
    {
        var names = new Argument<string[]>("names") { HelpName = "names", Description = "The secrets' names, such as genie-dev/api-keys.", Arity = ArgumentArity.OneOrMore };
        names.CompletionSources.Add(_ => SecretNameCompletion.Find(context));
        return names;
    }

    internal static async Task<IReadOnlyList<KeyValuePair<string, string>>> ReadAsync(CommandRun run, IReadOnlyList<string> names, CancellationToken cancellationToken)
    {
        List<KeyValuePair<string, string>> variables = [];
        foreach (var name in names)
        {
            using var payload = await NotFoundAdvice.AddAsync(run, () => run.Store.GetAsync(new SecretRequest(name), cancellationToken), name, cancellationToken).ConfigureAwait(false);
            variables.AddRange(SecretVariables.Of(name, SecretDocument.Read(payload), run.Get(Prefix)!));
        }

        SecretVariables.ThrowIfAmbiguous(variables);
        return variables;
    }
}
