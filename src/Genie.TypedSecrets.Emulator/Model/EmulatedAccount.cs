using Genie.TypedSecrets.Emulator.Persistence;

namespace Genie.TypedSecrets.Emulator.Model;

/// <summary>Represents the secrets of one account in all regions. It implements AWS's rules, independent of HTTP.</summary>
/// <remarks>
/// Not thread-safe: every access holds <see cref="Gate"/>. A change is stored first and visible afterwards; if it can't be stored, nothing changes, so that memory and
/// directory are always the same.
/// </remarks>
internal sealed class EmulatedAccount(TimeProvider clock, string accountId)
{
    private readonly Dictionary<string, RegionSecrets> _regions = new(StringComparer.Ordinal);

    internal Lock Gate { get; } = new();

    internal string Id => accountId;

    internal DateTimeOffset Now => clock.GetUtcNow();

    /// <summary>Gets or sets where changes are stored.</summary>
    internal ISecretStorage Storage { get; set; } = MemoryStorage.Instance;

    /// <summary>Gets the secrets of a region.</summary>
    internal RegionSecrets Region(string name)
    {
        PurgeExpired();
        return RegionCore(name);
    }

    /// <summary>Stores a secret and makes it visible, together with its replicas.</summary>
    /// <exception cref="SecretsException">The secret can't be stored. Nothing has changed.</exception>
    internal void Save(EmulatedSecret secret)
    {
        Storage.Save(secret);
        Show(secret);
    }

    /// <summary>Removes a secret permanently, together with its replicas.</summary>
    /// <exception cref="SecretsException">The removal can't be stored. Nothing has changed.</exception>
    internal void Remove(EmulatedSecret secret)
    {
        Storage.Delete(secret);
        Hide(secret);
    }

    /// <summary>Adds secrets that were stored before.</summary>
    internal void Restore(IEnumerable<EmulatedSecret> secrets)
    {
        foreach (var secret in secrets)
        {
            Show(secret);
        }
    }

    /// <summary>Checks whether a replica exists. It doesn't while another secret has its name in the region.</summary>
    internal bool IsInSync(EmulatedSecret primary, SecretReplica replica) => replica.IsInSync && RegionCore(replica.Region).FindByName(primary.Name) is { IsReplica: true };

    private void Show(EmulatedSecret secret)
    {
        var former = RegionCore(secret.Region).FindByName(secret.Name);
        RegionCore(secret.Region).Set(secret);
        ShowReplicas(secret);
        if (former is null || former.IsReplica)
        {
            // A replica's values are its primary secret's.
            return;
        }

        foreach (var removed in former.Replicas.Where(replica => replica.IsInSync && !HasReplicaIn(secret, replica.Region)))
        {
            HideReplica(secret, removed);
        }

        former.Versions.WipeExcept(secret.Versions);
    }

    private void ShowReplicas(EmulatedSecret primary)
    {
        foreach (var replica in primary.Replicas.Where(static replica => replica.IsInSync))
        {
            var secrets = RegionCore(replica.Region);
            var shown = secrets.FindByName(primary.Name);
            if (shown is { IsReplica: false })
            {
                // It is about to be overwritten, or was just made independent. A secret takes precedence over a replica.
                continue;
            }

            var copy = primary.CreateReplica(replica);
            if (shown is not null)
            {
                copy.Versions.CopyAccessDates(shown.Versions);
            }

            secrets.Set(copy);
        }
    }

    private void Hide(EmulatedSecret secret)
    {
        RegionCore(secret.Region).Remove(secret);
        foreach (var replica in secret.Replicas.Where(static replica => replica.IsInSync))
        {
            HideReplica(secret, replica);
        }

        secret.Versions.Wipe();

        // A secret that a replica overwrites.
        foreach (var primary in _regions.Values.Select(region => region.FindByName(secret.Name)).OfType<EmulatedSecret>().Where(found => HasReplicaIn(found, secret.Region)).ToArray())
        {
            ShowReplicas(primary);
        }
    }

    private static bool HasReplicaIn(EmulatedSecret secret, string region) => secret.Replicas.Exists(replica => replica.IsInSync && replica.Region == region);

    private void HideReplica(EmulatedSecret primary, SecretReplica replica)
    {
        if (RegionCore(replica.Region).FindByName(primary.Name) is { IsReplica: true } shown)
        {
            RegionCore(replica.Region).Remove(shown);
        }
    }

    // A recovery window ends at its time, however late the next request comes. Expired records are also dropped when a directory is opened.
    private void PurgeExpired()
    {
        var now = Now;
        foreach (var secret in _regions.Values.SelectMany(region => region.Expired(now)).ToArray())
        {
            Hide(secret);
            Storage.Discard(secret);
        }
    }

    private RegionSecrets RegionCore(string name)
    {
        if (!_regions.TryGetValue(name, out var region))
        {
            region = new RegionSecrets(name, new SecretArn(name, accountId));
            _regions.Add(name, region);
        }

        return region;
    }
}
