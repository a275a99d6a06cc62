using Genie.TypedSecrets.Emulator;
using Genie.TypedSecrets.Stores;
using Genie.TypedSecrets.Tooling.Management;

namespace Genie.TypedSecrets.Cli.Serving;

/// <summary>Fills an emulator with the secrets of a store.</summary>
internal static class EmulatorSeed
{
    /// <summary>Copies the current versions of all secrets that the emulator does not have yet.</summary>
    internal static async Task CopyAsync(SecretsManagerEmulator emulator, IManagedStore store, CancellationToken cancellationToken)
    {
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
}
