using System.CommandLine;
using Genie.TypedSecrets.Stores;

namespace Genie.TypedSecrets.Cli.Commands;

/// <summary>The option that all commands share: which store.</summary>
internal static class StoreOption
{
    internal static readonly Option<string> Instance = new("--store")
    {
        Description = $"The store: {string.Join(", ", SecretStores.Names)}.",
        DefaultValueFactory = static _ => "local",
        Recursive = true,
    };

    internal static ISecretStore Open(ParseResult arguments, CliSurroundings surroundings) =>
        SecretStores.Create(arguments.GetRequiredValue(Instance), surroundings.Stores);

    /// <exception cref="CliException">The store can only be read.</exception>
    internal static IWritableSecretStore OpenWritable(ParseResult arguments, CliSurroundings surroundings)
    {
        var store = Open(arguments, surroundings);
        return store as IWritableSecretStore
            ?? throw new CliException($"The {store.Name} store can only be read from here. Use --store local, or change what it reads from.");
    }
}
