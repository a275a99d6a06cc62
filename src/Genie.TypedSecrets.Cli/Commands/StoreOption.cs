using System.CommandLine;
using Genie.TypedSecrets.Stores;

namespace Genie.TypedSecrets.Cli.Commands;

/// <summary>The option that all commands share: which store.</summary>
internal static class StoreOption
{
    private const string Default = "local";

    // It ends with the command that wrote to it.
    private const string OfNoUse = "memory";

    internal static readonly Option<string?> Instance = new("--store")
    {
        Description = $"The store: {string.Join(", ", SecretStores.Names.Where(static name => name != OfNoUse))}. By default what {SecretsOptions.StoreVariable} says, else {Default}.",
        HelpName = "name",
        Recursive = true,
    };

    /// <summary>The chosen store: what <c>--store</c> says, else what the jobs of this shell read from, else the local one.</summary>
    /// <exception cref="CliException">It is one that a command has no use for.</exception>
    internal static ISecretStore Open(ParseResult arguments, CliContext surroundings)
    {
        var chosen = arguments.GetValue(Instance) ?? surroundings.Stores.EnvironmentVariableReader(SecretsOptions.StoreVariable);
        var name = string.IsNullOrWhiteSpace(chosen) ? Default : chosen.Trim();
        return string.Equals(name, OfNoUse, StringComparison.OrdinalIgnoreCase)
            ? throw new CliException("The memory store is a program's own and ends with it. Use --store local.")
            : SecretStores.Create(name, surroundings.Stores);
    }

    /// <exception cref="CliException">The store can only be read.</exception>
    internal static IWritableSecretStore OpenWritable(ParseResult arguments, CliContext surroundings)
    {
        var store = Open(arguments, surroundings);
        return store as IWritableSecretStore
            ?? throw new CliException($"The {store.Name} store can only be read from here. Use --store local, or change what it reads from.");
    }
}
