namespace Genie.TypedSecrets.Emulator.Model;

/// <summary>Represents a secret's versions and moves their staging labels. A label is attached to one version at a time.</summary>
internal sealed class SecretVersions
{
    /// <summary>The number of versions above which deprecated ones older than a day are removed (the quota "Versions per secret" is about 100).</summary>
    internal const int MaxCount = 100;

    /// <summary>The number of versions above which deprecated ones of any age are removed.</summary>
    internal const int HardMaxCount = 200;

    private static readonly TimeSpan s_keptAtLeast = TimeSpan.FromHours(24);

    private readonly List<EmulatedVersion> _versions = [];

    /// <summary>Gets all versions, oldest first.</summary>
    internal IReadOnlyList<EmulatedVersion> All => _versions;

    internal EmulatedVersion? FindById(string id) => _versions.Find(version => version.Id == id);

    internal EmulatedVersion? FindByStage(string stage) => _versions.Find(version => version.Stages.Contains(stage));

    /// <summary>Finds the version for a read by its id, by a staging label, or by both.</summary>
    /// <exception cref="SecretsManagerError">The version does not exist, id and label are of different versions, or the version has no value yet.</exception>
    internal EmulatedVersion Find(string? id, string? stage)
    {
        if (id is null)
        {
            var wanted = stage ?? VersionStage.Current;
            return FindByStage(wanted) is { Content: not null } staged ? staged : throw SecretsManagerError.StageNotFound(wanted);
        }

        var version = FindById(id) ?? throw SecretsManagerError.VersionNotFound(id);
        if (stage is not null && !version.Stages.Contains(stage))
        {
            throw SecretsManagerError.InvalidRequest("You provided a VersionStage that is not associated to the provided VersionId.");
        }

        return version.Content is not null ? version : throw SecretsManagerError.VersionNotFound(id);
    }

    /// <summary>Adds a version that was stored before, with its labels.</summary>
    internal void Restore(EmulatedVersion version) => _versions.Add(version);

    /// <summary>Adds a version without labels.</summary>
    internal EmulatedVersion Add(string id, DateTimeOffset now, string kmsKeyId)
    {
        var version = new EmulatedVersion(id, now, kmsKeyId);
        _versions.Add(version);
        Prune(now);
        return version;
    }

    /// <summary>Removes a version.</summary>
    internal void Remove(EmulatedVersion version)
    {
        _versions.Remove(version);
    }

    /// <summary>
    /// Attaches a label to a version and removes it from the version that has it. The version that loses <c>AWSCURRENT</c> gets <c>AWSPREVIOUS</c>, and
    /// loses <c>AWSPENDING</c>.
    /// </summary>
    internal void MoveStage(string stage, EmulatedVersion target)
    {
        var holder = FindByStage(stage);
        if (holder == target)
        {
            return;
        }

        if (holder is null && _versions.Sum(static version => version.Stages.Count) >= VersionStage.MaxPerSecret)
        {
            throw SecretsManagerError.LimitExceeded($"You can't attach more than {VersionStage.MaxPerSecret} staging labels to the versions of a secret.");
        }

        holder?.Stages.Remove(stage);
        target.Stages.Add(stage);
        if (stage == VersionStage.Current && holder is not null)
        {
            holder.Stages.Remove(VersionStage.Pending);
            FindByStage(VersionStage.Previous)?.Stages.Remove(VersionStage.Previous);
            holder.Stages.Add(VersionStage.Previous);
        }
    }

    /// <summary>Copies the versions, encrypted under another key if one is given. The values are shared.</summary>
    internal SecretVersions Clone(string? kmsKeyId) => CloneCore(version => version.Clone(kmsKeyId ?? version.KmsKeyId, version.Content));

    /// <summary>Copies the versions together with their values.</summary>
    internal SecretVersions CloneWithValues() => CloneCore(static version => version.Clone(version.KmsKeyId, version.Content?.Copy()));

    /// <summary>Takes over the dates of the last reads from the versions with the same ids.</summary>
    internal void CopyAccessDates(SecretVersions from)
    {
        foreach (var version in _versions)
        {
            version.LastAccessedOn = from.FindById(version.Id)?.LastAccessedOn;
        }
    }

    internal void Wipe() => _versions.ForEach(static version => version.Content?.Wipe());

    /// <summary>Wipes the values that another list of versions doesn't share.</summary>
    internal void WipeExcept(SecretVersions kept)
    {
        var shared = kept._versions.Select(static version => version.Content).ToHashSet(ReferenceEqualityComparer.Instance);
        foreach (var version in _versions.Where(version => !shared.Contains(version.Content)))
        {
            version.Content?.Wipe();
        }
    }

    private SecretVersions CloneCore(Func<EmulatedVersion, EmulatedVersion> clone)
    {
        var copy = new SecretVersions();
        copy._versions.AddRange(_versions.Select(clone));
        return copy;
    }

    private void Prune(DateTimeOffset now)
    {
        // The newest is the one being added: it has no label yet.
        foreach (var version in _versions.SkipLast(1).Where(static version => version.Stages.Count == 0).ToArray())
        {
            var max = now - version.CreatedAt > s_keptAtLeast ? MaxCount : HardMaxCount;
            if (_versions.Count > max)
            {
                Remove(version);
            }
        }
    }
}
