namespace Genie.TypedSecrets.Emulator.Model;

/// <summary>A secret's versions and the moves of their staging labels. A label is on one version at a time.</summary>
internal sealed class SecretVersions
{
    /// <summary>How many versions are kept before deprecated ones of former days are pruned (the quota "Versions per secret" is about 100).</summary>
    internal const int MaxCount = 100;

    /// <summary>How many are kept at all: what a record in the local store has room for.</summary>
    internal const int HardMaxCount = 200;

    private static readonly TimeSpan s_keptAtLeast = TimeSpan.FromHours(24);

    private readonly List<EmulatedVersion> _versions = [];

    /// <summary>All of them, the oldest first.</summary>
    internal IReadOnlyList<EmulatedVersion> All => _versions;

    internal EmulatedVersion? FindById(string id) => _versions.Find(version => version.Id == id);

    internal EmulatedVersion? FindByStage(string stage) => _versions.Find(version => version.Stages.Contains(stage));

    /// <summary>The version that a read asks for, by its id, by a label, or by both.</summary>
    /// <exception cref="SecretsManagerError">There is none, the two are not of the same version, or it has no content yet.</exception>
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

    /// <summary>Takes over a version that was stored before, with the labels it has.</summary>
    internal void Restore(EmulatedVersion version) => _versions.Add(version);

    /// <summary>Adds a version without labels.</summary>
    internal EmulatedVersion Add(string id, DateTimeOffset now, string kmsKeyId)
    {
        var version = new EmulatedVersion(id, now, kmsKeyId);
        _versions.Add(version);
        Prune(now);
        return version;
    }

    /// <summary>Removes a version that nothing refers to any more.</summary>
    internal void Remove(EmulatedVersion version)
    {
        _versions.Remove(version);
        version.Wipe();
    }

    /// <summary>
    /// Attaches a label to a version and removes it from wherever it was. The version that <c>AWSCURRENT</c> leaves becomes <c>AWSPREVIOUS</c>, and
    /// is no longer <c>AWSPENDING</c> if it was.
    /// </summary>
    internal void MoveStage(string stage, EmulatedVersion target)
    {
        var holder = FindByStage(stage);
        if (holder == target)
        {
            return;
        }

        ThrowIfFull(target, stage);
        holder?.Stages.Remove(stage);
        target.Stages.Add(stage);
        if (stage == VersionStage.Current && holder is not null)
        {
            holder.Stages.Remove(VersionStage.Pending);
            FindByStage(VersionStage.Previous)?.Stages.Remove(VersionStage.Previous);
            holder.Stages.Add(VersionStage.Previous);
        }
    }

    internal void Wipe() => _versions.ForEach(static version => version.Wipe());

    private static void ThrowIfFull(EmulatedVersion target, string stage)
    {
        if (target.Stages.Count >= VersionStage.MaxPerVersion && !target.Stages.Contains(stage))
        {
            throw SecretsManagerError.LimitExceeded($"You can't attach more than {VersionStage.MaxPerVersion} staging labels to a version.");
        }
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
