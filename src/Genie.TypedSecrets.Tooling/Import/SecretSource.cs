using Genie.TypedSecrets.Schema.Json;
using Genie.TypedSecrets.Stores;
using Genie.TypedSecrets.Tooling.Management;
using Genie.TypedSecrets.Tooling.Values;

namespace Genie.TypedSecrets.Tooling.Import;

/// <summary>Represents another secret.</summary>
/// <param name="store">The store.</param>
/// <param name="secret">The secret's name.</param>
public sealed class SecretSource(IManagedStore store, string secret) : ImportSource(secret)
{
    /// <inheritdoc/>
    public override async Task<IReadOnlyList<ImportEntry>> ReadAsync(CancellationToken cancellationToken)
    {
        using var payload = await store.GetAsync(new SecretRequest(Name), cancellationToken).ConfigureAwait(false);
        var document = SecretDocument.Read(payload);
        if (document.IsBinary)
        {
            throw new ToolingException($"The value of '{Name}' is binary. Copy it as a whole: genie-secrets copy {Name} NAME");
        }

        // A secret of one value is an entry with the last part of its name.
        return document.Root is null
            ? [new(Name[(Name.LastIndexOf('/') + 1)..], document.Text)]
            : [.. KeyPath.Leaves(document.Root).Select(path => (Path: path, Node: KeyPath.Find(document.Root, path)!)).Where(static entry => entry.Node is not JsonNull).Select(entry => new ImportEntry(entry.Path, document.TextOf(entry.Node)))];
    }

    /// <inheritdoc/>
    public override async Task<string> DeleteAsync(IReadOnlyCollection<string> names, CancellationToken cancellationToken)
    {
        string[] others = [.. (await ReadAsync(cancellationToken).ConfigureAwait(false)).Select(static entry => entry.Name).Except(names, StringComparer.Ordinal)];
        if (others.Length > 0)
        {
            throw new ToolingException($"The secret '{Name}' has keys that were not imported, so it is not deleted: {string.Join(", ", others.Select(static name => Constraints.DisplayText.CleanName(name)))}. Import them, too, or remove the imported keys with genie-secrets unset.");
        }

        var until = await store.DeleteAsync(Name, recoveryDays: null, cancellationToken).ConfigureAwait(false);
        return until is null ? $"Deleted {Name} from the {store.Name} store." : $"Deleted {Name}. It can be restored: genie-secrets restore {Name} --store {store.Name}";
    }
}
