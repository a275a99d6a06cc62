using Genie.TypedSecrets.Emulator;
using Genie.TypedSecrets.Stores;
using Genie.TypedSecrets.Tooling;
using Genie.TypedSecrets.Tooling.Management;

namespace Genie.TypedSecrets.Cli.Serving;

/// <summary>Fills an emulator with the secrets of a store.</summary>
internal static class EmulatorSeed
{
    private const string MarkerName = "has-values-of-a-store";

    // It belongs to another process.
    private const string Unusable = "memory";

    /// <summary>Checks whether a data directory was ever filled from a store.</summary>
    internal static bool IsMarked(string? dataDirectory) => dataDirectory is not null && File.Exists(Path.Combine(dataDirectory, MarkerName));

    /// <summary>Marks a data directory before it is filled from a store, so that later runs protect the values, too.</summary>
    internal static void MarkDirectory(string? dataDirectory)
    {
        if (dataDirectory is not null)
        {
            File.WriteAllText(Path.Combine(dataDirectory, MarkerName), string.Empty);
        }
    }

    /// <summary>Copies the current versions of all secrets that the emulator does not have yet.</summary>
    /// <exception cref="ToolingException">The store can't be used.</exception>
    internal static async Task CopyAsync(SecretsManagerEmulator emulator, string storeName, CommandRun run, CancellationToken cancellationToken)
    {
        var created = Create(storeName, run.Context);
        using var disposable = created as IDisposable;
        var store = ManagedStores.Create(created, run.Project);
        foreach (var secret in await store.ListAsync(includeDeleted: false, cancellationToken).ConfigureAwait(false))
        {
            if (secret.Problem is not null || emulator.Contains(secret.Name))
            {
                continue;
            }

            using var payload = await store.GetAsync(new SecretRequest(secret.Name), cancellationToken).ConfigureAwait(false);
            emulator.Put(secret.Name, payload.Reveal(), payload.IsBinary);
        }
    }

    private static ISecretStore Create(string name, CliContext context) => string.Equals(name, Unusable, StringComparison.OrdinalIgnoreCase)
        ? throw new ToolingException("The memory store belongs to one process and ends with it. Use --seed-from-store local.")
        : context.CreateStore(name, context.Stores);
}
