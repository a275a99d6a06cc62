using System.CommandLine;
using Genie.TypedSecrets.Stores;
using Genie.TypedSecrets.Tooling;

namespace Genie.TypedSecrets.Cli.Options;

/// <summary>The option <c>--store</c>.</summary>
internal static class StoreOption
{
    private const string Default = "local";

    // It ends with the command that wrote to it.
    private const string Unusable = "memory";

    internal static readonly Option<string?> Instance = Create($"The default is {SecretsOptions.StoreVariable}, else {Default}.");

    /// <summary>The option of commands that do their work without a store, too.</summary>
    internal static readonly Option<string?> Optional = Create($"The default is {SecretsOptions.StoreVariable}. If neither is set, no store is read.");

    /// <summary>Determines whether a store was chosen, by <c>--store</c> or by the environment variable.</summary>
    internal static bool IsChosen(CommandRun run) => run.Has(Instance) || run.Has(Optional) || !string.IsNullOrWhiteSpace(run.Context.Stores.EnvironmentVariableReader(SecretsOptions.StoreVariable));

    /// <summary>Gets the name of the chosen store, and the reason for which it is chosen.</summary>
    internal static (string Name, string Origin) Choose(CommandRun run)
    {
        if ((run.Get(Instance) ?? run.Get(Optional)) is { } named)
        {
            return (named.Trim(), "--store");
        }

        var variable = run.Context.Stores.EnvironmentVariableReader(SecretsOptions.StoreVariable);
        return string.IsNullOrWhiteSpace(variable) ? (Default, "the default") : (variable.Trim(), SecretsOptions.StoreVariable);
    }

    /// <summary>Creates the chosen store: the one that <c>--store</c> names, else the one that jobs of this shell read from, else the local one.</summary>
    /// <exception cref="ToolingException">It is one that a command cannot use.</exception>
    internal static ISecretStore Open(ParseResult arguments, CliContext context, IReadOnlyList<string> regions)
    {
        var chosen = arguments.GetValue(Instance) ?? arguments.GetValue(Optional) ?? context.Stores.EnvironmentVariableReader(SecretsOptions.StoreVariable);
        return Open(string.IsNullOrWhiteSpace(chosen) ? Default : chosen.Trim(), context, regions);
    }

    /// <summary>Creates the store of a name.</summary>
    /// <exception cref="ToolingException">It is one that a command cannot use.</exception>
    internal static ISecretStore Open(string name, CliContext context, IReadOnlyList<string> regions)
    {
        return string.Equals(name, Unusable, StringComparison.OrdinalIgnoreCase)
            ? throw new ToolingException("The memory store belongs to one process and ends with it. Use --store local.")
            : context.CreateStore(name, new SecretStoreContext { EnvironmentVariableReader = context.Stores.EnvironmentVariableReader, TimeProvider = context.Stores.TimeProvider, Regions = regions });
    }

    private static Option<string?> Create(string described)
    {
        var names = SecretStores.Names.Where(static name => name != Unusable).ToArray();
        var option = new Option<string?>("--store", "-s")
        {
            Description = $"The store: {string.Join(", ", names)}. {described}",
            HelpName = "name",
        };
        option.CompletionSources.Add(names);
        return option;
    }
}
