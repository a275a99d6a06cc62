using Genie.TypedSecrets.Tooling.Management;

namespace Genie.TypedSecrets.Tooling.Inventory;

/// <summary>Represents the secrets of a store.</summary>
/// <param name="Store">The store's name.</param>
/// <param name="Secrets">The secrets, in ordinal order of their names.</param>
public sealed record SecretInventory(string Store, IReadOnlyList<SecretMetadata> Secrets) : Report
{
    /// <inheritdoc/>
    public override string Kind => "inventory";

    /// <summary>Lists the secrets of a store.</summary>
    /// <param name="store">The store.</param>
    /// <param name="prefix">The prefix that names must have; empty for all.</param>
    /// <param name="includeDeleted">Whether secrets that are scheduled for deletion are included.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <returns>The inventory.</returns>
    public static async Task<SecretInventory> ReadAsync(IManagedStore store, string prefix, bool includeDeleted, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(store);
        var secrets = await store.ListAsync(includeDeleted, cancellationToken).ConfigureAwait(false);
        return new(store.Name, [.. secrets.Where(secret => secret.Name.StartsWith(prefix, StringComparison.Ordinal))]);
    }
}
