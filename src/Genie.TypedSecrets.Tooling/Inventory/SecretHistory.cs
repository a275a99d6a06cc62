using Genie.TypedSecrets.Tooling.Management;

namespace Genie.TypedSecrets.Tooling.Inventory;

/// <summary>Represents the versions of a secret.</summary>
/// <param name="Store">The store's name.</param>
/// <param name="Name">The secret's name.</param>
/// <param name="Versions">The versions, newest first.</param>
public sealed record SecretHistory(string Store, string Name, IReadOnlyList<SecretVersionInfo> Versions) : Report
{
    /// <inheritdoc/>
    public override string Kind => "history";

    /// <summary>Reads the versions of a secret.</summary>
    /// <param name="store">The store.</param>
    /// <param name="name">The secret's name.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <returns>The versions.</returns>
    public static async Task<SecretHistory> ReadAsync(IManagedStore store, string name, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(store);
        return new(store.Name, name, await store.ListVersionsAsync(name, cancellationToken).ConfigureAwait(false));
    }
}
