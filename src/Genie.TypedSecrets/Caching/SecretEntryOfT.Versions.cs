namespace Genie.TypedSecrets.Caching;

// Versions other than the current one: each is an entry of its own, owned by this one.
internal sealed partial class SecretEntry<T>
{
    /// <summary>The number of cached versions, without the current one. The least recently used one is removed first.</summary>
    internal const int MaxVersions = 8;

    /// <summary>Gets a version of the secret, from the cache while that value's time to live lasts.</summary>
    internal async ValueTask<Versioned<T>> GetVersionAsync(SecretVersionStage selected, CancellationToken cancellationToken)
    {
        if (selected == SecretVersionStage.Current)
        {
            return await GetVersionedAsync(cancellationToken).ConfigureAwait(false);
        }

        var entry = GetVersionEntry(selected);
        NoteRead();
        return await entry.GetUnexpiredAsync(cancellationToken).ConfigureAwait(false);
    }

    private bool IsOf(SecretVersionStage selected) => versionOf?.Version == selected;

    private SecretEntry<T> GetVersionEntry(SecretVersionStage selected)
    {
        lock (_gate)
        {
            var versions = Occasional_NeedsLock.Versions;
            var entry = versions.Find(entry => entry.IsOf(selected)) ?? new(Name, descriptor, Services, new(this, selected));
            versions.Remove(entry);
            if (!IsRetired)
            {
                versions.Add(entry);
            }

            if (versions.Count > MaxVersions)
            {
                versions.RemoveAt(0);
            }

            return entry;
        }
    }

    // Unlike the current version, which may be stale while it is refreshed: a label names another version after each rotation, so a value past its
    // time to live is returned only if the store cannot be asked.
    private async ValueTask<Versioned<T>> GetUnexpiredAsync(CancellationToken cancellationToken)
    {
        Flight<T> flight;
        bool isNew;
        lock (_gate)
        {
            var now = _clock.Now;
            if (UsableAt(now) is { } usable && (now < usable.ExpiresAt || BackingOff_NeedsLock(now) is not null || Services.Health.NotBefore(now) > now))
            {
                return usable;
            }

            cancellationToken.ThrowIfCancellationRequested();
            flight = JoinFlight_NeedsLock(now, FetchReason.Explicit, out isNew);
        }

        if (isNew)
        {
            flight.Start();
        }

        var result = await flight.Outcome.WaitAsync(cancellationToken).ConfigureAwait(false);
        return result.Error is { KeepsLastKnownGoodValue: true } && UsableAt(_clock.Now) is { } last ? last : result.GetOrThrow();
    }
}
